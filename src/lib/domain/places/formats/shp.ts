/** Shapes of a .shp file (ESRI Shapefile Technical Description, 1998), read sequentially: the .shx is not needed. */
import type { Position } from 'geojson';
import { FileRefused, MAX_FEATURES, type FileNote, type ReadProgress } from './reader.ts';
import { closedRing, polygonsOf } from '../geometry/rings.ts';
import { readShape, type ShapeRead } from '../geometry/read-shape.ts';

const FILE_CODE = 9994;
const HEADER_BYTES = 100;
/** Base shape types: those with Z are 10 more, those with M 20 (p. 4). */
const NULL_SHAPE = 0;
const POINT = 1;
const POLYLINE = 3;
const POLYGON = 5;
const MULTIPOINT = 8;
/** Shapes between two calls of progress. */
const PORTION = 2000;

export interface ShpRead {
	shapes: readonly ShapeRead[];
	notes: ReadonlySet<FileNote>;
}

/** @throws FileRefused where the file is invalid, or ends in the middle of a record */
export async function readShp(bytes: Uint8Array, progress: ReadProgress): Promise<ShpRead> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < HEADER_BYTES || view.getInt32(0) !== FILE_CODE) throw new FileRefused('broken_shapefile', '.shp');
	const shapes: ShapeRead[] = [];
	const notes = new Set<FileNote>();
	let at = HEADER_BYTES;
	// Some programs append a few bytes after the last record.
	while (at + 12 <= bytes.length) {
		const length_bytes = view.getInt32(at + 4) * 2;
		if (length_bytes < 4 || at + 8 + length_bytes > bytes.length) throw new FileRefused('broken_shapefile', '.shp');
		if (shapes.length >= MAX_FEATURES) throw new FileRefused('too_many_features', String(shapes.length));
		shapes.push(readRecord(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length_bytes), notes));
		at += 8 + length_bytes;
		if (shapes.length % PORTION === 0) await progress(at / bytes.length);
	}
	return { shapes, notes };
}

function readRecord(view: DataView, notes: Set<FileNote>): ShapeRead {
	const type = view.getInt32(0, true);
	if (type > 10) notes.add('heights_left_out');
	try {
		return readShape(geometryOf(type % 10, view, notes));
	} catch (error) {
		// A count beyond the record.
		if (error instanceof RangeError) return { shape: null, trouble: 'broken_geometry' };
		throw error;
	}
}

function geometryOf(type: number, view: DataView, notes: Set<FileNote>): unknown {
	switch (type) {
		case NULL_SHAPE:
			return null;
		case POINT:
			return { type: 'Point', coordinates: pairAt(view, 4) };
		case MULTIPOINT:
			return { type: 'MultiPoint', coordinates: pairs(view, 40, checkedCount(view, 36, 16)) };
		case POLYLINE: {
			const lines = parts(view);
			return lines.length === 1
				? { type: 'LineString', coordinates: lines[0] }
				: { type: 'MultiLineString', coordinates: lines };
		}
		case POLYGON:
			return polygonOf(view, notes);
		default:
			return { type: 'unknown' };
	}
}

function polygonOf(view: DataView, notes: Set<FileNote>): unknown {
	const rings = parts(view);
	const closed = rings.flatMap((ring) => {
		const one = closedRing(ring);
		return one ? [one] : [];
	});
	if (closed.flat().length !== rings.flat().length) notes.add('repaired_rings');
	return polygonsOf(closed);
}

/** Parts of a polyline or polygon: the indexes of their first positions, then all positions. */
function parts(view: DataView): Position[][] {
	const [count, all] = [checkedCount(view, 36, 4), checkedCount(view, 40, 16)];
	const starts = Array.from({ length: count }, (_, part) => view.getInt32(44 + 4 * part, true));
	const positions = pairs(view, 44 + 4 * count, all);
	return starts.map((start, part) => positions.slice(start, starts[part + 1] ?? all));
}

/** @throws RangeError for a count that exceeds the record */
function checkedCount(view: DataView, at: number, each_bytes: number): number {
	const count = view.getInt32(at, true);
	if (count < 0 || count * each_bytes > view.byteLength) throw new RangeError('count beyond the record');
	return count;
}

const pairAt = (view: DataView, at: number): Position => [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
const pairs = (view: DataView, at: number, count: number): Position[] =>
	Array.from({ length: count }, (_, place) => pairAt(view, at + 16 * place));
