import * as v from 'valibot';
import type { BBox } from '../../domain/shared/geo/bbox.ts';
import { FACILITY_TAG_ROWS } from './facility-tags.ts';
import { LAYER_KEYS } from './layer-tags.ts';
import { OsmData } from './osm-data.ts';
import { OsmFileError } from './pbf/blocks.ts';
import type { OsmMember } from './pbf/objects.ts';

const TIMEOUT_S = 180;

/** Query for the same objects that are read from an extract, with all their nodes. */
function overpassQuery([west, south, east, north]: BBox): string {
	const facilities = FACILITY_TAG_ROWS.flatMap((row) => Object.keys(row.tags).slice(0, 1));
	const areas = [...LAYER_KEYS, ...facilities];
	const asked = (what: string, keys: readonly string[]): string[] =>
		[...new Set(keys)].map((key) => `${what}["${key}"];`);
	const wanted = [
		...asked('way', ['highway', ...areas]),
		...asked('relation[type=multipolygon]', areas),
		...asked('node', [...facilities, 'barrier', 'entrance'])
	];
	const head = `[out:json][timeout:${TIMEOUT_S}][bbox:${south},${west},${north},${east}];`;
	return `${head}(${wanted.join('')});out body;>;out body;`;
}

const tags = v.optional(v.record(v.string(), v.string()));
const member = v.object({ type: v.picklist(['node', 'way', 'relation']), ref: v.number(), role: v.string() });
const element = v.variant('type', [
	v.object({ type: v.literal('node'), id: v.number(), lon: v.number(), lat: v.number(), tags }),
	v.object({ type: v.literal('way'), id: v.number(), nodes: v.optional(v.array(v.number()), []), tags }),
	v.object({ type: v.literal('relation'), id: v.number(), members: v.optional(v.array(member), []), tags })
]);
type OverpassElement = v.InferOutput<typeof element>;

const answerSchema = v.object({
	osm3s: v.optional(v.object({ timestamp_osm_base: v.optional(v.pipe(v.string(), v.isoTimestamp())) })),
	/** Set when the query ran out of time or memory: the status is 200, with an incomplete result. */
	remark: v.optional(v.string()),
	elements: v.array(element)
});

/**
 * Fetches the objects of a box from an Overpass server.
 * @throws OsmFileError when the server does not answer, or answers with another format
 */
export async function readOverpass(url: string, bbox: BBox): Promise<{ data: OsmData; asOf: Date | null }> {
	const response = await fetch(url, {
		method: 'POST',
		body: new URLSearchParams({ data: overpassQuery(bbox) }),
		// Public servers require a User-Agent.
		headers: { 'user-agent': 'renewal-map (npm run osm)', accept: 'application/json' },
		signal: AbortSignal.timeout((TIMEOUT_S + 30) * 1000)
	}).catch((error: unknown) => {
		throw new OsmFileError(`${url}: no answer (${reasonOf(error)})`);
	});
	if (!response.ok) throw new OsmFileError(`${url}: answers ${response.status} ${response.statusText}`);
	const answer: unknown = await response.json().catch(() => null);
	return readAnswer(url, answer);
}

/** The error of fetch only says that it failed; its cause has the reason. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function readAnswer(url: string, answer: unknown): { data: OsmData; asOf: Date | null } {
	const result = v.safeParse(answerSchema, answer);
	if (!result.success) throw new OsmFileError(`${url}: the answer is no Overpass JSON`);
	const { elements, osm3s, remark } = result.output;
	if (remark !== undefined) throw new OsmFileError(`${url}: ${remark}`);
	const data = new OsmData();
	const seen = new Set<string>();
	for (const one of elements) {
		const key = `${one.type}/${one.id}`;
		if (!seen.has(key)) take(data, one);
		seen.add(key);
	}
	return { data, asOf: osm3s?.timestamp_osm_base ? new Date(osm3s.timestamp_osm_base) : null };
}

function take(data: OsmData, one: OverpassElement): void {
	if (one.type === 'node') data.node(one.id, one.lon, one.lat, one.tags ?? null);
	else if (one.type === 'way') data.way(one.id, one.nodes, one.tags ?? {});
	else data.relation(one.id, one.members.map(toMember), one.tags ?? {});
}

const toMember = ({ type, ref, role }: v.InferOutput<typeof member>): OsmMember => ({ type, id: ref, role });
