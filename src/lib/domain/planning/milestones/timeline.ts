/** Timeline of a feature's milestones: positions as shares of its length. */
import { addDays, daysBetween, isDone, scheduleStatusOf, type Milestone, type ScheduleStatus } from './milestone.ts';

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
	const [from, to] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
	return Array.from({ length: (to - from + 1) * 4 }, (_, i) => {
		const month = String((i % 4) * 3 + 1).padStart(2, '0');
		return `${from + Math.floor(i / 4)}-${month}-01`;
	}).filter((day) => day >= start && day <= end);
}
