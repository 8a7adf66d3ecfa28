import type { ResidentPoint } from './places.ts';
import type { NearestTimes } from './times.ts';

/** A covered share with what it was made of. */
export interface Share {
	readonly covered: number;
	readonly total: number;
	/** covered / total; null when there is nothing to cover, which is not the same as nothing covered. */
	readonly share: number | null;
}

/** What one resident point counts for; NaN where it is not known, and then the point is left out of the figure. */
export type Weights = Float64Array;

export const byPopulation = (residents: readonly ResidentPoint[]): Weights =>
	Float64Array.from(residents, (resident) => resident.population);

/** People of one age group; residents whose file does not know the group are left out, above and below the line. */
export const byAgeGroup = (residents: readonly ResidentPoint[], group: string): Weights =>
	Float64Array.from(residents, (resident) => resident.ages[group] ?? NaN);

/** Residential land; each compound counts once, however many facilities reach it. */
export const byArea = (residents: readonly ResidentPoint[]): Weights =>
	Float64Array.from(residents, (resident) => resident.residential_m2 ?? NaN);

/** The age groups that any resident point knows, in alphabetical order. */
export function ageGroups(residents: readonly ResidentPoint[]): string[] {
	return [...new Set(residents.flatMap((resident) => Object.keys(resident.ages)))].sort();
}

/** Times of one kind with the distance that counts as reached. */
export interface KindTimes {
	readonly kind: string;
	readonly times: NearestTimes;
	readonly limit_mm: number;
}

export interface Coverage {
	readonly kinds: readonly (Share & { readonly kind: string })[];
	/** The mean of the kinds' shares: the milder way to add kinds up. */
	readonly mean_of_kinds: number | null;
	/** Residents for whom every required kind is within its limit: the complete circle, the stricter way. */
	readonly all_at_once: Share;
}

/**
 * @param required kinds that make a circle complete (the basic ones); the mean is over the same kinds, so that the
 * two figures differ only in the way of adding up
 */
export function coverageOf(kinds: readonly KindTimes[], weights: Weights, required: readonly string[]): Coverage {
	const shares = kinds.map((kind) => ({ kind: kind.kind, ...sharePassing(weights, (i) => isReached(kind, i)) }));
	const needed = kinds.filter(({ kind }) => required.includes(kind));
	// A required kind that the data do not hold at all is met by nobody.
	const absent = required.some((kind) => !kinds.some((known) => known.kind === kind));
	const complete = (resident: number): boolean => !absent && needed.every((kind) => isReached(kind, resident));
	const shareOf = (kind: string): number | null => {
		const known = shares.find((entry) => entry.kind === kind);
		return known ? known.share : 0;
	};
	return {
		kinds: shares,
		mean_of_kinds: meanOf(required.map(shareOf)),
		all_at_once: required.length === 0 ? { covered: 0, total: 0, share: null } : sharePassing(weights, complete)
	};
}

export function isReached({ times, limit_mm }: KindTimes, resident: number): boolean {
	return (times.cost_mm[resident] ?? Infinity) <= limit_mm;
}

function sharePassing(weights: Weights, passes: (resident: number) => boolean): Share {
	let [covered, total] = [0, 0];
	for (let resident = 0; resident < weights.length; resident++) {
		const weight = weights[resident] ?? NaN;
		if (Number.isNaN(weight)) continue;
		total += weight;
		if (passes(resident)) covered += weight;
	}
	return { covered, total, share: total === 0 ? null : covered / total };
}

function meanOf(shares: readonly (number | null)[]): number | null {
	const known = shares.filter((share) => share !== null);
	return known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0) / known.length;
}

/** Coverage for several limits from the same times: what a slider of minutes needs. @returns one share per limit */
export function coverageByLimit(times: NearestTimes, weights: Weights, limits_mm: readonly number[]): Share[] {
	return limits_mm.map((limit_mm) => sharePassing(weights, (i) => (times.cost_mm[i] ?? Infinity) <= limit_mm));
}

/**
 * By how much the straight line overstates: people it calls covered against people who can walk there.
 * @returns 0.25 for a quarter too many; null when nobody can walk there
 */
export function overstatement(straight: Share, network: Share): number | null {
	return network.covered === 0 ? null : straight.covered / network.covered - 1;
}
