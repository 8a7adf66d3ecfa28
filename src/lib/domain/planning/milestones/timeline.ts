/** Timeline of a feature's milestones: positions as shares of its length. */
import { addDays, daysBetween } from '../../shared/time/day.ts';
import { daysOf, quarterOf, stepQuarter } from '../../shared/time/quarter.ts';
import { isDone, scheduleStatusOf, type Milestone, type ScheduleStatus } from './milestone.ts';

export interface TimelinePoint {
	id: number;
	status: ScheduleStatus;
	done: boolean;
	/** Position of the due date, 0 to 1. */
	at: number;
	/** Position of the first due date, when that was earlier. */
	wasAt: number | null;
}

export interface Timeline {
	points: TimelinePoint[];
	today: number;
	/** First days of quarters, or of years when there are many quarters. */
	ticks: { at: number; date: string; year: boolean }[];
}

/** Margin before the first and after the last date. */
const MARGIN_DAYS = 25;
const MAX_QUARTERS = 9;

export function timelineOf(milestones: readonly Milestone[], today: string): Timeline {
	const firsts = milestones.map(({ due, dues }) => ({ due, first: dues[0]?.due ?? due }));
	const days = [today, ...firsts.flatMap(({ due, first }) => [due, first])].sort();
	const start = addDays(days[0] ?? today, -MARGIN_DAYS);
	const end = addDays(days.at(-1) ?? today, MARGIN_DAYS);
	const length = daysBetween(start, end);
	const at = (day: string): number => daysBetween(start, day) / length;
	const quarters = quarterStarts(start, end);
	const ticks = quarters.length > MAX_QUARTERS ? quarters.filter((day) => day.endsWith('-01-01')) : quarters;
	return {
		points: milestones.map((milestone, i) => {
			const first = firsts[i]?.first ?? milestone.due;
			return {
				id: milestone.id,
				status: scheduleStatusOf(milestone, today),
				done: isDone(milestone, today),
				at: at(milestone.due),
				wasAt: first < milestone.due ? at(first) : null
			};
		}),
		today: at(today),
		ticks: ticks.map((date) => ({ at: at(date), date, year: date.endsWith('-01-01') }))
	};
}

function quarterStarts(start: string, end: string): string[] {
	const starts: string[] = [];
	for (let quarter = quarterOf(start); daysOf(quarter).first <= end; quarter = stepQuarter(quarter, 1))
		starts.push(daysOf(quarter).first);
	return starts.filter((day) => day >= start);
}
