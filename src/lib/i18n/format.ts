import type { DatePrecision } from '../domain/shared/statement.ts';
import { LANGUAGE, type Language } from './shared/languages.ts';
import { notationWords } from './shared/notation.ts';
import { inEveryLanguage } from './shared/words.ts';

// Made once: a page of the list formats hundreds of numbers, and making a formatter costs far more than using it.
const FORMATS = inEveryLanguage((language) => {
	const { locale } = LANGUAGE[language];
	const date = (parts: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(locale, { ...parts, calendar: 'gregory', timeZone: 'UTC' });
	return {
		number: new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }),
		year: date({ year: 'numeric' }),
		month: date({ year: 'numeric', month: 'short' }),
		day: date({ year: 'numeric', month: 'short', day: 'numeric' })
	};
});

/** Between Chinese characters and digits stands a space, which Intl leaves out. */
const BETWEEN_DIGIT_AND_HAN = /(?<=\d)(?=\p{Script=Han})|(?<=\p{Script=Han})(?=\d)/gu;

/** A number with thousands separators, as many decimals as it has (at most four). */
export function formatNumber(value: number, language: Language): string {
	return FORMATS[language].number.format(value);
}

/**
 * A date only as exact as its source: `2025 年`, `2025 年第 2 季度`, `2025 年 6 月`, `2025 年 6 月 30 日`.
 * @param isoDate YYYY-MM-DD
 */
export function formatDate(isoDate: string, precision: DatePrecision, language: Language): string {
	const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
	if (precision === 'quarter') return notationWords[language].quarter(String(year), Math.ceil(month / 3));
	return FORMATS[language][precision].format(Date.UTC(year, month - 1, day)).replace(BETWEEN_DIGIT_AND_HAN, ' ');
}
