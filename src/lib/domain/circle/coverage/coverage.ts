import type { ResidentPoint } from '../facility.ts';
import type { NearestTimes } from './walk-times.ts';

/** A covered share with its numerator and denominator. */
export interface Share {
	readonly covered: number;
	readonly total: number;
	/** covered / total; null when there is nothing to cover, which is not the same as nothing covered. */
	readonly share: number | null;
}

/** Weight of each resident point; NaN where it is not known: the point is then left out of the figure. */
export type Weights = Float64Array;

export const byPopulation = (residents: readonly ResidentPoint[]): Weights =>
	Float64Array.from(residents, (resident) => resident.population);

/** People of one age group; residents without that group are left out of numerator and denominator. */
export const byAgeGroup = (residents: readonly ResidentPoint[], group: string): Weights =>
	Float64Array.from(residents, (resident) => resident.ages[group] ?? NaN);

/** Residential land; each compound counts once, however many facilities reach it. */
export const byArea = (residents: readonly ResidentPoint[]): Weights =>
	Float64Array.from(residents, (resident) => resident.residential_m2 ?? NaN);

/** The age groups of all resident points, in alphabetical order. */
export function ageGroups(residents: readonly ResidentPoint[]): string[] {
	return [...new Set(residents.flatMap((resident) => Object.keys(resident.ages)))].sort();
}

/** Costs of one kind with the limit within which it counts as reached. */
export interface KindTimes {
	readonly kind: string;
	readonly times: NearestTimes;
	readonly limit_mm: number;
}

export interface Coverage {
	readonly kinds: readonly (Share & { readonly kind: string })[];
	/** The mean of the kinds' shares: the milder aggregation. */
	readonly mean_of_kinds: number | null;
	/** Residents with every required kind within its limit: the complete circle, the stricter aggregation. */
	readonly all_at_once: Share;
}

/**
 * @param required kinds that make a circle complete (the basic ones); the mean is over the same kinds, so that the
 * two figures differ only in the aggregation
 */
export function coverageOf(kinds: readonly KindTimes[], weights: Weights, required: readonly string[]): Coverage {
	const total = totalOf(weights);
	const shares = kinds.map(({ kind, times, limit_mm }) => ({ kind, ...shareWithin(times, limit_mm, weights, total) }));
	const shareOf = (kind: string): number | null => {
		const known = shares.find((entry) => entry.kind === kind);
		return known ? known.share : 0;
	};
	return {
		kinds: shares,
		mean_of_kinds: meanOf(required.map(shareOf)),
		all_at_once: shareOfAll(kinds, weights, total, required)
	};
}

export function isReached({ times, limit_mm }: KindTimes, resident: number): boolean {
	return (times.cost_mm[resident] ?? Infinity) <= limit_mm;
}

/** Unknown weights (NaN) are left out of numerator and denominator. */
function totalOf(weights: Weights): number {
	let total = 0;
	for (const weight of weights) if (!Number.isNaN(weight)) total += weight;
	return total;
}

/** Plain loops over arrays for speed: a slider recomputes every kind of the town within one frame. */
function shareWithin({ cost_mm }: NearestTimes, limit_mm: number, weights: Weights, total: number): Share {
	let covered = 0;
	for (let resident = 0; resident < weights.length; resident++) {
		const weight = weights[resident] ?? NaN;
		if ((cost_mm[resident] ?? Infinity) <= limit_mm && !Number.isNaN(weight)) covered += weight;
	}
	return shareFrom(covered, total);
}

function shareOfAll(kinds: readonly KindTimes[], weights: Weights, total: number, required: readonly string[]): Share {
	if (required.length === 0) return { covered: 0, total: 0, share: null };
	// A required kind without any facility is reached by no resident.
	if (required.some((kind) => !kinds.some((known) => known.kind === kind))) return shareFrom(0, total);
	const lacking = new Uint8Array(weights.length);
	for (const { kind, times, limit_mm } of kinds) {
		if (!required.includes(kind)) continue;
		const { cost_mm } = times;
		for (let resident = 0; resident < lacking.length; resident++)
			if ((cost_mm[resident] ?? Infinity) > limit_mm) lacking[resident] = 1;
	}
	let covered = 0;
	for (let resident = 0; resident < lacking.length; resident++) {
		const weight = weights[resident] ?? NaN;
		if (lacking[resident] === 0 && !Number.isNaN(weight)) covered += weight;
	}
	return shareFrom(covered, total);
}

const shareFrom = (covered: number, total: number): Share => ({
	covered,
	total,
	share: total === 0 ? null : covered / total
});

function meanOf(shares: readonly (number | null)[]): number | null {
	const known = shares.filter((share) => share !== null);
	return known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0) / known.length;
}

/** Coverage for several limits from the same costs, for the minutes slider. @returns one share per limit */
export function coverageByLimit(times: NearestTimes, weights: Weights, limits_mm: readonly number[]): Share[] {
	const total = totalOf(weights);
	return limits_mm.map((limit_mm) => shareWithin(times, limit_mm, weights, total));
}

/**
 * By how much straight-line coverage exceeds network coverage.
 * @returns 0.25 for a quarter too many; null when no resident can walk there
 */
export function overstatement(straight: Share, network: Share): number | null {
	return network.covered === 0 ? null : straight.covered / network.covered - 1;
}
