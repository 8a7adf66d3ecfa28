/**
 * A small PMTiles archive (version 3, uncompressed) with one vector tile: a lake over the whole of it, and a road from
 * west to east through a place. Fictitious, with matching names.
 */
import { PbfWriter } from 'pbf';
import { Compression, TileType, zxyToTileId } from 'pmtiles';

const ZOOM = 8;
const EXTENT = 4096;
const HEADER_BYTES = 127;
const [WEST_TO_EAST, WHOLE] = [2, 3];

export const LAKE = '示例湖';

interface TileLayer {
	name: string;
	type: typeof WEST_TO_EAST | typeof WHOLE;
	tags: Readonly<Record<string, string>>;
	geometry: number[];
}

/** @param at a place in the middle of the road */
export function vectorArchive({ lon, lat }: { lon: number; lat: number }): Buffer {
	const side = 2 ** ZOOM;
	const x = ((lon + 180) / 360) * side;
	const radians = (lat * Math.PI) / 180;
	const y = ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side;
	const road_y = Math.round((y % 1) * EXTENT);
	const tile = tileOf([
		{
			...{ name: 'water', type: WHOLE, tags: { kind: 'lake', name: LAKE } },
			geometry: [...moveTo(0, 0), ...lineTo([EXTENT, 0], [0, EXTENT], [-EXTENT, 0]), 15]
		},
		{
			...{ name: 'roads', type: WEST_TO_EAST, tags: { kind: 'highway', name: '示例路' } },
			geometry: [...moveTo(0, road_y), ...lineTo([EXTENT, 0])]
		}
	]);
	return archiveOf(tile, zxyToTileId(ZOOM, Math.floor(x), Math.floor(y)), ['water', 'roads']);
}

const zigzag = (step: number): number => (step << 1) ^ (step >> 31);
const moveTo = (x: number, y: number): number[] => [9, zigzag(x), zigzag(y)];
const lineTo = (...steps: [x: number, y: number][]): number[] => [(steps.length << 3) | 2, ...steps.flat().map(zigzag)];

function tileOf(layers: readonly TileLayer[]): Buffer {
	const pbf = new PbfWriter();
	for (const layer of layers) pbf.writeMessage(3, writeLayer, layer);
	return Buffer.from(pbf.finish());
}

function writeLayer({ name, tags, ...feature }: TileLayer, pbf: PbfWriter): void {
	const entries = Object.entries(tags);
	pbf.writeVarintField(15, 2);
	pbf.writeStringField(1, name);
	pbf.writeMessage(2, writeFeature, { ...feature, tags: entries.flatMap((_, i) => [i, i]) });
	for (const [key] of entries) pbf.writeStringField(3, key);
	for (const [, value] of entries) pbf.writeMessage(4, (text: string, field) => field.writeStringField(1, text), value);
	pbf.writeVarintField(5, EXTENT);
}

function writeFeature(feature: { type: number; tags: number[]; geometry: number[] }, pbf: PbfWriter): void {
	pbf.writePackedVarint(2, feature.tags);
	pbf.writeVarintField(3, feature.type);
	pbf.writePackedVarint(4, feature.geometry);
}

function archiveOf(tile: Buffer, tileId: number, layers: readonly string[]): Buffer {
	const metadata = Buffer.from(JSON.stringify({ vector_layers: layers.map((id) => ({ id, fields: {} })) }));
	const directory = new PbfWriter();
	// One entry: number of entries, id, run length, length, and offset, counted from one.
	for (const value of [1, tileId, 1, tile.length, 1]) directory.writeVarint(value);
	const root = Buffer.from(directory.finish());
	const header = Buffer.alloc(HEADER_BYTES);
	header.write('PMTiles');
	header.writeUInt8(3, 7);
	const parts: [offset: number, length: number][] = [
		[HEADER_BYTES, root.length],
		[HEADER_BYTES + root.length, metadata.length],
		[0, 0],
		[HEADER_BYTES + root.length + metadata.length, tile.length]
	];
	parts.flat().forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * i));
	for (const at of [72, 80, 88]) header.writeBigUInt64LE(1n, at);
	header.set([1, Compression.None, Compression.None, TileType.Mvt, ZOOM, ZOOM], 96);
	[-180, -85, 180, 85].forEach((degrees, i) => header.writeInt32LE(degrees * 1e7, 102 + 4 * i));
	return Buffer.concat([header, root, metadata, tile]);
}
