import area from '@turf/area';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import type { Facility } from '../../domain/circle/facility.ts';
import { bboxOf, intersects, type BBox } from '../../domain/shared/geo/bbox.ts';
import { facilityKindsOf } from './facility-tags.ts';
import { classOf, compoundName, layerOf, type OsmLayer } from './layer-tags.ts';
import type { OsmData, TaggedArea, TaggedWay } from './osm-data.ts';
import type { OsmTags } from './pbf/objects.ts';
import { joinRings, ringCentre } from './rings.ts';

export interface LayerFeature {
	readonly layer: OsmLayer;
	/** `way/…` or `relation/…` of OpenStreetMap. */
	readonly id: string;
	readonly name: string | null;
	readonly class: string | null;
	readonly geometry: Geometry;
}

export interface Compound extends LonLat {
	readonly id: string;
	readonly name: string;
	readonly area_m2: number;
}

export interface DrawnObjects {
	readonly layers: LayerFeature[];
	readonly compounds: Compound[];
	readonly facilities: Facility[];
	/** Objects left out because some of their nodes are missing. */
	readonly incomplete: number;
}

type Ring = readonly LonLat[];

/** Basemap layers, compounds and facilities of an extract. */
export function drawnObjects(data: OsmData, bbox: BBox | null): DrawnObjects {
	const found: DrawnObjects = { layers: [], compounds: [], facilities: [], incomplete: 0 };
	let incomplete = 0;
	for (const node of data.facilityNodes) {
		const place = { lon: node.lon, lat: node.lat };
		if (isWithin(place, bbox)) addFacilities(found, `node/${node.id}`, node.tags, null, [place]);
	}
	for (const way of data.drawn) if (!addWay(found, data, way, bbox)) incomplete++;
	for (const area of data.areas) if (!addRelation(found, data, area, bbox)) incomplete++;
	return { ...found, incomplete };
}

function isWithin({ lon, lat }: LonLat, bbox: BBox | null): boolean {
	return bbox === null || (lon >= bbox[0] && lon <= bbox[2] && lat >= bbox[1] && lat <= bbox[3]);
}

function positions(data: OsmData, nodes: ArrayLike<number>): { line: LonLat[]; whole: boolean } {
	const slots = Array.from(nodes, (id) => data.nodes.slot(id)).filter((slot) => slot !== -1);
	const line = slots.map((slot) => ({ lon: data.nodes.lon(slot), lat: data.nodes.lat(slot) }));
	return { line, whole: line.length === nodes.length };
}

/** @returns false when a part of it is missing in the extract */
function addWay(found: DrawnObjects, data: OsmData, { id, tags }: TaggedWay, bbox: BBox | null): boolean {
	const nodes = data.ways.nodes(id) ?? new Float64Array();
	const { line, whole } = positions(data, nodes);
	const closed = nodes.length > 3 && nodes[0] === nodes[nodes.length - 1];
	const form =
		closed && layerOf(tags, 'area') !== null ? 'area' : closed && layerOf(tags, 'line') === null ? 'area' : 'line';
	if (form === 'area') {
		if (!whole) return false;
		addArea(found, `way/${id}`, tags, [{ outer: line, inner: [] }], entrancesOn(data, [nodes]), bbox);
	} else if (line.length > 1) {
		const geometry: Geometry = { type: 'LineString', coordinates: line.map(toPosition) };
		addLayer(found, layerOf(tags, 'line'), `way/${id}`, tags, geometry, bbox);
	}
	return whole;
}

