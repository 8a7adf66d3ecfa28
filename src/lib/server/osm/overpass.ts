import type { BBox } from '../../domain/geo/bbox.ts';
import { OsmData } from './osm-data.ts';
import { OsmFileError } from './pbf-blocks.ts';
import type { OsmMember, OsmTags } from './pbf-objects.ts';

const TIMEOUT_S = 180;

/** What is asked for: the same objects that an extract is searched for, with all their points. */
export function overpassQuery([west, south, east, north]: BBox): string {
	const keys = ['highway', 'waterway', 'natural', 'landuse', 'leisure', 'building', 'amenity', 'shop', 'healthcare'];
	const nodes = [
		'amenity',
		'shop',
		'healthcare',
		'leisure',
		'railway',
		'highway',
		'barrier',
		'entrance',
		'social_facility'
	];
	const wanted = [
		...keys.map((key) => `way[${key}];`),
		...keys.map((key) => `relation[type=multipolygon][${key}];`),
		...nodes.map((key) => `node[${key}];`)
	];
	const head = `[out:json][timeout:${TIMEOUT_S}][bbox:${south},${west},${north},${east}];`;
	return `${head}(${wanted.join('')});out body;>;out body;`;
}

interface OverpassElement {
	readonly type: string;
	readonly id: number;
	readonly lon?: number;
	readonly lat?: number;
	readonly nodes?: readonly number[];
	readonly members?: readonly { type: string; ref: number; role: string }[];
	readonly tags?: OsmTags;
}

/**
 * Fetches the objects of a box from an Overpass address.
 * @throws OsmFileError when the address does not answer, or answers with something else
 */
export async function readOverpass(url: string, bbox: BBox): Promise<{ data: OsmData; asOf: Date | null }> {
	const response = await fetch(url, {
		method: 'POST',
		body: new URLSearchParams({ data: overpassQuery(bbox) }),
		signal: AbortSignal.timeout((TIMEOUT_S + 30) * 1000)
	}).catch((error: unknown) => {
		throw new OsmFileError(`${url}: no answer (${error instanceof Error ? error.message : String(error)})`);
	});
	if (!response.ok) throw new OsmFileError(`${url}: answers ${response.status} ${response.statusText}`);
	const answer: unknown = await response.json().catch(() => null);
	return readAnswer(url, answer);
}

function readAnswer(url: string, answer: unknown): { data: OsmData; asOf: Date | null } {
	if (typeof answer !== 'object' || answer === null || !('elements' in answer) || !Array.isArray(answer.elements)) {
		throw new OsmFileError(`${url}: the answer is no Overpass JSON`);
	}
	// A query that ran out of time or memory answers 200 with half the objects and a remark.
	if ('remark' in answer) throw new OsmFileError(`${url}: ${String(answer.remark)}`);
	const data = new OsmData();
	const seen = new Set<string>();
	for (const element of answer.elements as OverpassElement[]) {
		const key = `${element.type}/${element.id}`;
		if (!seen.has(key)) take(data, element);
		seen.add(key);
	}
	const base = 'osm3s' in answer ? (answer.osm3s as { timestamp_osm_base?: string } | null) : null;
	return { data, asOf: base?.timestamp_osm_base ? new Date(base.timestamp_osm_base) : null };
}

function take(data: OsmData, { type, id, lon, lat, nodes, members, tags }: OverpassElement): void {
	if (type === 'node' && lon !== undefined && lat !== undefined) data.node(id, lon, lat, tags ?? null);
	else if (type === 'way') data.way(id, nodes ?? [], tags ?? {});
	else if (type === 'relation') data.relation(id, (members ?? []).map(toMember), tags ?? {});
}

function toMember({ type, ref, role }: { type: string; ref: number; role: string }): OsmMember {
	return { type: type === 'way' || type === 'relation' ? type : 'node', id: ref, role };
}
