/** Change notifications of open maps: the identifiers of changed records, never their content. */

export type LiveTheme = 'planning' | 'circle' | 'water';

/** Change counters of a town: `records` for planning and the living circle, `water` for the water theme. */
export interface Editions {
	records: number;
	water: number;
}

export interface Change {
	theme: LiveTheme;
	/** The town's edition of that theme after the change. */
	edition: number;
	/** Slugs or codes of the changed records; null to reload everything. */
	records: readonly string[] | null;
}

/** Cursor of a client in the change stream: `12-5`. */
export const cursorOf = ({ records, water }: Editions): string => `${records}-${water}`;

/** @returns null for any other text */
export function readCursor(text: string | null): Editions | null {
	const match = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '');
	return match ? { records: Number(match[1]), water: Number(match[2]) } : null;
}