/** @returns false when a part of it is missing in the extract */
function addRelation(
	found: DrawnObjects,
	data: OsmData,
	{ id, tags, members }: TaggedArea,
	bbox: BBox | null
): boolean {
	const linesOf = (inner: boolean): (Float64Array | null)[] =>
		members
			.filter((member) => member.type === 'way' && (member.role === 'inner') === inner)
			.map((member) => data.ways.nodes(member.id));
	const [outerLines, innerLines] = [linesOf(false), linesOf(true)];
	const outer = joinRings(outerLines.filter((line) => line !== null));
	const inner = joinRings(innerLines.filter((line) => line !== null));
	const rings = outer.rings.map((ring) => positions(data, ring));
	const holes = inner.rings.map((ring) => positions(data, ring)).filter((hole) => hole.whole);
	const whole = outer.complete && outerLines.every((line) => line !== null) && rings.every((ring) => ring.whole);
	const parts = rings
		.filter((ring) => ring.whole)
		.map(({ line }) => ({
			outer: line,
			inner: holes.map((hole) => hole.line).filter((hole) => hole[0] && isInside(hole[0], line))
		}));
	if (parts.length > 0) addArea(found, `relation/${id}`, tags, parts, entrancesOn(data, outer.rings), bbox);
	return whole;
}

interface Part {
	readonly outer: Ring;
	readonly inner: readonly Ring[];
}

function addArea(
	found: DrawnObjects,
	id: string,
	tags: OsmTags,
	parts: readonly Part[],
	entrances: readonly LonLat[],
	bbox: BBox | null
): void {
	const [largest] = parts.toSorted((a, b) => area(polygonOf([b.outer])) - area(polygonOf([a.outer])));
	if (!largest) return;
	const polygons = parts.map(({ outer, inner }) => polygonOf([outer, ...inner]));
	const [only] = polygons;
	const geometry: Polygon | MultiPolygon =
		only && polygons.length === 1
			? only
			: { type: 'MultiPolygon', coordinates: polygons.map(({ coordinates }) => coordinates) };
	const area_m2 = area(geometry);
	const centre = ringCentre(largest.outer);
	addLayer(found, layerOf(tags, 'area'), id, tags, geometry, bbox);
	if (!isWithin(centre, bbox)) return;
	const name = compoundName(tags);
	if (name !== null) found.compounds.push({ id: `osm:${id}`, name, area_m2, ...centre });
	// Entrances lie on the outline; the centroid is used only when there is none.
	addFacilities(found, id, tags, area_m2, entrances.length > 0 ? entrances : [centre]);
}

function addLayer(
	{ layers }: DrawnObjects,
	layer: OsmLayer | null,
	id: string,
	tags: OsmTags,
	geometry: Geometry,
	bbox: BBox | null
): void {
	if (layer === null || bboxOf(geometry) === null) return;
	if (bbox !== null && !intersects(bbox, geometry)) return;
	layers.push({ layer, id, name: tags['name'] ?? null, class: classOf(layer, tags), geometry });
}

function addFacilities(
	{ facilities }: DrawnObjects,
	id: string,
	tags: OsmTags,
	area_m2: number | null,
	entrances: readonly LonLat[]
): void {
	for (const kind of facilityKindsOf(tags, area_m2)) {
		const name = tags['name'] ?? null;
		facilities.push({ id: `osm:${id}`, kind, name, state: 'operating', entrances, capacity: null });
	}
}

/** Doors and gates on the outline; where none is mapped, the points where a walkable way crosses it. */
function entrancesOn(data: OsmData, lines: readonly ArrayLike<number>[]): LonLat[] {
	const outline = new Set(lines.flatMap((line) => Array.from(line)));
	const gates = [...outline].filter((id) => data.entranceNodes.has(id));
	const crossed = () => [...outline].filter((id) => data.isWalked(id) && !data.closedNodes.has(id));
	return positions(data, gates.length > 0 ? gates : crossed()).line;
}

const polygonOf = (rings: readonly Ring[]): Polygon => ({
	type: 'Polygon',
	coordinates: rings.map((ring) => ring.map(toPosition))
});

const isInside = (place: LonLat, ring: Ring): boolean => booleanPointInPolygon(toPosition(place), polygonOf([ring]));

function toPosition({ lon, lat }: LonLat): Position {
	return [lon, lat];
}
