import { describe, expect, it } from 'vitest';
import { changesSince, monthSummary } from './month-summary.ts';
import { grid, section } from './month.fixture.ts';

const MONTHS = ['2024-12', '2025-01'];
const sections = ['s1', 's2', 's3', 's4', 's5', 's6', 's7'].map((code) => section(code));
const made = grid(
	MONTHS,
	{ s1: '22', s2: '33', s3: '34', s4: '46', s5: '43', s6: '3n', s7: '3s' },
	{ s1: 'yy', s2: 'yy', s3: 'yn' }
);

describe('a month in figures', () => {
	const summary = monthSummary(sections, made, '2025-01');

	it('divides by sections with data, and gives their number', () => {
		expect(summary.counts).toMatchObject({ total: 5, good: 3, inferior: 1 });
		expect(summary.good_pct).toBe('60.0');
		expect(summary).toMatchObject({ sections: 7, not_measured: 1, suspended: 1 });
	});

	it('divides targets by sections that have one', () => {
		expect(summary).toMatchObject({ with_target: 3, meeting: 2, meeting_pct: '66.7' });
	});

	it('gives no grade by shares to fewer than five sections', () => {
		expect(summary.grade).toBe('moderate');
		expect(monthSummary(sections.slice(0, 4), made, '2025-01').grade).toBeNull();
		expect(monthSummary([], made, '2025-01')).toMatchObject({ good_pct: null, meeting_pct: null, grade: null });
	});
});

describe('changes between two months', () => {
	it('names the largest first, and only where both were measured', () => {
		const changes = changesSince(sections, made, '2025-01', '2024-12');
		expect(changes?.compared).toBe(5);
		expect(changes?.worse).toEqual([
			{ section: 's4', from: 'IV', to: '>V', steps: 2 },
			{ section: 's3', from: 'III', to: 'IV', steps: 1 }
		]);
		expect(changes?.better.map((change) => change.section)).toEqual(['s5']);
	});

	it('is nothing where the earlier month has no data', () => {
		expect(changesSince(sections, made, '2024-12', '2024-11')).toBeNull();
	});
});
