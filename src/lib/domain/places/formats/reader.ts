/**
 * The interface of all readers of files of places: each makes layers of shapes in the coordinates of the file. A format is
 * added with one file that exports a PlacesReader, and one entry in the READERS of server/places/formats/read-upload.ts.
 */
import { fileText } from '../../shared/files/file-text.ts';
import type { RowTrouble } from '../geometry/read-shape.ts';
import type { Shape } from '../geometry/shape.ts';

export const FILE_FORMATS = ['geojson', 'shapefile', 'kml', 'geopackage', 'csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface RawFeature {
	/** Number of the record, from 1; in a table the row as a spreadsheet numbers it. */
	row: number;
	shape: Shape | null;
	/** Why there is no shape; null where there is one. */
	trouble: RowTrouble | null;
	values: Readonly<Record<string, string>>;
}

/** The coordinate system that the file declares: an EPSG number, or another name. */
export type DeclaredSystem = { epsg: number } | { text: string } | null;

export interface RawLayer {
	name: string;
	columns: readonly string[];
	features: readonly RawFeature[];
	declared: DeclaredSystem;
}

/** Notes for the user on how the file was read. */
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

export interface PlacesFile {
	/** Without folders. */
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
}

export interface SniffedFile extends PlacesFile {
	/** The decoded text without leading white space; null for a binary file. */
	readonly text: () => string | null;
}

export interface ReadContext {
	/** The files uploaded or archived together with it, itself included. */
	readonly siblings: readonly PlacesFile[];
	readonly progress: ReadProgress;
}

export interface PlacesReader {
	readonly format: FileFormat;
	/** Extensions by which it is chosen among several files, in lower case. */
	readonly extensions: readonly string[];
	/** Whether the content is of this format. */
	readonly sniff: (file: SniffedFile) => boolean;
	/** @throws FileRefused */
	readonly read: (file: SniffedFile, context: ReadContext) => Promise<FileRead>;
}

/** A file that cannot be read, and why. `detail` is a name in the file, never a path of the server. */
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

/** Limit of one request (src/lib/server/http/body-limit.ts, with the form around it); larger files are sent as .zip. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** Four times the parcels of a large town. */
export const MAX_FEATURES = 50_000;

/** @throws FileRefused where there are none or too many */
export function countedFeatures<T>(features: readonly T[]): readonly T[] {
	if (features.length === 0) throw new FileRefused('empty');
	if (features.length > MAX_FEATURES) throw new FileRefused('too_many_features', String(features.length));
	return features;
}

/** Called with the share that is read, 0 to 1; awaited, so that the server can answer other requests. */
export type ReadProgress = (share: number) => Promise<void>;

/** Columns of all rows, in the order of their first occurrence. */
export function columnsOf(features: readonly { values: Readonly<Record<string, string>> }[]): string[] {
	const columns = new Set<string>();
	for (const { values } of features) for (const name of Object.keys(values)) columns.add(name);
	return [...columns];
}

/** A value as text; empty for objects and null. */
export function valueText(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
	return '';
}

export const extensionOf = (name: string): string => (/\.([a-z0-9]+)$/i.exec(name)?.[1] ?? '').toLowerCase();

/** Decodes the text on first use: most formats are recognised by their first bytes. */
export function sniffed({ name, bytes }: PlacesFile): SniffedFile {
	let text: string | null | undefined;
	const decode = (): string | null => {
		const read = fileText(bytes);
		return read.ok ? read.text.replace(/^\uFEFF/, '').trimStart() : null;
	};
	return { name, bytes, text: () => (text === undefined ? (text = decode()) : text) };
}

export const withText = (file: SniffedFile): string => file.text() ?? '';
