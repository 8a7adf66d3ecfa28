import type { LonLat } from '../../shared/geo/geodesy.ts';
import { FACILITY_KINDS } from '../kinds.ts';
import type { Facility, FacilityState, ResidentPoint } from '../facility.ts';

/** Why a row was refused, or a note on an accepted one. */
export type ProblemCode =
	| 'no_id'
	| 'repeated_id'
	| 'no_point'
	| 'not_degrees'
	| 'no_population'
	| 'bad_population'
	| 'bad_number'
	| 'no_kind'
	| 'unknown_state'
	| 'two_states'
	| 'no_line'
	| 'unknown_kind'
	| 'not_in_catalogue'
	| 'bad_opening'
	| 'bad_outline'
	| 'outside_town'
	| 'known_elsewhere'
	| 'off_streets';

export interface IntakeProblem {
	/** Counted from 1: the feature of a collection, the row of a table as a spreadsheet counts it (the header is row 1). */
	readonly row: number;
	readonly id: string | null;
	readonly code: ProblemCode;
	/** The value of the row, as text. */
	readonly value: string;
}

export interface Intake<T> {
	readonly taken: readonly T[];
	/** Rows that were refused; the caller decides whether the rest goes on. */
	readonly problems: readonly IntakeProblem[];
	/** Notes on accepted rows. */
	readonly notes: readonly IntakeProblem[];
}

/** One row of a file, from GeoJSON or a table. */
export interface PlaceRow {
	readonly row: number;
	readonly properties: Readonly<Record<string, unknown>>;
	/** One or more positions; empty when the row has no point. */
	readonly points: readonly LonLat[];
	/** Whether the positions can be degrees. */
	readonly inDegrees: boolean;
}

/** Words for the state of a facility in files; any other word is refused. */
const STATE_WORDS: Readonly<Record<string, FacilityState>> = {
	operating: 'operating',
	in_operation: 'operating',
	open: 'operating',
	已投用: 'operating',
	运营中: 'operating',
	under_construction: 'under_construction',
	construction: 'under_construction',
	建设中: 'under_construction',
	在建: 'under_construction',
	planned: 'planned',
	规划: 'planned',
	closed: 'closed',
	停用: 'closed'
};

const AGE_PREFIX = 'age_';

/** Residents are points with `id` and `population`; `name`, `age_…` and `residential_m2` are optional. */
export function takeResidents(rows: readonly PlaceRow[]): Intake<ResidentPoint> {
	const taken: ResidentPoint[] = [];
	const problems: IntakeProblem[] = [];
	const known = new Set<string>();
	for (const row of rows) {
		const id = idOf(row);
		const refuse = (code: ProblemCode, value: unknown): void => void problems.push(problem(row, id, code, value));
		const [point] = row.points;
		const population = numberIn(row.properties['population']);
		const area = numberIn(row.properties['residential_m2']);
		const badAge = Object.entries(row.properties).find(([key, value]) => isAge(key) && isNoCount(value));
		if (id === null) refuse('no_id', row.properties['id']);
		else if (known.has(id)) refuse('repeated_id', id);
		else if (!point || row.points.length > 1) refuse('no_point', row.points.length);
		else if (!row.inDegrees) refuse('not_degrees', `${point.lon}, ${point.lat}`);
		else if (population === null) refuse('no_population', row.properties['population']);
		else if (!(population >= 0)) refuse('bad_population', row.properties['population']);
		else if (area !== null && !(area >= 0)) refuse('bad_number', row.properties['residential_m2']);
		else if (badAge) refuse('bad_number', badAge.join(': '));
		else taken.push({ id, name: textIn(row, 'name'), population, ages: agesIn(row), residential_m2: area, ...point });
		if (id !== null) known.add(id);
	}
	return { taken, problems, notes: [] };
}

/**
 * Facilities are points with `id` and `kind`; `name`, `state` (or `status`) and `capacity` are optional. Several rows with
 * the same id and kind, or a row with several points, are the entrances of one facility.
 */
export function takeFacilities(rows: readonly PlaceRow[]): Intake<Facility> {
	const taken = new Map<string, Facility>();
	const problems: IntakeProblem[] = [];
	const notes: IntakeProblem[] = [];
	for (const row of rows) {
		const id = idOf(row);
		const refuse = (code: ProblemCode, value: unknown): void => void problems.push(problem(row, id, code, value));
		const kind = textIn(row, 'kind');
		const state = stateIn(row);
		const capacity = numberIn(row.properties['capacity']);
		const key = JSON.stringify([id, kind]);
		const known = taken.get(key);
		if (id === null) refuse('no_id', row.properties['id']);
		else if (kind === null) refuse('no_kind', row.properties['kind']);
		else if (row.points.length === 0) refuse('no_point', 0);
		else if (!row.inDegrees) refuse('not_degrees', row.points.map(({ lon, lat }) => `${lon}, ${lat}`).join('; '));
		else if (state === null) refuse('unknown_state', stateWord(row));
		else if (capacity !== null && !(capacity >= 0)) refuse('bad_number', row.properties['capacity']);
		else if (known && known.state !== state) refuse('two_states', `${known.state}, ${state}`);
		else {
			if (!FACILITY_KINDS.has(kind)) notes.push(problem(row, id, 'unknown_kind', kind));
			const entrances = [...(known?.entrances ?? []), ...row.points];
			taken.set(key, { id, kind, name: known?.name ?? textIn(row, 'name'), state, entrances, capacity });
		}
	}
	return { taken: [...taken.values()], problems, notes };
}

export function problem(row: { row: number }, id: string | null, code: ProblemCode, value: unknown): IntakeProblem {
	return { row: row.row, id, code, value: value === undefined || value === null ? '' : String(value) };
}

function idOf({ properties }: PlaceRow): string | null {
	const id = properties['id'];
	if (typeof id === 'number') return String(id);
	return typeof id === 'string' && id.trim() !== '' ? id.trim() : null;
}

function textIn({ properties }: PlaceRow, key: string): string | null {
	const text = properties[key];
	return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

/** A number, also one written as text, as tables have it. @returns null for nothing; NaN for what is no number */
function numberIn(value: unknown): number | null {
	if (value === undefined || value === null || value === '') return null;
	const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : NaN;
	return Number.isFinite(number) ? number : NaN;
}

function stateWord({ properties }: PlaceRow): unknown {
	return properties['state'] ?? properties['status'];
}

function stateIn(row: PlaceRow): FacilityState | null {
	const word = stateWord(row);
	if (word === undefined || word === null || word === '') return 'operating';
	return typeof word === 'string' ? (STATE_WORDS[word.trim()] ?? null) : null;
}

const isAge = (key: string): boolean => key.startsWith(AGE_PREFIX);

function isNoCount(value: unknown): boolean {
	const number = numberIn(value);
	return number !== null && !(number >= 0);
}

function agesIn({ properties }: PlaceRow): Record<string, number> {
	const ages: Record<string, number> = {};
	for (const [key, value] of Object.entries(properties)) {
		const people = isAge(key) ? numberIn(value) : null;
		if (people !== null && people >= 0) ages[key.slice(AGE_PREFIX.length)] = people;
	}
	return ages;
}
