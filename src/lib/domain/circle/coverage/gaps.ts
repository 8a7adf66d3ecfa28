import { isReached, type KindTimes } from './coverage.ts';
import { UNREACHED } from '../network/network.ts';
import type { ResidentPoint } from '../facility.ts';
import { walkMinutes } from '../presets.ts';

export interface Gap {
	/** Number of the resident point. */
	readonly resident: number;
	readonly missing: readonly string[];
	readonly people: number;
	/** People times missing kinds: the gain from closing the whole gap. */
	readonly weight: number;
}

/**
 * Missing kinds by resident point, the heaviest gap first: by people times missing kinds, then by missing kinds, then by
 * id, so that the order is deterministic. Points without residents come last but are listed.
 */
export function rankGaps(residents: readonly ResidentPoint[], kinds: readonly KindTimes[]): Gap[] {
	const gaps = residents.map((point, resident): Gap => {
		const missing = kinds.filter((kind) => !isReached(kind, resident)).map(({ kind }) => kind);
		return { resident, missing, people: point.population, weight: point.population * missing.length };
	});
	const idOf = (gap: Gap): string => residents[gap.resident]?.id ?? '';
	return gaps
		.filter((gap) => gap.missing.length > 0)
		.sort((a, b) => b.weight - a.weight || b.missing.length - a.missing.length || (idOf(a) < idOf(b) ? -1 : 1));
}

/** How many people lack each kind, the largest number first. */
export function peopleWithout(residents: readonly ResidentPoint[], kinds: readonly KindTimes[]): Map<string, number> {
	const counted = kinds.map((kind): [string, number] => [
		kind.kind,
		residents.reduce((sum, point, i) => (isReached(kind, i) ? sum : sum + point.population), 0)
	]);
	return new Map(counted.sort(([, a], [, b]) => b - a));
}

export interface TimesRow {
	readonly id: string;
	readonly name: string | null;
	readonly population: number;
	readonly kind: string;
	/** Null when there is no route. */
	readonly minutes: number | null;
	/** Number of the nearest facility; -1 when there is no route. */
	readonly nearest: number;
	readonly reached: boolean;
}

/** One row per resident point and kind: the table behind every figure. */
export function timesTable(
	residents: readonly ResidentPoint[],
	kinds: readonly KindTimes[],
	speed_m_per_min: number
): TimesRow[] {
	return residents.flatMap(({ id, name, population }, resident) =>
		kinds.map((kind) => {
			const cost_mm = kind.times.cost_mm[resident] ?? UNREACHED;
			const minutes = cost_mm === UNREACHED ? null : walkMinutes(cost_mm, speed_m_per_min);
			const nearest = kind.times.nearest[resident] ?? -1;
			return { id, name, population, kind: kind.kind, minutes, nearest, reached: isReached(kind, resident) };
		})
	);
}
