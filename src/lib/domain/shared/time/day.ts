/** Calendar days without a time zone, as ISO 8601 dates (YYYY-MM-DD): they sort as text. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Midnight UTC of the day; an invalid date for any other text. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** The UTC day of a time. */
export const dayOf = (time: Date): Day => time.toISOString().slice(0, 10);

/** Whether the text is a day of the calendar: 2025-02-30 is not. */
export function isDay(text: string | undefined): text is Day {
	if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = dateOf(text);
	return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}

export const addDays = (day: Day, days: number): Day => dayOf(new Date(dateOf(day).getTime() + days * DAY_MS));

export const daysBetween = (from: Day, to: Day): number =>
	Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / DAY_MS);
