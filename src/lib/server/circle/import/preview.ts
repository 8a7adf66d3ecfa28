/** Preview of a file of compounds or facilities: the records to store and all problems of the rows. */
import { createHash } from 'node:crypto';
import { snapPoints, DEFAULT_SNAP_M } from '../../../domain/circle/network/snap.ts';
import { indexEdges } from '../../../domain/circle/network/edge-index.ts';
import { isInBox } from '../../../domain/shared/geo/bbox.ts';
import type { LonLat } from '../../../domain/shared/geo/geodesy.ts';
import {
	problem,
	takeFacilities,
	takeResidents,
	type IntakeProblem,
	type PlaceRow
} from '../../../domain/circle/import/rows.ts';
import { isDay } from '../../../domain/shared/time/day.ts';
import { decodeNetwork } from '../../../domain/circle/network/network-codec.ts';
import { buildNetwork } from '../../../domain/circle/network/network.ts';
import type { Facility } from '../../../domain/circle/facility.ts';
import type { Statements } from '../../backend/engine.ts';
import type { CompoundRow } from '../store-places.ts';
import type { ChosenTown } from '../../shared/chosen-town.ts';
import { readPlaces, type CircleImportKind, type PlaceFile } from './read-places.ts';

export type ImportedFacility = Facility & { readonly opens: string | null };

export interface PlacePreview {
	readonly importKind: CircleImportKind;
	/** Name of the file, for messages and for the record. */
	readonly name: string;
	readonly sha256: string;
	readonly compounds: readonly CompoundRow[];
	readonly facilities: readonly ImportedFacility[];
	/** By row. A file with problems is not stored. */
	readonly problems: readonly IntakeProblem[];
	/** Notes on accepted rows. */
	readonly notes: readonly IntakeProblem[];
	/** Columns of a table that are not used. */
	readonly unused: readonly string[];
	/** Whether all points are far from real streets: then the coordinates are in another system. */
	readonly allOffStreets: boolean;
}

export const isAcceptable = ({ problems, allOffStreets, compounds, facilities }: PlacePreview): boolean =>
	problems.length === 0 && !allOffStreets && compounds.length + facilities.length > 0;

/** @throws PlaceFileError where the file as a whole cannot be read */
export async function previewPlaces(
	statements: Statements,
	town: ChosenTown,
	importKind: CircleImportKind,
	bytes: Buffer,
	name: string
): Promise<PlacePreview> {
	const file = await readPlaces(bytes, importKind);
	const taken = importKind === 'residents' ? residentsIn(file) : facilitiesIn(file);
	const problems = [
		...taken.problems,
		...outsideTown(file.rows, town),
		...(await badOutlines(statements, file)),
		...(await knownElsewhere(statements, town, importKind, name, file.rows))
	];
	const off = await offStreets(statements, town, file.rows);
	return {
		importKind,
		name,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		compounds: taken.compounds,
		facilities: taken.facilities,
		problems: problems.toSorted((a, b) => a.row - b.row),
		notes: off.notes,
		unused: file.unused,
		allOffStreets: off.all
	};
}

type Taken = Pick<PlacePreview, 'compounds' | 'facilities' | 'problems'>;

function residentsIn({ rows, outlines }: PlaceFile): Taken {
	const { taken, problems } = takeResidents(rows);
	const outlineOf = new Map(rows.map(({ row, properties }) => [String(properties['id']).trim(), outlines.get(row)]));
	const compounds = taken.map((resident) => ({ ...resident, geometry: outlineOf.get(resident.id) ?? null }));
	return { compounds, facilities: [], problems };
}

function facilitiesIn({ rows }: PlaceFile): Taken {
	const { taken, problems, notes } = takeFacilities(rows);
	const opensOf = new Map<string, string>();
	const badOpenings: IntakeProblem[] = [];
	for (const row of rows) {
		const opens = row.properties['opens'];
		if (opens === undefined || opens === null || opens === '') continue;
		const [id, kind] = [String(row.properties['id']).trim(), String(row.properties['kind']).trim()];
		const state = taken.find((facility) => facility.id === id && facility.kind === kind)?.state;
		const isComing = state === 'planned' || state === 'under_construction';
		if (isComing && isDay(String(opens))) opensOf.set(`${kind} ${id}`, String(opens));
		else badOpenings.push(problem(row, id, 'bad_opening', opens));
	}
	return {
		compounds: [],
		facilities: taken.map((facility) => ({
			...facility,
			opens: opensOf.get(`${facility.kind} ${facility.id}`) ?? null
		})),
		// Pages show only kinds of the catalogue: here an unknown kind is a problem, not a note.
		problems: [...problems, ...notes.map((note) => ({ ...note, code: 'not_in_catalogue' as const })), ...badOpenings]
	};
}

