/** Shapes outside the town: where they lie, and systems that would place them inside, for the user to choose. */
import type { BBox } from '../../shared/geo/bbox.ts';
import { DEGREE_M, degreeOfLongitude_m } from '../../shared/geo/geodesy.ts';
import type { AxisOrder, SystemCode, XY } from './crs.ts';
import { guessSystems, type Guess } from './guess-system.ts';

export interface Outside {
	/** The first position outside, longitude and latitude. */
	readonly at: XY;
	/** From the nearest edge of the town's box, in kilometres. */
	readonly distance_km: number;
	/** Compass direction from the town: `n`, `ne`, … */
	readonly direction: Direction;
	/** Systems and axis orders that place all positions within the town. */
	readonly instead: readonly Guess[];
}

export const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof DIRECTIONS)[number];

const MAX_GUESSES = 3;

/** @returns null when all positions are within the box */
export function outsideOf(
	lonLats: readonly XY[],
	written: readonly XY[],
	townBox: BBox,
	stated: { readonly system: SystemCode; readonly order: AxisOrder }
): Outside | null {
	const at = lonLats.find((place) => missOf(place, townBox).some((miss) => miss !== 0));
	if (!at) return null;
	const [east, north] = missOf(at, townBox);
	const east_km = (east * degreeOfLongitude_m(at[1])) / 1000;
	const north_km = (north * DEGREE_M) / 1000;
	const eighth = Math.round((Math.atan2(east_km, north_km) * 4) / Math.PI + 8) % 8;
	return {
		at,
		distance_km: Math.hypot(east_km, north_km),
		direction: DIRECTIONS[eighth] ?? 'n',
		instead: readings(written, townBox).filter(
			({ system, order }) => system !== stated.system || order !== stated.order
		)
	};
}

/** Systems and axis orders that place all positions within the town. */
export function readings(written: readonly XY[], townBox: BBox): Guess[] {
	const inside = (guess: Guess) => guess.reasons.some((reason) => reason.code === 'inside' && reason.share === 1);
	return guessSystems(written, townBox).filter(inside).slice(0, MAX_GUESSES);
}

/** Degrees beyond the box, east and north; 0 within. */
function missOf([lon, lat]: XY, [west, south, east, north]: BBox): readonly [number, number] {
	return [lon < west ? lon - west : Math.max(0, lon - east), lat < south ? lat - south : Math.max(0, lat - north)];
}
