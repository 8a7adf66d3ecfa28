import { createHash } from 'node:crypto';
import type { Polygon } from 'geojson';
import { encodeNetwork } from '../../domain/circle/network/network-codec.ts';
import { buildNetwork, type NetworkArrays } from '../../domain/circle/network/network.ts';
import { bboxOf, type BBox } from '../../domain/shared/geo/bbox.ts';

export interface NetworkOriginRow {
	readonly kind: 'drawn' | 'osm' | 'file';
	/** Name of the extract or file, or of the generator. */
	readonly name: string;
	/** ISO day; null when not stated. */
	readonly as_of: string | null;
	readonly is_example: boolean;
}

/** A row of walking_networks. The version depends on the streets alone: the same streets have the same address. */
export interface NetworkRow extends NetworkOriginRow {
	readonly version: string;
	readonly nodes: number;
	readonly edges: number;
	readonly length_m: number;
	readonly geom: Polygon;
	readonly streets: string;
}

/** @throws NetworkError when there is no street */
export function networkRow(arrays: NetworkArrays, origin: NetworkOriginRow): NetworkRow {
	const network = buildNetwork(arrays);
	const bytes = encodeNetwork(arrays);
	const points = Array.from(network.pointLon, (lon, i) => [lon, network.pointLat[i] ?? NaN]);
	const box = bboxOf({ type: 'MultiPoint', coordinates: points });
	return {
		...origin,
		version: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
		nodes: network.nodeCount,
		edges: network.edgeCount,
		length_m: network.length_m,
		geom: boxPolygon(box ?? [0, 0, 0, 0]),
		streets: Buffer.from(bytes).toString('base64')
	};
}

/** A box with a margin, so that a single street that runs due north has an area, too. */
export function boxPolygon([west, south, east, north]: BBox): Polygon {
	const [e, n] = [Math.max(east, west + 1e-6), Math.max(north, south + 1e-6)];
	return {
		type: 'Polygon',
		coordinates: [
			[
				[west, south],
				[e, south],
				[e, n],
				[west, n],
				[west, south]
			]
		]
	};
}
