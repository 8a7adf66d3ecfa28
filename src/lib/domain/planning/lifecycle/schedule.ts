import type { PlanningFeature } from '../feature.ts';
import type { StageRank } from '../sort.ts';

/**
 * Status of a target on a day.
 * - `none`: no target
 * - `ahead`: its date is in the future
 * - `kept`: the known stage has reached the target stage
 * - `missed`: its date is past, and a later statement says it was not reached
 * - `unconfirmed`: its date is past without a later statement: neither kept nor missed
 */
export const TARGET_STATUSES = ['none', 'ahead', 'kept', 'missed', 'unconfirmed'] as const;
export type TargetStatus = (typeof TARGET_STATUSES)[number];

/** @param asOf ISO date; @param rankOf progress of a stage inside its lifecycle */
export function targetStatusOf(
	feature: Pick<PlanningFeature, 'current' | 'target' | 'lifecycle'>,
	asOf: string,
	rankOf: StageRank
): TargetStatus {
	const { current, target, lifecycle } = feature;
	if (!target) return 'none';
	if (
		lifecycle &&
		current?.stage &&
		target.stage &&
		rankOf(lifecycle, current.stage) >= rankOf(lifecycle, target.stage)
	)
		return 'kept';
	if (target.date > asOf) return 'ahead';
	return current && current.date >= target.date ? 'missed' : 'unconfirmed';
}

/** Ranks stages by their order inside the lifecycle. */
export function stageRanks(
	lifecycles: readonly { code: string; stages: readonly { code: string; seq: number }[] }[]
): StageRank {
	const ranks = new Map(
		lifecycles.flatMap(({ code, stages }) => stages.map((stage) => [`${code} ${stage.code}`, stage.seq] as const))
	);
	return (lifecycle, stage) => ranks.get(`${lifecycle} ${stage}`) ?? 0;
}

/** Number of targets past their date, by status. */
export type OverdueCounts = Readonly<Record<'unconfirmed' | 'missed', number>>;

/** @param asOf ISO date; @param rankOf progress of a stage inside its lifecycle */
export function overdueCountsOf(
	features: readonly Parameters<typeof targetStatusOf>[0][],
	asOf: string,
	rankOf: StageRank
): OverdueCounts {
	const schedules = features.map((feature) => targetStatusOf(feature, asOf, rankOf));
	const count = (wanted: TargetStatus): number => schedules.filter((schedule) => schedule === wanted).length;
	return { unconfirmed: count('unconfirmed'), missed: count('missed') };
}
