import type { DatePrecision } from '../domain/planning/lifecycle/status.ts';
import type { Language } from '../domain/shared/text.ts';

// Made once: a page of the list formats hundreds of numbers, and making a formatter costs far more than using it.
const NUMBERS: Record<Language, Intl.NumberFormat> = {
	zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 }),
	en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 })
};
const ENGLISH_MONTH = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', timeZone: 'UTC' });
const ENGLISH_DAY = new Intl.DateTimeFormat('en-GB', {
	year: 'numeric',
	month: 'short',
	day: 'numeric',
	timeZone: 'UTC'
});

/** A number with thousands separators, as many decimals as it has (at most four). */
export function formatNumber(value: number, language: Language): string {
	return NUMBERS[language].format(value);
}

/**
 * A date only as exact as its source: `2025 年`, `2025 年二季度`, `2025 年 6 月`, `2025 年 6 月 30 日`.
 * @param isoDate YYYY-MM-DD
 */
export function formatDate(isoDate: string, precision: DatePrecision, language: Language): string {
	const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
	const quarter = Math.ceil(month / 3);
	if (language === 'zh') {
		const parts = { year: `${year} 年`, quarter: `${year} 年第 ${quarter} 季度`, month: `${year} 年 ${month} 月` };
		return precision === 'day' ? `${year} 年 ${month} 月 ${day} 日` : parts[precision];
	}
	if (precision === 'year') return String(year);
	if (precision === 'quarter') return `Q${quarter} ${year}`;
	return (precision === 'day' ? ENGLISH_DAY : ENGLISH_MONTH).format(Date.UTC(year, month - 1, day));
}
