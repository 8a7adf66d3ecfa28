/** Parses one value of a laboratory sheet in the notation of the official forms. */
import { type Exact, exact, Fraction } from './fraction.ts';
import { problem, type Problem } from '../../shared/problem.ts';
import type { Limit, WaterItem } from './standard.ts';

/** A measurement of one item. */
export interface Reading {
	item: WaterItem;
	/** Half the detection limit for a value below it, which counts in means (note of the official forms). */
	value: Exact;
	/** The detection limit of a value below it; null otherwise. */
	detection_limit: Fraction | null;
}

/** Number for "not measured" in the official forms. */
const NOT_MEASURED = -1;

/** Notations of "not measured", compared after NFKC. */
const EMPTY_MARKS = new Set(['', '-', '--', '—', '——', '–', '/', '\\', '-1', '未测', '未监测', '未检测', '停测']);

const BELOW_DETECTION = /^(?:<\s*(.+)|(.+?)\s*L)$/i;
const NOT_FOUND_WORDS = /^(未检出|低于检出限|N\.?D\.?|<\s*DL)$/i;
const LOOKS_LIKE_FORMULA = /^[=@]/;
const HALF = new Fraction(1n, 2n);

/**
 * Reads a number, `"1.32"`, `"0.02L"` or `"<0.02"`.
 * @param field name of the field for the message
 * @returns null where nothing was measured
 */
export function readReading(item: WaterItem, raw: unknown, field: string): Reading | Problem | null {
	if (typeof raw === 'number') return readNumber(item, raw, field);
	if (raw === null || raw === undefined) return null;
	if (raw instanceof Fraction) return checked(item, raw, null, field);
	if (typeof raw !== 'string') return problem('not_a_number', field, raw);
	return readText(item, raw, field);
}

export const isProblem = (value: object | null): value is Problem => value !== null && 'field' in value;

function readNumber(item: WaterItem, value: number, field: string): Reading | Problem | null {
	if (value === NOT_MEASURED) return null;
	if (!Number.isFinite(value)) return problem('not_a_number', field, String(value));
	const small = Math.abs(value);
	// Beyond these bounds a double may differ from the written decimal.
	if (small !== 0 && (small < 1e-15 || small >= 1e15)) return problem('too_many_digits', field, value);
	return checked(item, value, null, field);
}

function readText(item: WaterItem, raw: string, field: string): Reading | Problem | null {
	const text = raw.normalize('NFKC').trim();
	if (EMPTY_MARKS.has(text)) return null;
	if (LOOKS_LIKE_FORMULA.test(text)) return problem('formula', field, raw);
	if (NOT_FOUND_WORDS.test(text)) return problem('no_detection_limit', field, raw);
	const below = BELOW_DETECTION.exec(text);
	const digits = below ? (below[1] ?? below[2] ?? '') : text;
	const value = Fraction.parse(digits);
	if (!value)
		return problem(/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(digits) ? 'too_many_digits' : 'not_a_number', field, raw);
	if (!below && value.equals(MINUS_ONE)) return null;
	return below ? checked(item, value.times(HALF), value, field) : checked(item, value, null, field);
}

const MINUS_ONE = new Fraction(-1n);

function checked(item: WaterItem, value: Exact, detection_limit: Fraction | null, field: string): Reading | Problem {
	const { low, high } = item.plausible;
	if (low && isBelow(value, low))
		return problem(low.number === 0 ? 'negative' : 'too_low', field, shown(value), low.text);
	if (high && isAbove(value, high)) return problem('too_high', field, shown(value), high.text);
	return { item, value, detection_limit };
}

/** Limits are inclusive. */
export const isBelow = (value: Exact, limit: Limit): boolean =>
	typeof value === 'number' ? value < limit.number : value.compare(limit.exact) < 0;
export const isAbove = (value: Exact, limit: Limit): boolean =>
	typeof value === 'number' ? value > limit.number : value.compare(limit.exact) > 0;

const shown = (value: Exact): string => exact(value).decimal() ?? exact(value).toFixed(4);
