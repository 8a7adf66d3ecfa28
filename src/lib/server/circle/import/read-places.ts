/** Reads a file of compounds or facilities, GeoJSON or a table, into rows for import. */
import area from '@turf/area';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { isLonLat, type LonLat } from '../../../domain/shared/geo/geodesy.ts';
import { GeoJsonError, placeRows } from '../../../domain/circle/import/geojson.ts';
import type { PlaceRow } from '../../../domain/circle/import/rows.ts';
import { facilityKindNames } from '../../../domain/circle/kind-names.ts';
import { FACILITY_KINDS } from '../../../domain/circle/kinds.ts';
import { fileProblemText, readTableFile } from '../../../domain/shared/files/table-file.ts';
import { ringCentre } from '../../osm/rings.ts';

export type CircleImportKind = 'residents' | 'facilities';

/** The file as a whole cannot be used. */
export class PlaceFileError extends Error {}

export interface PlaceFile {
	readonly rows: readonly PlaceRow[];
	/** Outlines by row, where the file has areas instead of points. */
	readonly outlines: ReadonlyMap<number, Polygon | MultiPolygon>;
	/** Columns of a table that are not used. */
	readonly unused: readonly string[];
}

/** Column headers by property. Age groups are columns `age_…`. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
	id: ['id', 'code', '编号', '小区编号', '设施编号'],
	name: ['name', '名称', '小区', '小区名称', '设施名称'],
	population: ['population', '人口', '常住人口'],
	residential_m2: ['residential_m2', '居住用地面积'],
	kind: ['kind', '类别', '设施类别'],
	state: ['state', 'status', '状态'],
	opens: ['opens', '预计开放'],
	capacity: ['capacity', '服务人数'],
	lon: ['lon', 'lng', 'longitude', '经度'],
	lat: ['lat', 'latitude', '纬度']
};

const NEEDED: Readonly<Record<CircleImportKind, readonly string[]>> = {
	residents: ['id', 'population', 'lon', 'lat'],
	facilities: ['id', 'kind', 'lon', 'lat']
};

const PROPERTY_OF = new Map(
	Object.entries(HEADERS).flatMap(([property, names]) => names.map((name) => [name, property]))
);
const KIND_OF = new Map(
	[...FACILITY_KINDS.values()].flatMap((kind) => facilityKindNames(kind).map((name) => [name, kind.id] as const))
);

/** @throws PlaceFileError with one reason */
export async function readPlaces(bytes: Buffer, importKind: CircleImportKind): Promise<PlaceFile> {
	const file = looksLikeJson(bytes) ? readGeoJson(bytes) : await readTable(bytes, importKind);
	return { ...file, rows: file.rows.map(withKindId) };
}

function looksLikeJson(bytes: Buffer): boolean {
	const start = bytes
		.subarray(0, 200)
		.toString('utf8')
		.replace(/^\uFEFF/, '')
		.trimStart();
	return start.startsWith('{') || start.startsWith('[');
}

function readGeoJson(bytes: Buffer): PlaceFile {
	const value = parsed(bytes.toString('utf8').replace(/^\uFEFF/, ''));
	const outlines = new Map<number, Polygon | MultiPolygon>();
	try {
		const rows = placeRows(value).map((row, i) => {
			const outline = outlineOf(value, i);
			if (!outline) return row;
			outlines.set(row.row, outline);
			const inside = pointIn(outline);
			const { residential_m2 = Math.round(area(outline)), ...properties } = row.properties;
			return {
				...row,
				properties: { ...properties, residential_m2 },
				points: [inside],
				inDegrees: isLonLat(inside.lon, inside.lat)
			};
		});
		return { rows, outlines, unused: [] };
	} catch (error) {
		if (error instanceof GeoJsonError) throw new PlaceFileError(error.message);
		throw error;
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new PlaceFileError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
}

/** The outline of a polygon feature; null without an outer ring of at least four positions. */
function outlineOf(collection: unknown, i: number): Polygon | MultiPolygon | null {
	const { features } = collection as { features: readonly { geometry?: unknown }[] };
	const geometry = features[i]?.geometry as Polygon | MultiPolygon | null | undefined;
	if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return null;
	const rings: unknown = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates[0];
	const outer: unknown = Array.isArray(rings) ? rings[0] : null;
	const isRing = Array.isArray(outer) && outer.length >= 4 && outer.every((position) => isPosition(position));
	return isRing ? geometry : null;
}

const isPosition = (value: unknown): value is Position =>
	Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

/** The centroid where it lies inside, else a corner. */
function pointIn(outline: Polygon | MultiPolygon): LonLat {
	const [outer = []] = outline.type === 'Polygon' ? outline.coordinates : (outline.coordinates[0] ?? []);
	const ring = outer.map(([lon = NaN, lat = NaN]) => ({ lon, lat }));
	const centre = ringCentre(ring);
	return booleanPointInPolygon([centre.lon, centre.lat], outline) ? centre : (ring[0] ?? centre);
}

async function readTable(bytes: Buffer, importKind: CircleImportKind): Promise<PlaceFile> {
	const read = await readTableFile(new Uint8Array(bytes));
	if (!read.ok) throw new PlaceFileError(fileProblemText(read.problem, 'en'));
	const [sheet, ...others] = read.sheets;
	if (others.length > 0) throw new PlaceFileError(`${read.sheets.length} sheets: keep the one that counts`);
	const [header = [], ...body] = (sheet?.rows ?? []).map((cells) => cells.map(({ text }) => text.trim()));
	const properties = header.map((name) => propertyOf(name.toLowerCase()));
	const missing = NEEDED[importKind].filter((property) => !properties.includes(property));
	if (missing.length > 0) {
		throw new PlaceFileError(`no column ${missing.join(', ')}; its first row holds: ${header.join(', ') || 'nothing'}`);
	}
	const rows = body.flatMap((cells, i) => {
		if (cells.every((text) => text === '')) return [];
		const row = Object.fromEntries(properties.flatMap((name, column) => (name ? [[name, cells[column] ?? '']] : [])));
		return [tableRow(row, i + 2)];
	});
	if (rows.length === 0) throw new PlaceFileError('no row below its header');
	return { rows, outlines: new Map(), unused: header.filter((name, i) => name !== '' && !properties[i]) };
}

const propertyOf = (header: string): string | null =>
	PROPERTY_OF.get(header) ?? (/^age_[0-9a-z_+-]+$/.test(header) ? header : null);

function tableRow({ lon = '', lat = '', ...properties }: Record<string, string>, row: number): PlaceRow {
	if (lon === '' && lat === '') return { row, properties, points: [], inDegrees: true };
	const point = { lon: lon === '' ? NaN : Number(lon), lat: lat === '' ? NaN : Number(lat) };
	return { row, properties, points: [point], inDegrees: isLonLat(point.lon, point.lat) };
}

/** Files may name a kind by its id or by its name in the catalogue. */
function withKindId(row: PlaceRow): PlaceRow {
	const kind = row.properties['kind'];
	const id = typeof kind === 'string' ? KIND_OF.get(kind.trim()) : undefined;
	return id === undefined ? row : { ...row, properties: { ...row.properties, kind: id } };
}
