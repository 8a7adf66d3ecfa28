import { describe, expect, it } from 'vitest';
import { cellAt, gradeCounts, gridOf, monthAfter, riverGradeAt } from './month-grid.ts';
import { grid, measured } from './month.fixture.ts';

describe('the grid of months', () => {
	const samples = [
		{ ...measured('s1', '2025-01', {}), class: '>V' as const, meets_target: false },
		{ ...measured('s1', '2025-02', {}), status: 'suspended' as const },
		{ ...measured('s2', '2025-01', {}), class: 'III' as const, meets_target: true },
		{ ...measured('s2', '2025-02', {}), status: 'not_measured' as const },
		{ ...measured('s2', '2024-12', {}), class: 'I' as const }
	];
	const made = gridOf(['2025-01', '2025-02'], samples, ['r1'], (_, month) => (month === '2025-01' ? 'light' : null));

	it('tells measured, suspended, not measured and no record apart', () => {
		expect(cellAt(made, 's1', '2025-01')).toEqual({ state: 'measured', class: '>V', meets_target: false });
		expect(cellAt(made, 's1', '2025-02').state).toBe('suspended');
		expect(cellAt(made, 's2', '2025-02').state).toBe('not_measured');
		expect(cellAt(made, 's3', '2025-01').state).toBe('no_record');
		expect(cellAt(made, 's1', '2030-01').state).toBe('no_record');
	});

	it('keeps whether a target is met, and no answer where there is none', () => {
		expect(cellAt(made, 's2', '2025-01').meets_target).toBe(true);
		expect(cellAt(grid(['2025-01'], { s1: '3' }), 's1', '2025-01').meets_target).toBeNull();
	});

	it('leaves months out that it does not hold', () => expect(made.classes['s2']).toBe('3n'));

	it('counts grades', () =>
		expect(gradeCounts(made, '2025-01')).toEqual({ excellent: 0, good: 1, light: 0, moderate: 0, heavy: 1 }));

	it('holds a river’s grade', () => {
		expect(riverGradeAt(made, 'r1', '2025-01')).toBe('light');
		expect(riverGradeAt(made, 'r1', '2025-02')).toBeNull();
		expect(riverGradeAt(made, 'r2', '2025-01')).toBeNull();
	});
});

it.each([
	['2025-01', -1, '2024-12'],
	['2025-12', 1, '2026-01'],
	['2025-06', -12, '2024-06'],
	['2025-11', 14, '2027-01']
])('%s and %i months is %s', (month, count, expected) => expect(monthAfter(month, count)).toBe(expected));
