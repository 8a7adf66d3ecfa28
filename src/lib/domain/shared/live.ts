/** What an open map is told when something has been saved: which records, never what they say. */

export type LiveTheme = 'planning' | 'circle' | 'water';

/** How often a town's records have changed: `records` counts planning and the living circle, `water` the rest. */
export interface Editions {
	records: number;
	water: number;
}

export interface Change {
	theme: LiveTheme;
	/** The town's edition of that theme after the change. */
	edition: number;
	/** Slugs or codes of the records that changed; null when everything is to be read again. */
	records: readonly string[] | null;
}

/** Where somebody's reading stands, as the stream of changes and addresses carry it: `12-5`. */
export const cursorOf = ({ records, water }: Editions): string => `${records}-${water}`;

/** @returns null for what is no such text */
export function readCursor(text: string | null): Editions | null {
	const match = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '');
	return match ? { records: Number(match[1]), water: Number(match[2]) } : null;
}
