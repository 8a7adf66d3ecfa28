import { describe, expect, it } from 'vitest';
import { annualClassAt, cellAt, gradeCounts, gridOf, riverGradeAt } from './month-grid.ts';
import { monthAfter } from '../../shared/time/month.ts';
import { grid, section } from './month.fixture.ts';

describe('the grid of months', () => {
	const stored = {
		sections: {
			s1: { '2025': { classes: '6...........', annual: '............', warnings: '2...........' } },
			s2: {
				'2024': { classes: '...........1', annual: '..........2.', warnings: '............' },
				'2025': { classes: '3...........', annual: '............', warnings: '0...........' }
			}
		},
		rivers: { r1: { '2025': '3...........' } }
	};
	const dredging = { from: '2025-02-10', to: '2025-02-20', reason: { zh: '疏浚' } };
	const made = gridOf(['2025-01', '2025-02'], stored, [
		section('s1', { target_class: 'V', suspended: [dredging] }),
		section('s2', { target_class: 'III' })
	]);

	it('distinguishes measured, suspended, not measured and no record', () => {
		expect(cellAt(made, 's1', '2025-01')).toEqual({
			state: 'measured',
			class: '>V',
			meets_target: false,
			warning: 'severe'
		});
		expect(cellAt(made, 's1', '2025-02').state).toBe('suspended');
		expect(cellAt(made, 's2', '2025-02').state).toBe('not_measured');
		expect(cellAt(made, 's3', '2025-01').state).toBe('no_record');
		expect(cellAt(made, 's1', '2030-01').state).toBe('no_record');
	});

	it('keeps whether a target is met, and no answer where there is none', () => {
		expect(cellAt(made, 's2', '2025-01').meets_target).toBe(true);
		expect(cellAt(grid(['2025-01'], { s1: '3' }), 's1', '2025-01').meets_target).toBeNull();
	});

	it('keeps warnings apart from classes', () => {
		expect(cellAt(made, 's2', '2025-01').warning).toBe('none');
		expect(cellAt(made, 's2', '2025-02').warning).toBeNull();
	});

	it('gives the class of the year to date', () => {
		expect(annualClassAt(stored, 's2', '2024-12')).toBe('II');
		expect(annualClassAt(stored, 's2', '2025-01')).toBeNull();
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
