/**
 * Coordinates as written in tables and text: plain numbers, thousands separators, full-width digits, degrees with minutes
 * and seconds, with or without the letter of a hemisphere.
 */

export type Axis = 'north' | 'east';

export interface Coordinate {
	value: number;
	/** From a letter or word beside the number; null without one. */
	axis: Axis | null;
}

const HEMISPHERES: readonly { pattern: RegExp; axis: Axis; sign: 1 | -1 }[] = [
	{ pattern: /N|北纬|北/, axis: 'north', sign: 1 },
	{ pattern: /S|南纬|南/, axis: 'north', sign: -1 },
	{ pattern: /E|东经|东/, axis: 'east', sign: 1 },
	{ pattern: /W|西经|西/, axis: 'east', sign: -1 }
];

const PLAIN = /^[+-]?\d+(\.\d+)?([e][+-]?\d+)?$/i;
/** 121°24′46.5″, 121°24.775′, 121度24分46秒, 121d24m46s, 121:24:46; the signs of arc have many code points. */
const SEXAGESIMAL =
	/^([+-]?\d+(?:\.\d+)?)(?:[°º˚度d:])(?:(\d+(?:\.\d+)?)(?:[′'’‘´`分m:])?(?:(\d+(?:\.\d+)?)(?:″|"|”|“|''|′′|’’|秒|s)?)?)?$/;

/** One coordinate in a cell. @returns null for any other text, also for minutes or seconds of 60 and more */
export function parseCoordinate(text: string): Coordinate | null {
	// NFKC narrows full-width digits, signs and letters, and writes ″ as ′′.
	const plain = text.normalize('NFKC').replace(/\s/g, '').replace(/−/g, '-');
	// The e of an exponent is not a hemisphere.
	const hemisphere = PLAIN.test(plain)
		? undefined
		: HEMISPHERES.find(({ pattern }) => pattern.test(plain.toUpperCase()));
	const bare = hemisphere ? plain.toUpperCase().replace(hemisphere.pattern, '').toLowerCase() : plain;
	const value = plainNumber(bare) ?? sexagesimal(bare);
	if (value === null) return null;
	return { value: hemisphere?.sign === -1 ? -Math.abs(value) : value, axis: hemisphere?.axis ?? null };
}

function plainNumber(text: string): number | null {
	// 3,464,268.075: a separator stands before groups of three digits.
	const joined = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
	return PLAIN.test(joined) ? Number(joined) : null;
}

function sexagesimal(text: string): number | null {
	const [, degrees = '', minutes = '0', seconds = '0'] = SEXAGESIMAL.exec(text) ?? [];
	if (degrees === '' || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
	return decimalDegrees(degrees, minutes, seconds);
}

const DEGREES_IN_LINE =
	/(-?\d+(?:\.\d+)?)\s*[°度]\s*(?:(\d+(?:\.\d+)?)\s*['′’分]\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["”秒]|''|′′|’’)\s*)?([NSEW北南东西])?/gi;

/** A line with every angle in degrees, minutes and seconds replaced by decimal degrees; the order of the pair stays. */
export const withDecimalDegrees = (line: string): string =>
	line.replace(DEGREES_IN_LINE, (_, degrees: string, minutes = '0', seconds = '0', side = '') => {
		const value = decimalDegrees(degrees, minutes, seconds);
		return ` ${/[SW南西]/i.test(side) ? -Math.abs(value) : value} `;
	});

/** @param degrees carries the sign of the whole angle */
function decimalDegrees(degrees: string, minutes: string, seconds: string): number {
	const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
	return degrees.startsWith('-') ? -size : size;
}
