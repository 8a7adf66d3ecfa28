import type { PlanningFeature } from '../feature.ts';
import type { StageRank } from '../../shared/sort.ts';

/**
 * How a promise stands on a day.
 * - `none`: nothing is promised
 * - `ahead`: its date is still to come
 * - `kept`: the known stage has reached the promised one
 * - `missed`: its date is past, and a statement made since then says it was not reached
 * - `unconfirmed`: its date is past and no source has spoken since: neither kept nor missed may be claimed
 */
export const SCHEDULES = ['none', 'ahead', 'kept', 'missed', 'unconfirmed'] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** @param asOf ISO date; @param rankOf progress of a stage inside its lifecycle */
export function scheduleOf(
	feature: Pick<PlanningFeature, 'current' | 'target' | 'lifecycle'>,
	asOf: string,
	rankOf: StageRank
): Schedule {
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

/** Promises whose date has passed: those that no source has spoken of since, and those said not to be kept. */
export type Behind = Readonly<Record<'unconfirmed' | 'missed', number>>;

/** @param asOf ISO date; @param rankOf progress of a stage inside its lifecycle */
export function behindOf(
	features: readonly Parameters<typeof scheduleOf>[0][],
	asOf: string,
	rankOf: StageRank
): Behind {
	const schedules = features.map((feature) => scheduleOf(feature, asOf, rankOf));
	const count = (wanted: Schedule): number => schedules.filter((schedule) => schedule === wanted).length;
	return { unconfirmed: count('unconfirmed'), missed: count('missed') };
}
