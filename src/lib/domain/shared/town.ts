import type { Editions } from './live.ts';
import type { LocalText } from './text.ts';

/** A date offered for selection, such as the end of the reported year or of the planned one. */
export interface ReferenceDate {
	date: string;
	read: 'actual' | 'promise';
	name: LocalText;
}

export interface Town {
	code: string;
	slug: string;
	language: string;
	name: LocalText;
	part_of: LocalText | null;
	time_zone: string;
	/** West, south, east, north in degrees. */
	bbox: readonly [number, number, number, number];
	camera: { center: readonly [number, number]; zoom: number };
	official_area_km2: number | null;
	map_approval_no: string | null;
	attribution: readonly string[];
	reference_dates: readonly ReferenceDate[];
	/** Change counters when this was read: later changes are notified. */
	editions: Editions;
}

export interface Theme {
	code: string;
	name: LocalText;
}

export interface Kind {
	code: string;
	symbol: string;
	name: LocalText;
}