function outsideTown(rows: readonly PlaceRow[], { allowed }: ChosenTown): IntakeProblem[] {
	return rows.flatMap((row) => {
		const outside = row.inDegrees && row.points.find(({ lon, lat }) => !isInBox(allowed, lon, lat));
		return outside ? [problem(row, idOf(row), 'outside_town', `${outside.lon}, ${outside.lat}`)] : [];
	});
}

async function badOutlines(statements: Statements, { rows, outlines }: PlaceFile): Promise<IntakeProblem[]> {
	if (outlines.size === 0) return [];
	const given = [...outlines].map(([row, outline]) => ({ row, outline }));
	const bad = await statements.query<{ row: number; reason: string }>(
		`select (given ->> 'row')::int as row, extensions.st_isvalidreason(geom) as reason
		from jsonb_array_elements($1::jsonb) as given,
			lateral extensions.st_geomfromgeojson(given ->> 'outline') as geom
		where not extensions.st_isvalid(geom)`,
		[given]
	);
	return bad.map(({ row, reason }) => {
		const own = rows.find((candidate) => candidate.row === row);
		return problem({ row }, own ? idOf(own) : null, 'bad_outline', reason);
	});
}

/** Ids that another import has stored; compounds of an extract are excepted: the file gives them their population. */
async function knownElsewhere(
	statements: Statements,
	{ code }: ChosenTown,
	importKind: CircleImportKind,
	name: string,
	rows: readonly PlaceRow[]
): Promise<IntakeProblem[]> {
	const table = importKind === 'residents' ? 'compounds' : 'circle_facilities';
	const kind = importKind === 'residents' ? 'null::text' : 't.kind';
	const stored = await statements.query<{ code: string; kind: string | null; name: string }>(
		`select t.code, ${kind} as kind, i.name from public.${table} as t
		join public.circle_imports as i on i.town_code = t.town_code and i.id = t.import_id
		where t.town_code = $1 and not (i.kind = $2 and i.name = $3)
			${importKind === 'residents' ? `and i.kind <> 'osm'` : ''}`,
		[code, importKind, name]
	);
	const importOf = new Map(stored.map((row) => [`${row.kind ?? ''} ${row.code}`, row.name]));
	return rows.flatMap((row) => {
		const kindHere = importKind === 'residents' ? '' : String(row.properties['kind'] ?? '').trim();
		const other = importOf.get(`${kindHere} ${idOf(row) ?? ''}`);
		return other === undefined ? [] : [problem(row, idOf(row), 'known_elsewhere', other)];
	});
}

const ENOUGH_TO_DOUBT = 3;

/** Notes points far from every street. Example streets are no evidence and are skipped. */
async function offStreets(
	statements: Statements,
	{ code }: ChosenTown,
	rows: readonly PlaceRow[]
): Promise<{ notes: IntakeProblem[]; all: boolean }> {
	const [stored] = await statements.query<{ streets: string; is_example: boolean }>(
		'select streets, is_example from public.walking_networks where town_code = $1',
		[code]
	);
	const placed = rows.flatMap((row) => (row.inDegrees && row.points[0] ? [{ row, point: row.points[0] }] : []));
	if (!stored || stored.is_example || placed.length === 0) return { notes: [], all: false };
	const far = distancesToStreets(
		stored.streets,
		placed.map(({ point }) => point)
	).flatMap((distance_m, i) => {
		const row = placed[i]?.row;
		return row && distance_m > DEFAULT_SNAP_M ? [problem(row, idOf(row), 'off_streets', Math.round(distance_m))] : [];
	});
	return { notes: far, all: placed.length >= ENOUGH_TO_DOUBT && far.length === placed.length };
}

function distancesToStreets(streets: string, places: readonly LonLat[]): number[] {
	const network = buildNetwork(decodeNetwork(Buffer.from(streets, 'base64')));
	return [...snapPoints(network, indexEdges(network), places).distance_m];
}

function idOf({ properties }: PlaceRow): string | null {
	const id = properties['id'];
	return id === undefined || id === null || id === '' ? null : String(id).trim();
}
