import { describe, expect, it } from 'vitest';
import { formatDate, formatNumber } from './format.ts';

describe('a date is only as exact as its source', () => {
	it.each([
		['year', 'zh', '2025 年'],
		['quarter', 'zh', '2025 年第 2 季度'],
		['month', 'zh', '2025 年 6 月'],
		['day', 'zh', '2025 年 6 月 30 日'],
		['year', 'en', '2025'],
		['quarter', 'en', 'Q2 2025'],
		['month', 'en', 'Jun 2025'],
		['day', 'en', '30 Jun 2025']
	] as const)('%s in %s: %s', (precision, language, text) => {
		expect(formatDate('2025-06-30', precision, language)).toBe(text);
	});
	it.each([
		['2024-12-31', 'Q4 2024'],
		['2025-01-01', 'Q1 2025'],
		['2025-04-01', 'Q2 2025']
	])('%s is in %s', (date, text) => expect(formatDate(date, 'quarter', 'en')).toBe(text));
	it('does not slip a day in any time zone', () => {
		expect(formatDate('2025-01-01', 'day', 'en')).toBe('1 Jan 2025');
	});
});

it.each([
	[1234567.5, '1,234,567.5'],
	[0.12345, '0.1235'],
	[-3, '-3']
])('writes %s as %s', (value, text) => expect(formatNumber(value, 'zh')).toBe(text));
