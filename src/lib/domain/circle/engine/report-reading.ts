/** What pages and map read off a report: minutes, missing kinds, and the level of each compound's mark. */
import type { KindTimes, Share } from '../coverage/coverage.ts';
import { rankGaps, type Gap } from '../coverage/gaps.ts';
import { basicKinds, FACILITY_KINDS } from '../kinds.ts';
import { UNREACHED } from '../network/network.ts';
import type { Phase, ResidentPoint } from '../places.ts';
import { ASSESSMENTS, walkMinutes } from '../presets.ts';
import type { DeskFacts } from './coverage-engine.ts';
import {
	BASIC,
	CIRCLE_FIELDS,
	DEFAULT_PARAMS,
	MISSING,
	presetOf,
	type CircleField,
	type CircleParams,
	type CircleProblem
} from '../view-params.ts';
import type { CircleReport, KindFigures, ReportQuery, Walks } from './report.ts';

/** Every kind the town has, needed or not. */
export const ALL_KINDS = 'all';

/** The kinds that a choice of the address stands for, given those that the town has. */
export function neededKinds(need: string, present: readonly string[]): readonly string[] {
	if (need === ALL_KINDS) return present;
	return ASSESSMENTS.find(({ id }) => id === need)?.kinds ?? basicKinds(present);
}

export function queryOf(params: CircleParams, present: readonly string[]): ReportQuery {
	const needed = neededKinds(params.need, present);
	const wanted = [params.show, params.for].filter((kind): kind is string => kind !== null && kind !== MISSING);
	return {
		preset: presetOf(params),
		way: params.way,
		open: params.open,
		needed,
		also: wanted.filter((kind) => !needed.includes(kind)),
		count: params.count
	};
}

const isNeed = (need: string): boolean =>
	need === BASIC || need === ALL_KINDS || ASSESSMENTS.some(({ id }) => id === need);

/** Choices that only the data can refuse: a kind the town does not have, an age group nobody counted. */
export function settled(
	circle: CircleParams,
	facts: Pick<DeskFacts, 'kinds' | 'ageGroups' | 'hasAreas'>
): { circle: CircleParams; problems: CircleProblem[] } {
	const { show, need, count } = circle;
	const known: Partial<Record<CircleField, boolean>> = {
		need: isNeed(need),
		show: show === MISSING || facts.kinds.includes(show),
		for: circle.for === null || facts.kinds.includes(circle.for) || FACILITY_KINDS.has(circle.for),
		count: count === 'area' ? facts.hasAreas : count === 'population' || facts.ageGroups.includes(count.slice(4))
	};
	const refused = CIRCLE_FIELDS.filter((field) => known[field] === false);
	const fallen = Object.fromEntries(refused.map((field) => [field, DEFAULT_PARAMS[field]]));
	return {
		circle: { ...circle, ...fallen },
		problems: refused.map((field) => ({ field, value: String(circle[field]) }))
	};
}

/** The choice, where it is not one that this data can show: then the page says so and shows what is missing. */
export const shownKind = ({ kinds }: Pick<CircleReport, 'kinds'>, show: string): string =>
	show === MISSING || kinds.some(({ kind }) => kind === show) ? show : MISSING;

export function costAt(report: Walks, row: number, compound: number): number {
	return report.cost_mm[row * report.compounds + compound] ?? UNREACHED;
}

/** @returns null without a way */
export function minutesAt(report: CircleReport, row: number, compound: number): number | null {
	const cost_mm = costAt(report, row, compound);
	return cost_mm === UNREACHED ? null : walkMinutes(cost_mm, report.speed_m_per_min);
}

export const isMet = (report: Walks, row: number, compound: number): boolean =>
	costAt(report, row, compound) <= (report.kinds[row]?.limit_mm ?? 0);

/** Rows of the kinds that make a circle complete. */
export const neededRows = ({ kinds }: Walks): number[] =>
	[...kinds.keys()].filter((row) => kinds[row]?.needed === true);

export function missingCount(report: Walks, rows: readonly number[], compound: number): number {
	let missing = 0;
	for (const row of rows) if (!isMet(report, row, compound)) missing++;
	return missing;
}

/** Marks of minutes: five equal steps up to the limit, beyond it, and no way at all. */
export const MINUTE_STEPS = 5;
export const BEYOND = 5;
export const NO_WAY = 6;
/** Marks of missing kinds: 0 to 4, five and more. */
export const MOST_MISSING = 5;

/** Level of every compound's mark, 0 … 6; what a mark of a level looks like is the map's own matter. */
export function levelsOf(report: Walks, show: string): Uint8Array {
	const row = report.kinds.findIndex(({ kind }) => kind === show);
	const needed = neededRows(report);
	return Uint8Array.from({ length: report.compounds }, (_, compound) =>
		row === -1
			? Math.min(MOST_MISSING, missingCount(report, needed, compound))
			: minuteLevel(costAt(report, row, compound), report.kinds[row]?.limit_mm ?? 0)
	);
}

export function minuteLevel(cost_mm: number, limit_mm: number): number {
	if (cost_mm === UNREACHED) return NO_WAY;
	if (cost_mm > limit_mm) return BEYOND;
	return Math.min(MINUTE_STEPS - 1, Math.floor((cost_mm / limit_mm) * MINUTE_STEPS));
}

/** The needed kinds in the form that the domain's own sums take. */
export function kindTimesOf(report: CircleReport): KindTimes[] {
	return neededRows(report).map((row) => {
		const { kind = '', limit_mm = 0 } = report.kinds[row] ?? {};
		const [start, end] = [row * report.compounds, (row + 1) * report.compounds];
		const times = { cost_mm: report.cost_mm.subarray(start, end), nearest: report.nearest.subarray(start, end) };
		return { kind, limit_mm, times };
	});
}

/** The heaviest gap first, as the domain ranks them. */
export const gapsOf = (report: CircleReport, compounds: readonly ResidentPoint[]): Gap[] =>
	rankGaps(compounds, kindTimesOf(report));

/** The target that public plans set for community services; sets of kinds with a target of their own have that one. */
export function targetOf(need: string): { year: number; share: number } | null {
	const own = ASSESSMENTS.find(({ id }) => id === need);
	const plan = own ?? ASSESSMENTS.find(({ id }) => id === 'sh_community_services');
	return plan?.target[0] ?? null;
}

/** The kind of the next facility: the one chosen, else the first that the town needs, else the first it has. */
export const wantedKind = (circle: CircleParams, kinds: readonly string[]): string | null =>
	circle.for ?? neededKinds(circle.need, kinds).find((kind) => kinds.includes(kind)) ?? kinds[0] ?? null;

/** Covered under the phase that the page is set to. */
export const shareOf = (figures: KindFigures, open: Phase): Share => (open === 'now' ? figures.now : figures.after);
