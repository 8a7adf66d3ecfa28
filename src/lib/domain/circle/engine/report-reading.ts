/** Values derived from a report: minutes, missing kinds, and the level of each compound's mark. */
import type { KindTimes, Share } from '../coverage/coverage.ts';
import { rankGaps, type Gap } from '../coverage/gaps.ts';
import { basicKinds, FACILITY_KINDS } from '../kinds.ts';
import { UNREACHED } from '../network/network.ts';
import type { Phase, ResidentPoint } from '../facility.ts';
import { ASSESSMENTS, walkMinutes } from '../presets.ts';
import type { CoverageFacts } from './coverage-engine.ts';
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
import type { CircleReport, KindFigures, ReportQuery, WalkCosts } from './report.ts';

/** All kinds of the town, needed or not. */
export const ALL_KINDS = 'all';

/** The kinds that the URL parameter `need` stands for, given those of the town. */
function neededKinds(need: string, present: readonly string[]): readonly string[] {
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

/** Checks parameters against the data: a kind that the town does not have, an age group without figures. */
export function validatedParams(
	circle: CircleParams,
	facts: Pick<CoverageFacts, 'kinds' | 'ageGroups' | 'hasAreas'>
): { circle: CircleParams; problems: CircleProblem[] } {
	const { show, need, count } = circle;
	const known: Partial<Record<CircleField, boolean>> = {
		need: isNeed(need),
		show: show === MISSING || facts.kinds.includes(show),
		for: circle.for === null || facts.kinds.includes(circle.for) || FACILITY_KINDS.has(circle.for),
		count: count === 'area' ? facts.hasAreas : count === 'population' || facts.ageGroups.includes(count.slice(4))
	};
	const refused = CIRCLE_FIELDS.filter((field) => known[field] === false);
	const defaults = Object.fromEntries(refused.map((field) => [field, DEFAULT_PARAMS[field]]));
	return {
		circle: { ...circle, ...defaults },
		problems: refused.map((field) => ({ field, value: String(circle[field]) }))
	};
}

/** The chosen kind, else `missing` where the report does not have it. */
export const shownKind = ({ kinds }: Pick<CircleReport, 'kinds'>, show: string): string =>
	show === MISSING || kinds.some(({ kind }) => kind === show) ? show : MISSING;

export function costAt(report: WalkCosts, row: number, compound: number): number {
	return report.cost_mm[row * report.compounds + compound] ?? UNREACHED;
}

/** @returns null without a route */
export function minutesAt(report: CircleReport, row: number, compound: number): number | null {
	const cost_mm = costAt(report, row, compound);
	return cost_mm === UNREACHED ? null : walkMinutes(cost_mm, report.speed_m_per_min);
}

export const isMet = (report: WalkCosts, row: number, compound: number): boolean =>
	costAt(report, row, compound) <= (report.kinds[row]?.limit_mm ?? 0);

/** Rows of the kinds that make a circle complete. */
export const neededRows = ({ kinds }: WalkCosts): number[] =>
	[...kinds.keys()].filter((row) => kinds[row]?.needed === true);

function missingCount(report: WalkCosts, rows: readonly number[], compound: number): number {
	let missing = 0;
	for (const row of rows) if (!isMet(report, row, compound)) missing++;
	return missing;
}

/** Levels of minutes: five equal steps up to the limit, beyond it, and no route. */
export const MINUTE_STEPS = 5;
export const BEYOND_LIMIT = 5;
export const NO_ROUTE = 6;
/** Levels of missing kinds: 0 to 4, five and more. */
export const MAX_MISSING_LEVEL = 5;

/** Level of every compound's mark, 0 … 6; the map defines how a level is drawn. */
export function levelsOf(report: WalkCosts, show: string): Uint8Array {
	const row = report.kinds.findIndex(({ kind }) => kind === show);
	const needed = neededRows(report);
	return Uint8Array.from({ length: report.compounds }, (_, compound) =>
		row === -1
			? Math.min(MAX_MISSING_LEVEL, missingCount(report, needed, compound))
			: minuteLevel(costAt(report, row, compound), report.kinds[row]?.limit_mm ?? 0)
	);
}

export function minuteLevel(cost_mm: number, limit_mm: number): number {
	if (cost_mm === UNREACHED) return NO_ROUTE;
	if (cost_mm > limit_mm) return BEYOND_LIMIT;
	return Math.min(MINUTE_STEPS - 1, Math.floor((cost_mm / limit_mm) * MINUTE_STEPS));
}

/** The needed kinds as input of the coverage functions. */
export function kindTimesOf(report: CircleReport): KindTimes[] {
	return neededRows(report).map((row) => {
		const { kind = '', limit_mm = 0 } = report.kinds[row] ?? {};
		const [start, end] = [row * report.compounds, (row + 1) * report.compounds];
		const times = { cost_mm: report.cost_mm.subarray(start, end), nearest: report.nearest.subarray(start, end) };
		return { kind, limit_mm, times };
	});
}

/** The heaviest gap first, see rankGaps. */
export const gapsOf = (report: CircleReport, compounds: readonly ResidentPoint[]): Gap[] =>
	rankGaps(compounds, kindTimesOf(report));

/** The assessment's own target, else that of public plans for community services. */
export function targetOf(need: string): { year: number; share: number } | null {
	const own = ASSESSMENTS.find(({ id }) => id === need);
	const plan = own ?? ASSESSMENTS.find(({ id }) => id === 'sh_community_services');
	return plan?.target[0] ?? null;
}

/** The kind of the next facility: the chosen one, else the first needed, else the first present. */
export const wantedKind = (circle: CircleParams, kinds: readonly string[]): string | null =>
	circle.for ?? neededKinds(circle.need, kinds).find((kind) => kinds.includes(kind)) ?? kinds[0] ?? null;

/** Coverage under the selected phase. */
export const shareOf = (figures: KindFigures, open: Phase): Share => (open === 'now' ? figures.now : figures.after);
