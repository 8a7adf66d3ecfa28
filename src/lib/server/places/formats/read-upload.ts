/** Any file, or set of files, that may hold places: what it is its first bytes say; its name may say something else. */
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/universal';
import { readDbf } from '../../../domain/places/formats/dbf.ts';
import { readGeoJson } from '../../../domain/places/formats/geojson.ts';
import { declaredByPrj } from '../../../domain/places/formats/prj.ts';
import {
	countedFeatures,
	FileRefused,
	type FileNote,
	type FileRead,
	type RawFeature,
	type ReadProgress,
	valueText
} from '../../../domain/places/formats/reader.ts';
import { readShp } from '../../../domain/places/formats/shp.ts';
import { readTable } from '../../../domain/places/import/table.ts';
import { fileText } from '../../../domain/shared/files/file-text.ts';
import { unpack, type ArchiveEntry } from './zip-archive.ts';
import { readGeoPackage } from './geopackage.ts';
import { readKml } from './kml.ts';

export type UploadedFile = ArchiveEntry;

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const SQLITE = [...new TextEncoder().encode('SQLite format 3\0')];
const SHP = [0, 0, 0x27, 0x0a];
/** An archive within an archive is one step that people take (a folder of zips); two are a trap. */
const MAX_DEPTH = 2;

const extensionOf = (name: string): string => (/\.([a-z0-9]+)$/i.exec(name)?.[1] ?? '').toLowerCase();
const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '').toLowerCase();

/** @throws FileRefused */
export async function readFiles(
	files: readonly UploadedFile[],
	progress: ReadProgress = () => Promise.resolve()
): Promise<FileRead> {
	const some = files.filter(({ bytes }) => bytes.length > 0);
	const [only] = some;
	if (!only) throw new FileRefused(files.length === 0 ? 'no_file' : 'empty');
	return some.length === 1 && extensionOf(only.name) !== 'dbf'
		? readOne(only, progress, 0)
		: readSet(some, progress, 0);
}

async function readOne(file: UploadedFile, progress: ReadProgress, depth: number): Promise<FileRead> {
	const { bytes, name } = file;
	if (startsWith(bytes, ZIP)) return readArchive(file, progress, depth);
	if (startsWith(bytes, SQLITE))
		return { format: 'geopackage', layers: await readGeoPackage(bytes, progress), notes: [] };
	// Whatever it is called: by its name the set would take it for something else again.
	if (startsWith(bytes, SHP)) return readShapefile(file, [file], progress);
	if (startsWith(bytes, OLD_OFFICE)) throw new FileRefused('old_workbook', name);
	const read = fileText(bytes);
	if (!read.ok) throw new FileRefused('not_understood', name);
	const text = read.text.replace(/^\uFEFF/, '').trimStart();
	if (text === '') throw new FileRefused('empty', name);
	if (/^[{[]/.test(text)) return { format: 'geojson', layers: [await readGeoJson(text, name, progress)], notes: [] };
	if (text.startsWith('<')) return { format: 'kml', layers: [await readKml(text, name, progress)], notes: [] };
	return { format: 'csv', layers: [readCsv(text, name)], notes: [] };
}

function readCsv(text: string, name: string) {
	// A column of shapes has commas and blanks of its own: quotes keep them together.
	const { data } = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';', '|', '，'] });
	return readTable(data, name);
}

async function readArchive(file: UploadedFile, progress: ReadProgress, depth: number): Promise<FileRead> {
	if (depth >= MAX_DEPTH) throw new FileRefused('broken_archive', file.name);
	const entries = await unpack(file.bytes);
	await progress(0.05);
	if (entries.some(({ name }) => name === '[Content_Types].xml')) return readXlsx(file);
	return readSet(entries, progress, depth + 1);
}

async function readXlsx({ bytes, name }: UploadedFile): Promise<FileRead> {
	const sheets = await readWorkbook(new Blob([bytes]), { trim: false }).catch(() => null);
	if (!sheets) throw new FileRefused('broken_table', name);
	let refusal: FileRefused | null = null;
	for (const { sheet, data } of sheets) {
		try {
			const rows = data.map((cells) => cells.map((cell) => cellText(cell)));
			return { format: 'xlsx', layers: [readTable(rows, sheet)], notes: [] };
		} catch (error) {
			// The first sheet may be a cover.
			if (!(error instanceof FileRefused)) throw error;
			refusal ??= error;
		}
	}
	throw refusal ?? new FileRefused('empty', name);
}

/** A workbook keeps binary numbers and shows 15 digits. */
const cellText = (cell: unknown): string =>
	cell instanceof Date
		? cell.toISOString().slice(0, 10)
		: valueText(typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell);

/** Several files are one shapefile, or hold exactly one file that can be read. */
async function readSet(entries: readonly ArchiveEntry[], progress: ReadProgress, depth: number): Promise<FileRead> {
	const shapes = entries.filter(({ name }) => extensionOf(name) === 'shp');
	const [shp] = shapes;
	if (shp) {
		if (shapes.length > 1) throw new FileRefused('several_shapefiles', shapes.map(({ name }) => name).join('、'));
		return readShapefile(shp, entries, progress);
	}
	if (entries.some(({ name }) => ['dbf', 'shx'].includes(extensionOf(name)))) throw new FileRefused('no_shp');
	const readable = entries.filter(({ name }) =>
		['geojson', 'json', 'kml', 'gpkg', 'csv', 'txt', 'xlsx', 'zip', 'kmz'].includes(extensionOf(name))
	);
	// A KMZ keeps its main document under this name.
	const chosen = readable.find(({ name }) => name === 'doc.kml') ?? (readable.length === 1 ? readable[0] : undefined);
	if (!chosen)
		throw new FileRefused(
			'nothing_in_archive',
			entries
				.map(({ name }) => name)
				.slice(0, 6)
				.join('、')
		);
	return readOne(chosen, progress, depth);
}

async function readShapefile(
	shp: ArchiveEntry,
	entries: readonly ArchiveEntry[],
	progress: ReadProgress
): Promise<FileRead> {
	const beside = (extension: string): Uint8Array | null =>
		(
			entries.find((one) => extensionOf(one.name) === extension && stemOf(one.name) === stemOf(shp.name)) ??
			entries.find((one) => extensionOf(one.name) === extension)
		)?.bytes ?? null;
	const textBeside = (extension: string): string | null => {
		const bytes = beside(extension);
		return bytes && new TextDecoder().decode(bytes).trim();
	};
	const { shapes, notes: shapeNotes } = await readShp(shp.bytes, progress);
	const dbf = beside('dbf');
	const table = dbf ? readDbf(dbf, textBeside('cpg')) : null;
	const prj = textBeside('prj');
	const features = shapes.map((shape, place): RawFeature => ({
		row: place + 1,
		...shape,
		values: table?.rows[place] ?? {}
	}));
	const missing: FileNote[] = [
		...(beside('shx') ? [] : (['no_shx'] as const)),
		...(dbf ? [] : (['no_dbf'] as const)),
		...(prj ? [] : (['no_prj'] as const))
	];
	return {
		format: 'shapefile',
		layers: [
			{
				name: shp.name.replace(/\.shp$/i, ''),
				columns: table?.columns ?? [],
				features: countedFeatures(features),
				declared: prj ? declaredByPrj(prj) : null
			}
		],
		notes: [...missing, ...shapeNotes, ...(table?.notes ?? [])]
	};
}
