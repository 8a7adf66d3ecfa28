import { describe, expect, it } from 'vitest';
import { grid, section } from './month.fixture.ts';
import { rankSections } from './priorities.ts';

const MONTHS = ['2024-03', '2025-01', '2025-02', '2025-03'];
const reasons = (code: string, letters: string, targets: string, target: 'III' | null) =>
	rankSections(
		[section(code, { target_class: target })],
		grid(MONTHS, { [code]: letters }, { [code]: targets }),
		'2025-03'
	)[0];

describe('where to go first', () => {
	it('counts the months in a row, and suspended ones neither break nor lengthen it', () => {
		expect(reasons('s1', '34s4', 'yn.n', 'III')?.reasons[0]).toEqual({
			kind: 'misses_target',
			target: 'III',
			classes: 1,
			months: 2
		});
	});

	it('names what got worse since last month and since last year', () => {
		expect(reasons('s1', '2235', 'yyyn', 'III')?.reasons).toEqual([
			{ kind: 'misses_target', target: 'III', classes: 2, months: 1 },
			{ kind: 'worse_than_last_month', from: 'III', steps: 2 },
			{ kind: 'worse_than_last_year', from: 'II', steps: 3 }
		]);
	});

	it('names water beyond class III where there is no target', () => {
		expect(reasons('s1', '4444', '....', null)?.reasons[0]).toEqual({ kind: 'beyond_III', months: 4 });
	});

	it('lists months without data, but not suspended ones', () => {
		expect(reasons('s1', '33nn', '....', null)).toMatchObject({
			class: null,
			reasons: [{ kind: 'unknown', months: 2 }]
		});
		expect(reasons('s1', '333n', '....', null)).toBeUndefined();
		expect(reasons('s1', '33ss', '....', null)).toBeUndefined();
	});

	it('has nothing to say about a section that is well', () =>
		expect(reasons('s1', '3333', 'yyyy', 'III')).toBeUndefined());

	it('puts the farthest beyond its target first, then the worse class, then the longer row', () => {
		const sections = [
			section('unknown'),
			section('beyond', { target_class: 'IV' }),
			section('one', { target_class: 'III' }),
			section('long', { target_class: 'III' }),
			section('two', { target_class: 'III' })
		];
		const made = grid(
			MONTHS,
			{ unknown: 'nnnn', beyond: '4444', one: '3334', long: '4444', two: '3335' },
			{ beyond: 'yyyy', one: 'yyyn', long: 'nnnn', two: 'yyyn' }
		);
		expect(rankSections(sections, made, '2025-03').map(({ section: code }) => code)).toEqual([
			'two',
			'long',
			'one',
			'beyond',
			'unknown'
		]);
	});
});
