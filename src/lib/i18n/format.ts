import type { DatePrecision } from '../domain/lifecycle/status.ts';
import type { Language } from '../domain/text.ts';

const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** A number with thousands separators, as many decimals as it has (at most four). */
export function formatNumber(value: number, language: Language): string {
	return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 4 }).format(value);
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
	const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', timeZone: 'UTC' };
	if (precision === 'day') options.day = 'numeric';
	return new Intl.DateTimeFormat(LOCALES.en, options).format(Date.UTC(year, month - 1, day));
}
