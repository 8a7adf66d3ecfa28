/** A feature's milestones along a line of time: where each stands, as a share of the line's length. Pure. */
import {
	addDays,
	daysBetween,
	isDone,
	lightOf,
	type Light,
	type Milestone
} from '$lib/domain/planning/milestones/milestone.ts';

export interface TimelinePoint {
	id: number;
	light: Light;
	done: boolean;
	/** Where it is due, 0 to 1. */
	at: number;
	/** Where it was due at first, when that was earlier. */
	wasAt: number | null;
}

export interface Timeline {
	points: TimelinePoint[];
	today: number;
	/** First days of quarters, or of years where there are many. */
	ticks: { at: number; date: string; year: boolean }[];
}

/** Room before the first and after the last, and the least that is shown. */
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
				light: lightOf(milestone, today),
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
