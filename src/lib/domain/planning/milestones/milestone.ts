/** Milestones of a feature, and their schedule status (red, amber, green), derived from dates alone. */
import type { Visibility } from '../../shared/visibility.ts';
import type { FeatureClass } from '../../shared/feature-filter.ts';
import type { LocalText } from '../../shared/text.ts';
import { daysBetween } from '../../shared/time/day.ts';
import type { DatePrecision } from '../../shared/statement.ts';

/** Milestones are due in a month or in a quarter. */
export const DUE_PRECISIONS = ['month', 'quarter'] as const satisfies readonly DatePrecision[];
export type DuePrecision = (typeof DUE_PRECISIONS)[number];

/** A due date of a milestone, and the day on which it was set. */
export interface Due {
	due: string;
	precision: DuePrecision;
	on: string;
}

export interface Milestone {
	id: number;
	version: number;
	title: LocalText;
	/** Unit in charge; null where none is named. */
	unit: string | null;
	/** ISO date: last day of the period. */
	due: string;
	precision: DuePrecision;
	done_on: string | null;
	note: LocalText | null;
	document: string | null;
	visibility: Visibility;
	/** The target event it was created from. */
	from_event: number | null;
	feature: { slug: string; name: LocalText; class: FeatureClass; theme: string };
	/** Oldest first; empty for visitors who are not staff. */
	dues: readonly Due[];
}

/** Summary of a feature's milestones as of a day. */
export interface MilestonesAhead {
	/** The earliest open due date; null where every milestone is done. */
	next_due: string | null;
}

/** Green: done, or not due. Amber: due within 30 days. Red: overdue. In the order of urgency. */
export const SCHEDULE_STATUSES = ['red', 'amber', 'green'] as const;
export type ScheduleStatus = (typeof SCHEDULE_STATUSES)[number];

/** Number of days before the due date from which a milestone is amber. */
const AMBER_DAYS = 30;

/** Schedule status of an open due date. @param today ISO date */
function scheduleStatusOfDue(due: string, today: string): ScheduleStatus {
	if (due < today) return 'red';
	return daysBetween(today, due) <= AMBER_DAYS ? 'amber' : 'green';
}

/** Schedule status of a milestone on a day. */
export function scheduleStatusOf({ due, done_on }: Pick<Milestone, 'due' | 'done_on'>, today: string): ScheduleStatus {
	return isDone({ done_on }, today) ? 'green' : scheduleStatusOfDue(due, today);
}

export const isDone = ({ done_on }: Pick<Milestone, 'done_on'>, today: string): boolean =>
	done_on !== null && done_on <= today;

/** Schedule status of a feature: that of its most urgent milestone; null where it has none. */
export function featureScheduleStatus(
	{ milestones }: { milestones: MilestonesAhead | null },
	asOf: string
): ScheduleStatus | null {
	if (!milestones) return null;
	return milestones.next_due === null ? 'green' : scheduleStatusOfDue(milestones.next_due, asOf);
}

/** A postponement of the due date. */
export interface Slip {
	from: string;
	fromPrecision: DuePrecision;
	days: number;
}

/**
 * Slip of a milestone since a day: its due date as of that day against its present one.
 * @param since ISO date, inclusive
 * @returns null where the due date is not later, or the milestone did not exist
 */
export function slipSince({ due, dues }: Pick<Milestone, 'due' | 'dues'>, since: string): Slip | null {
	const then = dues.filter(({ on }) => on <= since).at(-1);
	if (!then || then.due >= due) return null;
	return { from: then.due, fromPrecision: then.precision, days: daysBetween(then.due, due) };
}
