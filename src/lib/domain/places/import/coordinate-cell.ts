/**
 * Coordinates as people write them in tables: plain numbers, thousands separators, full-width digits, degrees with minutes and
 * seconds, with or without the letter of a hemisphere.
 */

export type Hemisphere = 'north' | 'east';

export interface Coordinate {
	value: number;
	/** Said by a letter or a word beside the number; null without one. */
	axis: Hemisphere | null;
}

const WORDS: readonly { pattern: RegExp; axis: Hemisphere; sign: 1 | -1 }[] = [
	{ pattern: /N|北纬|北/, axis: 'north', sign: 1 },
	{ pattern: /S|南纬|南/, axis: 'north', sign: -1 },
	{ pattern: /E|东经|东/, axis: 'east', sign: 1 },
	{ pattern: /W|西经|西/, axis: 'east', sign: -1 }
];

const PLAIN = /^[+-]?\d+(\.\d+)?([e][+-]?\d+)?$/i;
/** 121°24′46.5″, 121°24.775′, 121度24分46秒, 121d24m46s, 121:24:46. The signs of arc come in many shapes. */
const SEXAGESIMAL =
	/^([+-]?\d+(?:\.\d+)?)(?:[°º˚度d:])(?:(\d+(?:\.\d+)?)(?:[′'’‘´`分m:])?(?:(\d+(?:\.\d+)?)(?:″|"|”|“|''|′′|’’|秒|s)?)?)?$/;

/** @returns null for what is no coordinate, minutes or seconds of 60 and more among it */
export function parseCoordinate(text: string): Coordinate | null {
	// NFKC makes digits, signs and letters of full width plain ones, and writes ″ as ′′.
	const plain = text.normalize('NFKC').replace(/\s/g, '').replace(/−/g, '-');
	// An exponent's e is no east.
	const word = PLAIN.test(plain) ? undefined : WORDS.find(({ pattern }) => pattern.test(plain.toUpperCase()));
	const bare = word ? plain.toUpperCase().replace(word.pattern, '').toLowerCase() : plain;
	const value = plainNumber(bare) ?? sexagesimal(bare);
	if (value === null) return null;
	return { value: word?.sign === -1 ? -Math.abs(value) : value, axis: word?.axis ?? null };
}

function plainNumber(text: string): number | null {
	// 3,464,268.075: separators stand before groups of three, else they are none.
	const joined = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
	return PLAIN.test(joined) ? Number(joined) : null;
}

function sexagesimal(text: string): number | null {
	const [, degrees = '', minutes = '0', seconds = '0'] = SEXAGESIMAL.exec(text) ?? [];
	if (degrees === '') return null;
	if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
	const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
	return degrees.startsWith('-') ? -size : size;
}
