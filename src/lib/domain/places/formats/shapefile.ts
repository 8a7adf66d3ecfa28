/** A shapefile: the shapes (.shp) with the files beside it, of which each may be missing. */
import { startsWith } from '../../shared/files/bytes.ts';
import { readDbf } from './dbf.ts';
import { declaredByPrj } from './prj.ts';
import {
	countedFeatures,
	extensionOf,
	type FileNote,
	type FileRead,
	type PlacesFile,
	type PlacesReader,
	type RawFeature,
	type ReadContext
} from './reader.ts';
import { readShp } from './shp.ts';

/** File code 9994, big endian. */
const SIGNATURE = Uint8Array.of(0, 0, 0x27, 0x0a);

export const shapefileReader: PlacesReader = {
	format: 'shapefile',
	extensions: ['shp'],
	sniff: ({ bytes }) => startsWith(bytes, SIGNATURE),
	read: readShapefile
};

async function readShapefile(shp: PlacesFile, { siblings, progress }: ReadContext): Promise<FileRead> {
	const { shapes, notes: shapeNotes } = await readShp(shp.bytes, progress);
	const [dbf, prj] = [besideOf(shp, siblings, 'dbf'), textOf(besideOf(shp, siblings, 'prj'))];
	const table = dbf ? readDbf(dbf, textOf(besideOf(shp, siblings, 'cpg'))) : null;
	const features = shapes.map((shape, index): RawFeature => ({
		row: index + 1,
		...shape,
		values: table?.rows[index] ?? {}
	}));
	const missing: FileNote[] = [
		...(besideOf(shp, siblings, 'shx') ? [] : (['no_shx'] as const)),
		...(dbf ? [] : (['no_dbf'] as const)),
		...(prj ? [] : (['no_prj'] as const))
	];
	const layer = {
		name: shp.name.replace(/\.shp$/i, ''),
		columns: table?.columns ?? [],
		features: countedFeatures(features),
		declared: prj ? declaredByPrj(prj) : null
	};
	return { format: 'shapefile', layers: [layer], notes: [...missing, ...shapeNotes, ...(table?.notes ?? [])] };
}

/** The file of that extension with the same name, else any. */
function besideOf(shp: PlacesFile, siblings: readonly PlacesFile[], extension: string): Uint8Array | null {
	const candidates = siblings.filter(({ name }) => extensionOf(name) === extension);
	const same = candidates.find(({ name }) => stemOf(name) === stemOf(shp.name));
	return (same ?? candidates[0])?.bytes ?? null;
}

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '').toLowerCase();
const textOf = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes).trim();
