/** What can be reached on foot from one origin: kinds with minutes and routes, planned facilities, and the isochrone to draw. */
import circle from '@turf/circle';
import type { SnappedPoints } from '../network/snap.ts';
import type { CircleFacility } from '../circle-data.ts';
import { distance_m, type LonLat } from '../../shared/geo/geodesy.ts';
import { UNREACHED, type WalkingNetwork } from '../network/network.ts';
import { servesIn } from '../facility.ts';
import { limit_mm, walkMinutes } from '../presets.ts';
import { candidateReach, reachOf, type Reach } from './siting.ts';
import type { MultiSourceDijkstra } from '../network/multi-source-dijkstra.ts';
import { reachedStretches, stretchLine, walkTo, type Line } from '../network/walk.ts';
import { outlineOf } from './outline.ts';
import type { ReportQuery } from './report.ts';

export interface OriginKind {
	readonly kind: string;
	readonly needed: boolean;
	/** To the nearest one in operation; null where there is none or no route. */
	readonly minutes: number | null;
	/** Index in the list of facilities; -1 where there is none or no route. */
	readonly facility: number;
	readonly reached: boolean;
	readonly limit_minutes: number;
	/** The route there; null where there is none. */
	readonly line: Line | null;
}

export interface OriginAnswer {
	readonly place: LonLat;
	/** Metres to the nearest street. */
	readonly street_m: number;
	/** The origin is off the network. */
	readonly off: boolean;
	readonly kinds: readonly OriginKind[];
	/** Facilities planned or under construction that will be within the limit, the nearest first. */
	readonly planned: readonly { readonly facility: number; readonly minutes: number }[];
	/** Streets that can be reached within the widest limit, for drawing. */
	readonly streets: readonly Line[];
	readonly outline: readonly (readonly Line[])[];
}

/** The entrances of all facilities as one list. */
export interface EntranceList {
	readonly at: readonly LonLat[];
	readonly snapped: SnappedPoints;
	/** Index of the facility in its list. */
	readonly facility: Int32Array;
}

export interface OriginTask {
	readonly network: WalkingNetwork;
	readonly search: MultiSourceDijkstra;
	readonly origin: SnappedPoints;
	readonly place: LonLat;
	readonly facilities: readonly CircleFacility[];
	readonly entrances: EntranceList;
	readonly query: ReportQuery;
}

export function originAnswer(task: OriginTask): OriginAnswer {
	const { origin, place, query } = task;
	const kinds = [...query.needed, ...query.also];
	const widest_mm = Math.max(0, ...kinds.map((kind) => limit_mm(query.preset, kind)));
	const byLine = query.way === 'straight_line';
	const off = origin.edge[0] === -1 && !byLine;
	const streets = off || byLine ? [] : streetsWithin(task, widest_mm);
	// After the isochrone: the routes are read from this last and longest run.
	const reach = byLine ? reachByLine(task) : reachByStreet(task);
	const found = firstOfEach(task, reach);
	return {
		place,
		street_m: origin.distance_m[0] ?? Infinity,
		off,
		kinds: kinds.map((kind) => originKind(task, kind, found.get(kind))),
		planned: plannedWithin(task, reach),
		streets,
		outline: byLine ? [[circleAround(place, widest_mm / 1000)]] : outlineOf(streets)
	};
}

function streetsWithin({ network, search, origin }: OriginTask, limit: number): Line[] {
	search.clear();
	search.seed(origin, 0, 0);
	search.run(limit);
	return reachedStretches(search, origin, 0, limit).map((stretch) => stretchLine(network, stretch));
}

/** Entrances instead of homes: the reach of a candidate site is the reach of an origin. */
function reachByStreet({ search, origin, entrances }: OriginTask): Reach {
	return candidateReach(search, origin, entrances.snapped, UNREACHED - 1)[0] ?? reachOf([]);
}

function reachByLine({ place, entrances }: OriginTask): Reach {
	return reachOf(
		entrances.at.map(({ lon, lat }, i): [number, number] => [
			i,
			Math.round(distance_m(place.lon, place.lat, lon, lat) * 1000)
		])
	);
}

interface Found {
	readonly entrance: number;
	readonly cost_mm: number;
}

/** The nearest entrance of each kind among the facilities that count. */
function firstOfEach({ facilities, entrances, query }: OriginTask, reach: Reach): Map<string, Found> {
	const found = new Map<string, Found>();
	for (const [rank, entrance] of reach.residents.entries()) {
		const facility = facilities[entrances.facility[entrance] ?? -1];
		if (!facility || found.has(facility.kind) || !servesIn(facility.state, query.open)) continue;
		found.set(facility.kind, { entrance, cost_mm: reach.cost_mm[rank] ?? UNREACHED });
	}
	return found;
}

function originKind(task: OriginTask, kind: string, found: Found | undefined): OriginKind {
	const { preset, needed } = task.query;
	const within_mm = limit_mm(preset, kind);
	const common = {
		kind,
		needed: needed.includes(kind),
		limit_minutes: walkMinutes(within_mm, preset.speed_m_per_min)
	};
	if (!found) return { ...common, minutes: null, facility: -1, reached: false, line: null };
	return {
		...common,
		minutes: walkMinutes(found.cost_mm, preset.speed_m_per_min),
		facility: task.entrances.facility[found.entrance] ?? -1,
		reached: found.cost_mm <= within_mm,
		line: wayTo(task, found.entrance)
	};
}

/** Route from the origin to the entrance, access legs included. */
function wayTo({ search, origin, place, entrances, query }: OriginTask, entrance: number): Line | null {
	const [from, to] = [place, entrances.at[entrance]].map((at): Line[number] => [at?.lon ?? NaN, at?.lat ?? NaN]);
	if (!from || !to) return null;
	if (query.way === 'straight_line') return [from, to];
	const walk = walkTo(search, origin, 0, entrances.snapped, entrance);
	return walk && [from, ...walk.line, to];
}

function plannedWithin(
	{ facilities, entrances, query }: OriginTask,
	reach: Reach
): { facility: number; minutes: number }[] {
	const near = new Map<number, number>();
	for (const [rank, entrance] of reach.residents.entries()) {
		const place = entrances.facility[entrance] ?? -1;
		const facility = facilities[place];
		if (!facility || near.has(place)) continue;
		if (facility.state !== 'planned' && facility.state !== 'under_construction') continue;
		const cost_mm = reach.cost_mm[rank] ?? UNREACHED;
		if (cost_mm <= limit_mm(query.preset, facility.kind))
			near.set(place, walkMinutes(cost_mm, query.preset.speed_m_per_min));
	}
	return [...near].map(([facility, minutes]) => ({ facility, minutes }));
}

const CORNERS = 64;

const circleAround = ({ lon, lat }: LonLat, radius_m: number): Line =>
	circle([lon, lat], radius_m, { steps: CORNERS, units: 'meters' }).geometry.coordinates[0]?.map(
		([x = NaN, y = NaN]): Line[number] => [x, y]
	) ?? [];
