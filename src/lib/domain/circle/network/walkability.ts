/** Tags of a street, in the words of OpenStreetMap (key → value). */
export type StreetTags = Readonly<Record<string, string>>;

export interface Walkability {
	/** Slowness against level walking: 1 on streets, 2 on steps. */
	readonly slowness: number;
	/** Height above or below ground in storeys: bridges above 0, tunnels below. */
	readonly level: number;
}

/** Steps are climbed at about half the speed of level walking. */
const STEPS_SLOWNESS = 2;

/** Highway classes that are walkable unless a tag forbids it. */
const WALKABLE = new Set([
	...['footway', 'path', 'pedestrian', 'steps', 'living_street', 'corridor', 'cycleway', 'bridleway', 'track'],
	...['residential', 'unclassified', 'service', 'road', 'platform'],
	...['tertiary', 'tertiary_link', 'secondary', 'secondary_link', 'primary', 'primary_link']
]);

/** Highway classes for motor traffic: walkable only with a sidewalk or foot tag. */
const WALKABLE_IF_SAID = new Set(['trunk', 'trunk_link', 'busway', 'bus_guideway']);

/** Highway classes that are never walkable. */
const NEVER = new Set(['motorway', 'motorway_link', 'raceway', 'construction', 'proposed', 'abandoned', 'razed']);

/** Classes of drawn lines that are not walkable. */
const BARRIER = new Set([
	...['expressway', 'elevated', 'railway', 'rail', 'subway', 'metro', 'tram', 'light_rail'],
	...['river', 'stream', 'canal', 'water', 'waterway', 'ferry', 'barrier', 'wall', 'fence']
]);

const FORBIDDEN = new Set(['no', 'private', 'use_sidepath', 'military']);
const ALLOWED = new Set(['yes', 'designated', 'permissive', 'official', 'destination', 'customers']);
const NO_PAVEMENT = new Set(['', 'no', 'none']);

/** Barriers that always close a way; gates and others do so only by their access tags. */
const CLOSED_POINTS = new Set(['wall', 'fence', 'hedge', 'retaining_wall', 'city_wall', 'debris']);

/** Walkability of an OpenStreetMap way. @returns null when it is not walkable */
export function walkabilityOf(tags: StreetTags): Walkability | null {
	const highway = tags['highway'] ?? '';
	const byKind = WALKABLE.has(highway) || (WALKABLE_IF_SAID.has(highway) && saysFoot(tags));
	return byKind && mayWalk(tags) ? shapeOf(highway, tags) : null;
}

/** The same for a drawn street, whose class may be any word: unknown classes are walkable. */
export function walkabilityOfDrawn(tags: StreetTags): Walkability | null {
	const kind = tags['highway'] ?? tags['class'] ?? '';
	if (WALKABLE_IF_SAID.has(kind) && !saysFoot(tags)) return null;
	if (NEVER.has(kind) || BARRIER.has(kind)) return null;
	if (kind === '' && (tags['railway'] !== undefined || tags['waterway'] !== undefined)) return null;
	return mayWalk(tags) ? shapeOf(kind, tags) : null;
}

/** Whether a point of a way is closed to pedestrians: a private gate of a compound, a wall across a path. */
export function isClosedPoint(tags: StreetTags): boolean {
	const barrier = tags['barrier'];
	if (barrier === undefined) return false;
	if (saysAllowed(tags)) return false;
	return CLOSED_POINTS.has(barrier) || forbids(tags['foot']) || forbids(tags['access']);
}

function mayWalk(tags: StreetTags): boolean {
	if (forbids(tags['foot'])) return false;
	return saysAllowed(tags) || !(forbids(tags['access']) || tags['motorroad'] === 'yes');
}

function saysAllowed(tags: StreetTags): boolean {
	return ALLOWED.has(tags['foot'] ?? '');
}

function saysFoot(tags: StreetTags): boolean {
	const sides = ['sidewalk', 'sidewalk:both', 'sidewalk:left', 'sidewalk:right'];
	const pavement = sides.some((side) => !NO_PAVEMENT.has(tags[side] ?? '') && tags[side] !== 'separate');
	return saysAllowed(tags) || pavement;
}

function forbids(value: string | undefined): boolean {
	return value !== undefined && FORBIDDEN.has(value);
}

function shapeOf(kind: string, tags: StreetTags): Walkability {
	return { slowness: kind === 'steps' ? STEPS_SLOWNESS : 1, level: levelOf(tags) };
}

function levelOf(tags: StreetTags): number {
	const layer = Number(tags['layer'] ?? '0');
	if (Number.isFinite(layer) && layer !== 0) return layer;
	if (isSet(tags['bridge'])) return 1;
	// A building passage is tagged as a tunnel but lies on the ground.
	return isSet(tags['tunnel']) && tags['tunnel'] !== 'building_passage' ? -1 : 0;
}

function isSet(value: string | undefined): boolean {
	return value !== undefined && !['', 'no', 'false', '0'].includes(value);
}
