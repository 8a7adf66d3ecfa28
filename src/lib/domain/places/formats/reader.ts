/** What a reader makes of a file of places, whatever its format: layers of shapes in the file's own coordinates. */
import type { RowTrouble } from '../geometry/read-shape.ts';
import type { Shape } from '../geometry/shape.ts';

export const FILE_FORMATS = ['geojson', 'shapefile', 'kml', 'geopackage', 'csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface RawFeature {
	/** Number of the record, from 1; of a table the row as the person's program counts it. */
	row: number;
	shape: Shape | null;
	/** Why there is no shape; null where there is one. */
	trouble: RowTrouble | null;
	values: Readonly<Record<string, string>>;
}

/** What the file itself says of its coordinates: an EPSG number, or words that name none. */
export type DeclaredSystem = { epsg: number } | { text: string } | null;

export interface RawLayer {
	name: string;
	columns: readonly string[];
	features: readonly RawFeature[];
	declared: DeclaredSystem;
}

/** What a person should know of the way the file was read. */
export const FILE_NOTES = ['no_shx', 'no_dbf', 'no_prj', 'gbk', 'heights_left_out', 'repaired_rings'] as const;
export type FileNote = (typeof FILE_NOTES)[number];

export const FILE_PROBLEMS = [
	'no_file',
	'too_large',
	'unpacked_too_large',
	'too_many_parts',
	'too_many_features',
	'empty',
	'not_understood',
	'broken_archive',
	'nothing_in_archive',
	'broken_geojson',
	'broken_shapefile',
	'no_shp',
	'several_shapefiles',
	'broken_kml',
	'kml_with_entities',
	'broken_geopackage',
	'no_layers',
	'broken_table',
	'old_workbook',
	'no_coordinates',
	'no_space'
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

export interface FileRead {
	format: FileFormat;
	layers: readonly RawLayer[];
	notes: readonly FileNote[];
}

/** A file that cannot be taken in, and why. `detail` is what it concerns: a name in the file, never a path of ours. */
export class FileRefused extends Error {
	override readonly name = 'FileRefused';
	readonly problem: FileProblem;
	readonly detail: string;
	constructor(problem: FileProblem, detail = '') {
		super(`${problem}${detail ? `: ${detail}` : ''}`);
		this.problem = problem;
		this.detail = detail.slice(0, 120);
	}
}

/** What one request brings at most (src/lib/server/http/body-limit.ts, with the form around it); larger files travel as .zip. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** Four times the parcels of a large town. */
export const MAX_FEATURES = 50_000;

/** @throws FileRefused where there are none, or more than anybody would look through */
export function countedFeatures<T>(features: readonly T[]): readonly T[] {
	if (features.length === 0) throw new FileRefused('empty');
	if (features.length > MAX_FEATURES) throw new FileRefused('too_many_features', String(features.length));
	return features;
}

/** Told how much of the reading is done, 0 to 1; awaited, so that the server answers others meanwhile. */
export type ReadProgress = (share: number) => Promise<void>;

/** Columns of all rows, in the order in which they come up. */
export function columnsOf(features: readonly { values: Readonly<Record<string, string>> }[]): string[] {
	const columns = new Set<string>();
	for (const { values } of features) for (const name of Object.keys(values)) columns.add(name);
	return [...columns];
}

/** A value as text: numbers as written, nothing for what has no text of its own. */
export function valueText(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
	return '';
}
