/** Milestones of a feature, and the light that says how they stand: by rule, from dates alone. */
import type { FeatureClass, Visibility } from '../feature.ts';
import type { LocalText } from '../../shared/text.ts';
import type { DatePrecision } from '../lifecycle/status.ts';

/** A milestone is due in a month or in a quarter: nothing finer is promised. */
export const DUE_PRECISIONS = ['month', 'quarter'] as const satisfies readonly DatePrecision[];
export type DuePrecision = (typeof DUE_PRECISIONS)[number];

/** A date that a milestone had, and the day on which it got it. */
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
	/** The promise it was made from. */
	from_event: number | null;
	feature: { slug: string; name: LocalText; class: FeatureClass; theme: string };
	/** Oldest first; empty for whoever is not staff. */
	dues: readonly Due[];
}

/** How a feature stands with its milestones as of a day. */
export interface MilestonesAhead {
	/** The earliest date not met by the day; null where every milestone is done. */
	next_due: string | null;
}

/** Green: done, or not due. Amber: due within 30 days. Red: overdue. In the order of urgency. */
export const LIGHTS = ['red', 'amber', 'green'] as const;
export type Light = (typeof LIGHTS)[number];

/** So many days before its date a milestone turns amber. */
export const AMBER_DAYS = 30;

const DAY_MS = 86_400_000;
const time = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`);

/** Days from one ISO date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((time(to) - time(from)) / DAY_MS);

export function addDays(isoDate: string, days: number): string {
	return new Date(time(isoDate) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Light of a date that is still to be met. @param today ISO date */
export function lightOfDue(due: string, today: string): Light {
	if (due < today) return 'red';
	return daysBetween(today, due) <= AMBER_DAYS ? 'amber' : 'green';
}

/** Light of a milestone on a day. */
export function lightOf({ due, done_on }: Pick<Milestone, 'due' | 'done_on'>, today: string): Light {
	return isDone({ done_on }, today) ? 'green' : lightOfDue(due, today);
}

export const isDone = ({ done_on }: Pick<Milestone, 'done_on'>, today: string): boolean =>
	done_on !== null && done_on <= today;

/** Light of a feature: that of its most urgent milestone; null where it has none. */
export function featureLight({ milestones }: { milestones: MilestonesAhead | null }, asOf: string): Light | null {
	if (!milestones) return null;
	return milestones.next_due === null ? 'green' : lightOfDue(milestones.next_due, asOf);
}

/** A date put off. */
export interface Slip {
	from: string;
	fromPrecision: DuePrecision;
	days: number;
}

/**
 * By how much a milestone has been put off since a day: its date as it stood then, against its date now.
 * @param since ISO date: what was decided on it counts as known
 * @returns null where it is not later, or was not there
 */
export function slipSince({ due, dues }: Pick<Milestone, 'due' | 'dues'>, since: string): Slip | null {
	const then = dues.filter(({ on }) => on <= since).at(-1);
	if (!then || then.due >= due) return null;
	return { from: then.due, fromPrecision: then.precision, days: daysBetween(then.due, due) };
}
