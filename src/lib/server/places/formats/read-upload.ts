/** Place files: recognised by content, never by name alone, and read by the reader of their format. */
import { unpack } from '../../../domain/places/formats/archive.ts';
import { csvReader } from '../../../domain/places/formats/csv.ts';
import { geoJsonReader } from '../../../domain/places/formats/geojson.ts';
import {
	extensionOf,
	FileRefused,
	sniffed,
	type FileRead,
	type PlacesFile,
	type PlacesReader,
	type ReadProgress
} from '../../../domain/places/formats/reader.ts';
import { shapefileReader } from '../../../domain/places/formats/shapefile.ts';
import { xlsxReader } from '../../../domain/places/formats/xlsx.ts';
import { SIGNATURES, startsWith } from '../../../domain/shared/files/bytes.ts';
import { geoPackageReader } from './geopackage.ts';
import { kmlReader } from './kml.ts';

/** In the order of their tests: the reader of text tables takes any other text. */
const READERS: readonly PlacesReader[] = [
	geoPackageReader,
	shapefileReader,
	xlsxReader,
	geoJsonReader,
	kmlReader,
	csvReader
];

const ARCHIVES = ['zip', 'kmz'];
/** An archive within an archive is common (a folder of zips); deeper nesting is refused. */
const MAX_DEPTH = 2;

/** @throws FileRefused */
export async function readFiles(
	files: readonly PlacesFile[],
	progress: ReadProgress = () => Promise.resolve()
): Promise<FileRead> {
	const filled = files.filter(({ bytes }) => bytes.length > 0);
	const [only] = filled;
	if (!only) throw new FileRefused(files.length === 0 ? 'no_file' : 'empty');
	return filled.length === 1 && extensionOf(only.name) !== 'dbf'
		? readOne(only, progress, 0)
		: readSet(filled, progress, 0);
}

async function readOne(file: PlacesFile, progress: ReadProgress, depth: number): Promise<FileRead> {
	const isZip = startsWith(file.bytes, SIGNATURES.zip);
	if (isZip && depth >= MAX_DEPTH) throw new FileRefused('broken_archive', file.name);
	const candidate = sniffed(file);
	const reader = READERS.find(({ sniff }) => sniff(candidate));
	if (reader) return reader.read(candidate, { siblings: [file], progress });
	if (isZip) {
		const entries = await unpack(file.bytes);
		await progress(0.05);
		return readSet(entries, progress, depth + 1);
	}
	if (startsWith(file.bytes, SIGNATURES.ole2)) throw new FileRefused('old_workbook', file.name);
	throw new FileRefused(candidate.text() === null ? 'not_understood' : 'empty', file.name);
}

/** Several files are one shapefile, or contain exactly one readable file. */
async function readSet(files: readonly PlacesFile[], progress: ReadProgress, depth: number): Promise<FileRead> {
	const withExtension = (extensions: readonly string[]): PlacesFile[] =>
		files.filter(({ name }) => extensions.includes(extensionOf(name)));
	const shapefiles = withExtension(shapefileReader.extensions);
	const [shp] = shapefiles;
	if (shapefiles.length > 1) throw new FileRefused('several_shapefiles', namesOf(shapefiles));
	if (shp) return shapefileReader.read(sniffed(shp), { siblings: files, progress });
	if (withExtension(['dbf', 'shx']).length > 0) throw new FileRefused('no_shp');
	const readable = withExtension([...READERS.flatMap(({ extensions }) => extensions), ...ARCHIVES]);
	// The main document of a KMZ has this name.
	const chosen = readable.find(({ name }) => name === 'doc.kml') ?? (readable.length === 1 ? readable[0] : undefined);
	if (!chosen) throw new FileRefused('nothing_in_archive', namesOf(files.slice(0, 6)));
	return readOne(chosen, progress, depth);
}

const namesOf = (files: readonly PlacesFile[]): string => files.map(({ name }) => name).join('、');
