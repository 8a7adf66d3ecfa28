import { PHASES, type Phase } from '../shared/phase.ts';
import type { Target } from './lifecycle/status.ts';
import { isHard } from '../shared/statement.ts';
import type { PlanningFeature } from './feature.ts';

/** A target of the year as a list row. */
export interface Promised {
	slug: string;
	name: PlanningFeature['name'];
	class: PlanningFeature['class'];
	lifecycle: string | null;
	phase: Phase | null;
	target: Target;
}

/** Key figures of the town's features. */
export interface Overview {
	count: number;
	unplaced: number;
	/** Features by phase of their known stage; `none`: no stage stated. */
	phases: Record<Phase | 'none', number>;
	/** By lifecycle: number of features per stage, unordered; lifecycles without features are absent. */
	lifecycles: Record<string, { count: number; stages: Record<string, number> }>;
	/** Latest year of the current targets; null without any. */
	year: string | null;
	promised: Promised[];
	hard: number;
}

export function overviewOf(features: readonly PlanningFeature[]): Overview {
	const phases = Object.fromEntries([...PHASES, 'none'].map((phase) => [phase, 0])) as Overview['phases'];
	const lifecycles: Overview['lifecycles'] = {};
	for (const { current, lifecycle } of features) {
		phases[current?.phase ?? 'none'] += 1;
		if (!lifecycle) continue;
		const entry = (lifecycles[lifecycle] ??= { count: 0, stages: {} });
		entry.count += 1;
		const stage = current?.stage;
		if (stage) entry.stages[stage] = (entry.stages[stage] ?? 0) + 1;
	}
	const promised = features.flatMap(({ target, current, slug, name, class: featureClass, lifecycle }) =>
		target ? [{ slug, name, class: featureClass, lifecycle, phase: current?.phase ?? null, target }] : []
	);
	return {
		count: features.length,
		unplaced: features.filter(({ placement }) => placement === 'unplaced').length,
		phases,
		lifecycles,
		year:
			promised
				.map(({ target }) => target.date.slice(0, 4))
				.sort()
				.at(-1) ?? null,
		promised,
		hard: promised.filter(({ target }) => isHard(target.commitment)).length
	};
}
