import { stat } from 'node:fs/promises';
import { isDisjoint, type BBox } from '../../domain/shared/geo/bbox.ts';
import { drawnObjects, type DrawnObjects } from './osm-areas.ts';
import { OsmData } from './osm-data.ts';
import { osmStreets, type OsmStreets } from './osm-streets.ts';
import { guarded, OsmFileError, readBlocks } from './pbf/blocks.ts';
import { readHeader, readObjects, type OsmHeader } from './pbf/objects.ts';

/** The objects of an OpenStreetMap extract for a town. */
export interface OsmExtract {
	readonly streets: OsmStreets;
	readonly drawn: DrawnObjects;
	readonly counts: OsmCounts;
	/** Time of the extract; null when not stated. */
	readonly asOf: Date | null;
	readonly program: string | null;
	/** Bounding box of the extract's nodes, not the requested box. */
	readonly bounds: BBox;
}

export interface OsmCounts {
	readonly nodes: number;
	readonly ways: number;
	readonly highwayWays: number;
	readonly relations: number;
}

export interface ReadOptions {
	/** Keeps objects that intersect it. */
	readonly bbox?: BBox | null;
	/** Called with the share of the file that has been read, 0 … 1. */
	readonly onProgress?: (share: number) => void;
}

const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** @throws OsmFileError when the file is not a complete extract, or the box lies outside it */
export async function readExtract(file: string, { bbox = null, onProgress }: ReadOptions = {}): Promise<OsmExtract> {
	const data = new OsmData();
	let header: OsmHeader | null = null;
	const size = await stat(file).then(
		(stats) => stats.size,
		() => 0
	);
	for await (const block of readBlocks(file)) {
		if (block.type === 'OSMHeader') {
			header = guarded(file, block.offset, () => readHeader(block.data));
			refuseUnknownFeatures(file, header);
		} else if (block.type === 'OSMData') guarded(file, block.offset, () => readObjects(block.data, data));
		onProgress?.(size === 0 ? 1 : block.end / size);
	}
	return { ...assemble(file, data, bbox), asOf: header?.asOf ?? null, program: header?.program ?? null };
}

/** Builds the extract from the collected objects. @param name of the source, for messages */
export function assemble(name: string, data: OsmData, bbox: BBox | null): Omit<OsmExtract, 'asOf' | 'program'> {
	const bounds = data.bounds();
	if (!bounds) throw new OsmFileError(`${name}: the extract holds no node`);
	if (bbox && isDisjoint(bbox, bounds)) {
		throw new OsmFileError(`${name}: the box ${bbox.join(',')} lies outside the data (${bounds.join(',')})`);
	}
	return {
		streets: osmStreets(data, bbox),
		drawn: drawnObjects(data, bbox),
		counts: {
			nodes: data.nodes.count,
			ways: data.ways.count,
			highwayWays: data.highwayWays,
			relations: data.relations
		},
		bounds
	};
}

function refuseUnknownFeatures(file: string, { requiredFeatures }: OsmHeader): void {
	const unknown = requiredFeatures.filter((feature) => !KNOWN_FEATURES.has(feature));
	if (unknown.length === 0) return;
	const hint = unknown.includes('HistoricalInformation')
		? ': a history file; an extract of the current state is needed'
		: '';
	throw new OsmFileError(`${file}: needs a reader for ${unknown.join(', ')}${hint}`);
}
