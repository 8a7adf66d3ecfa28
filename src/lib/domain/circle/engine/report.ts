/** All coverage figures of a town under one choice of settings: the same on the server and in the worker. */
import type { CoverageModel } from './coverage-model.ts';
import {
	byAgeGroup,
	byArea,
	byPopulation,
	coverageOf,
	type Coverage,
	type KindTimes,
	type Share,
	type Weights
} from '../coverage/coverage.ts';
import type { Facility, Phase, ResidentPoint } from '../facility.ts';
import { limit_mm, type Mode, type Preset } from '../presets.ts';

export interface ReportQuery {
	readonly preset: Preset;
	readonly way: Mode;
	readonly open: Phase;
	/** Kinds that make a circle complete; one without facilities is reached by no resident. */
	readonly needed: readonly string[];
	/** Further kinds to report. */
	readonly also: readonly string[];
	/** `population`, `area`, or `age:` and a group. */
	readonly count: string;
}

export interface KindFigures {
	readonly kind: string;
	readonly needed: boolean;
	readonly limit_mm: number;
	/** Facilities in operation, and those promised or under construction. */
	readonly operating: number;
	readonly coming: number;
	readonly now: Share;
	readonly after: Share;
	/** The present state along streets and in straight lines, whichever mode is selected. */
	readonly byStreet: Share;
	readonly byLine: Share;
}

export type Overall = Pick<Coverage, 'mean_of_kinds' | 'all_at_once'>;

export interface CircleReport {
	readonly kinds: readonly KindFigures[];
	readonly now: Overall;
	readonly after: Overall;
	readonly compounds: number;
	readonly speed_m_per_min: number;
	/** One row a kind, in the order of `kinds`, one entry a compound: for the requested phase and mode. */
	readonly cost_mm: Int32Array;
	/** Index in the list of facilities, edits applied; -1 without a route. */
	readonly nearest: Int32Array;
}

/** Input of the map marks: walking costs and limits by kind. */
export type WalkCosts = Pick<CircleReport, 'compounds' | 'cost_mm'> & {
	readonly kinds: readonly Pick<KindFigures, 'kind' | 'needed' | 'limit_mm'>[];
};

/** The same costs under another limit: minutes and speed change no route, so that no new search is needed. */
export const walkCostsUnder = (preset: Preset, { compounds, cost_mm, kinds }: WalkCosts): WalkCosts => ({
	...{ compounds, cost_mm },
	kinds: kinds.map(({ kind, needed }) => ({ kind, needed, limit_mm: limit_mm(preset, kind) }))
});

/** Whether two queries need the same costs of the same kinds, whatever their limits. */
export const hasSameWalkCosts = (a: ReportQuery, b: ReportQuery): boolean =>
	a.way === b.way && a.open === b.open && isSameList(a.needed, b.needed) && isSameList(a.also, b.also);

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((entry, i) => entry === b[i]);

/** @param place the index of a facility in the list, given its number in the model */
export function reportOf(model: CoverageModel, query: ReportQuery, place: (number: number) => number): CircleReport {
	const kinds = [...new Set([...query.needed, ...query.also])];
	const counts = countsOf(model.facilities());
	const weights = weightsOf(model.residents, query.count);
	const times = (phase: Phase, way: Mode): KindTimes[] => model.kindTimes(kinds, query.preset, phase, way);
	const coverage = (phase: Phase, way: Mode): Coverage => coverageOf(times(phase, way), weights, query.needed);
	const now = coverage('now', query.way);
	const after = coverage('after_planned', query.way);
	const byStreet = query.way === 'network' ? now : coverage('now', 'network');
	const byLine = query.way === 'network' ? coverageOf(reachedByLine(model, kinds, query), weights, []) : now;
	return {
		kinds: kinds.map((kind, i) => ({
			kind,
			needed: query.needed.includes(kind),
			limit_mm: limit_mm(query.preset, kind),
			operating: counts.get(kind)?.operating ?? 0,
			coming: counts.get(kind)?.coming ?? 0,
			now: shareIn(now, i),
			after: shareIn(after, i),
			byStreet: shareIn(byStreet, i),
			byLine: shareIn(byLine, i)
		})),
		now: overallOf(now),
		after: overallOf(after),
		compounds: model.residents.length,
		speed_m_per_min: query.preset.speed_m_per_min,
		...rowsOf(times(query.open, query.way), model.residents.length, place)
	};
}

const reachedByLine = (model: CoverageModel, kinds: readonly string[], { preset }: ReportQuery): KindTimes[] =>
	kinds.map((kind) => {
		const within_mm = limit_mm(preset, kind);
		return { kind, times: model.reachByLine(kind, within_mm), limit_mm: within_mm };
	});

export function weightsOf(residents: readonly ResidentPoint[], count: string): Weights {
	if (count === 'area') return byArea(residents);
	if (count.startsWith('age:')) return byAgeGroup(residents, count.slice('age:'.length));
	return byPopulation(residents);
}

const NOTHING: Share = { covered: 0, total: 0, share: null };

function shareIn({ kinds }: Coverage, kind: number): Share {
	const { covered, total, share } = kinds[kind] ?? NOTHING;
	return { covered, total, share };
}

const overallOf = ({ mean_of_kinds, all_at_once }: Coverage): Overall => ({ mean_of_kinds, all_at_once });

function countsOf(facilities: readonly Facility[]): Map<string, { operating: number; coming: number }> {
	const counts = new Map<string, { operating: number; coming: number }>();
	for (const { kind, state } of facilities) {
		const count = counts.get(kind) ?? { operating: 0, coming: 0 };
		if (state === 'operating') count.operating++;
		else if (state !== 'closed') count.coming++;
		counts.set(kind, count);
	}
	return counts;
}

function rowsOf(kinds: readonly KindTimes[], compounds: number, place: (number: number) => number) {
	const cost_mm = new Int32Array(kinds.length * compounds);
	const nearest = new Int32Array(kinds.length * compounds);
	for (const [row, { times }] of kinds.entries()) {
		cost_mm.set(times.cost_mm, row * compounds);
		nearest.set(times.nearest, row * compounds);
	}
	const places = placesOf(nearest, place);
	for (let i = 0; i < nearest.length; i++) nearest[i] = places[(nearest[i] ?? -1) + 1] ?? -1;
	return { cost_mm, nearest };
}

/** The index of every facility by its number, each looked up once; number n is stored at n + 1, since -1 means none. */
function placesOf(numbers: Int32Array, place: (number: number) => number): Int32Array {
	const unasked = -2;
	let highest = -1;
	for (const number of numbers) if (number > highest) highest = number;
	const places = new Int32Array(highest + 2).fill(unasked);
	for (const number of numbers) if (places[number + 1] === unasked) places[number + 1] = place(number);
	return places;
}
