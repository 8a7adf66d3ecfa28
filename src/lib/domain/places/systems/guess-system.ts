/** Guesses the system of coordinates; the user confirms it before anything is converted. */
import { isInBox, type BBox } from '../../shared/geo/bbox.ts';
import { DEGREE_M, RADIANS_PER_DEGREE } from '../../shared/geo/geodesy.ts';
import { AXIS_ORDERS, inOrder, SYSTEMS, toWgs84, type AxisOrder, type SystemCode, type XY } from './crs.ts';

export type GuessReason =
	/** Share of the points (0 to 1) within the town's box. */
	| { readonly code: 'inside'; readonly share: number }
	/** Outside the town, within this distance from its centre. */
	| { readonly code: 'near'; readonly distance_km: number }
	| { readonly code: 'usual_order' }
	| { readonly code: 'other_order' }
	/** Other systems that also place the points within the town; the map shows the difference. */
	| { readonly code: 'not_told_from'; readonly systems: readonly SystemCode[] }
	/** Metres too small for a national system: a local system, to be fitted by control points. */
	| { readonly code: 'small_metres' };

export interface Guess {
	readonly system: SystemCode | 'local';
	readonly order: AxisOrder;
	readonly reasons: readonly GuessReason[];
}

/** Maximum coordinate of a local system. */
const LOCAL_REACH_M = 100_000;
/** Maximum distance for `near`: a file may cover the district around the town. */
const NEAR_KM = 60;

interface Found {
	readonly system: SystemCode;
	readonly order: AxisOrder;
	readonly usual: boolean;
	readonly share: number;
	readonly distance_km: number;
}

/**
 * @param points as written in the file
 * @returns the most likely first; empty where no known system places any point in or near the town
 */
export function guessSystems(points: readonly XY[], townBox: BBox): Guess[] {
	if (points.length === 0) return [];
	const found = SYSTEMS.flatMap(({ code, usualOrder }) =>
		AXIS_ORDERS.flatMap((order) => {
			const tried = tryOut(points, townBox, code, order);
			return tried ? [{ system: code, order, usual: order === usualOrder, ...tried }] : [];
		})
	);
	// Sorting is stable: ties keep the order of SYSTEMS.
	const ranked = found.sort(
		(a, b) =>
			b.share - a.share || Number(b.usual) - Number(a.usual) || (a.share > 0 ? 0 : a.distance_km - b.distance_km)
	);
	const guesses = ranked.map((one): Guess => ({
		system: one.system,
		order: one.order,
		reasons: reasonsOf(one, ranked)
	}));
	return guesses.length === 0 && points.every(isSmall) && points.some(isNoDegree) ? [LOCAL] : guesses;
}

const LOCAL: Guess = { system: 'local', order: 'east_north', reasons: [{ code: 'small_metres' }] };

const isSmall = ([x, y]: XY): boolean => Math.abs(x) < LOCAL_REACH_M && Math.abs(y) < LOCAL_REACH_M;
const isNoDegree = ([x, y]: XY): boolean => Math.abs(x) > 180 || Math.abs(y) > 180;

function tryOut(points: readonly XY[], box: BBox, system: SystemCode, order: AxisOrder) {
	const places = points.map((point) => toWgs84(system, inOrder(point, order)));
	const known = places.filter((place) => place !== null);
	if (known.length < points.length / 2) return null;
	const inside = known.filter(([lon, lat]) => isInBox(box, lon, lat));
	const distance_km = Math.max(...known.map((place) => distanceTo(box, place)));
	const share = inside.length / points.length;
	return share > 0 || distance_km <= NEAR_KM ? { share, distance_km } : null;
}

/** Distance from the centre in an equirectangular approximation. */
function distanceTo([west, south, east, north]: BBox, [lon, lat]: XY): number {
	const middle = [(west + east) / 2, (south + north) / 2] as const;
	const x = (lon - middle[0]) * Math.cos(middle[1] * RADIANS_PER_DEGREE);
	return Math.hypot(x, lat - middle[1]) * (DEGREE_M / 1000);
}

function reasonsOf(one: Found, all: readonly Found[]): GuessReason[] {
	const others = all.filter(({ system, order, share }) => system !== one.system && order === one.order && share > 0);
	return [
		one.share > 0 ? { code: 'inside', share: one.share } : { code: 'near', distance_km: one.distance_km },
		{ code: one.usual ? 'usual_order' : 'other_order' },
		...(one.share > 0 && others.length > 0
			? [{ code: 'not_told_from' as const, systems: others.map(({ system }) => system) }]
			: [])
	];
}
