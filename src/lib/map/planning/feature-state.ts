/** Changeable properties of a drawn feature: set by feature-state, never by new data. */
import { featureScheduleStatus, type ScheduleStatus } from '../../domain/planning/milestones/milestone.ts';
import type { Phase } from '../../domain/shared/phase.ts';
import { isHard } from '../../domain/shared/statement.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';

export interface MapState {
	phase: Phase | null;
	/** Promised phase, drawn as the outer arc. */
	promise: Phase | null;
	/** True for a hard promise (solid arc), false for a soft one (dashes). */
	hard: boolean;
	/** Schedule status of its milestones; null where it has none. */
	light: ScheduleStatus | null;
	/** Changed between two compared dates. */
	moved: boolean;
	/** Passes the filter. */
	shown: boolean;
}

export const HIDDEN: MapState = { phase: null, promise: null, hard: false, light: null, moved: false, shown: false };

/** @param asOf the day for the milestones */
export function mapStateOf(feature: PlanningFeature, asOf: string, moved = false): MapState {
	return {
		phase: feature.current?.phase ?? null,
		promise: feature.target?.phase ?? null,
		hard: feature.target ? isHard(feature.target.commitment) : false,
		light: featureScheduleStatus(feature, asOf),
		moved,
		shown: true
	};
}

function sameState(a: MapState, b: MapState): boolean {
	return (
		a.phase === b.phase &&
		a.promise === b.promise &&
		a.hard === b.hard &&
		a.light === b.light &&
		a.moved === b.moved &&
		a.shown === b.shown
	);
}

/** Features whose state differs from that on the map; one that is in neither list stays unchanged. */
export function changedStates(
	painted: ReadonlyMap<number, MapState>,
	wanted: ReadonlyMap<number, MapState>
): [id: number, state: MapState][] {
	return [...wanted].filter(([id, state]) => {
		const now = painted.get(id);
		return !now || !sameState(now, state);
	});
}
