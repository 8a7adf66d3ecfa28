import { describe, expect, it } from 'vitest';
import { aMilestone } from './milestone.fixture.ts';
import { filterCards, NO_UNIT, quarterBoard, quarterCards } from './quarter-board.ts';
import { daysOf, monthsOf, parseQuarter, quarterCode, quarterOf, stepQuarter } from '../../shared/time/quarter.ts';

const Q2 = { year: 2030, quarter: 2 };
const TODAY = '2030-05-10';
const NO_FILTER = { unit: [], theme: [], light: [], q: '' };

describe('quarters', () => {
	it('are read, written and stepped over the end of a year', () => {
		expect(parseQuarter('2030Q2')).toEqual(Q2);
		for (const bad of ['2030Q5', '2030', '30Q1', "2030Q2'--", '', null]) expect(parseQuarter(bad)).toBeNull();
		expect(quarterCode(stepQuarter({ year: 2030, quarter: 4 }, 1))).toBe('2031Q1');
		expect(quarterCode(stepQuarter({ year: 2030, quarter: 1 }, -1))).toBe('2029Q4');
		expect(quarterCode(quarterOf('2030-06-30'))).toBe('2030Q2');
		expect(monthsOf(Q2)).toEqual(['2030-04', '2030-05', '2030-06']);
		expect(daysOf({ year: 2032, quarter: 1 })).toEqual({ first: '2032-01-01', last: '2032-03-31' });
		expect(daysOf({ year: 2030, quarter: 2 }).last).toBe('2030-06-30');
	});
});

describe('the quarter board', () => {
	const other = { slug: 'b-road', name: { zh: '道路', en: 'Road' }, class: 'project', theme: 'traffic' } as const;
	const milestones = [
		aMilestone({ due: '2030-04-30', unit: 'A', done_on: '2030-04-20' }),
		aMilestone({ due: '2030-05-31', unit: 'A' }),
		aMilestone({ due: '2030-06-30', precision: 'quarter', feature: other }),
		// Left over, done only now; done before the quarter; not of this quarter at all.
		aMilestone({ due: '2030-03-31', unit: 'B', done_on: '2030-04-02' }),
		aMilestone({ due: '2030-03-31', unit: 'B' }),
		aMilestone({ due: '2030-02-28', done_on: '2030-03-01' }),
		aMilestone({ due: '2030-09-30' }),
		// Put off: into the quarter, out of it, and out of it after being put into it during the quarter.
		aMilestone({ due: '2030-06-30', unit: 'A', feature: other }, [['2030-03-31', '2029-12-01'], ['2030-06-30', '2030-04-03']]), // prettier-ignore
		aMilestone({ due: '2030-09-30', unit: 'B' }, [['2030-06-30', '2030-01-01'], ['2030-09-30', '2030-05-02']]), // prettier-ignore
		aMilestone({ due: '2030-09-30', unit: 'B' }, [['2030-05-31', '2030-04-10'], ['2030-09-30', '2030-05-02']]) // prettier-ignore
	];
	const cards = quarterCards(milestones, Q2, TODAY);

	it('includes due, carried-over and moved-out milestones, and no others', () => {
		expect(cards.map(({ reason }) => reason)).toEqual(['due', 'due', 'due', 'carried', 'carried', 'due', 'moved_out']);
	});

	it('puts each in its month and its unit, those without a unit last', () => {
		const board = quarterBoard(cards, Q2, 'month', 'unit');
		expect(board.columns).toEqual(['earlier', '2030-04', '2030-05', '2030-06', 'quarter', 'later']);
		expect(board.rows.map(({ key, cells }) => [key, cells.map((cell) => cell.length)])).toEqual([
			['A', [0, 1, 1, 1, 0, 0]],
			['B', [2, 0, 0, 0, 0, 1]],
			['', [0, 0, 0, 0, 1, 0]]
		]);
	});

	it('or by its light and its project', () => {
		const board = quarterBoard(cards, Q2, 'light', 'project');
		expect(board.columns).toEqual(['red', 'amber', 'green', 'done', 'later']);
		expect(board.rows.map(({ key, cells }) => [key, cells.map((cell) => cell.length)])).toEqual([
			['a-plot', [1, 1, 0, 2, 1]],
			['b-road', [0, 0, 2, 0, 0]]
		]);
	});

	it('counts the plan without what has left it, and lists what slipped', () => {
		const board = quarterBoard(cards, Q2, 'month', 'unit');
		expect(board.count).toEqual({ planned: 6, done: 2, red: 1, amber: 1, green: 2 });
		expect(board.slipped.map(({ reason, slip }) => [reason, slip?.from ?? null])).toEqual([
			['carried', null],
			['due', '2030-03-31'],
			['moved_out', '2030-06-30']
		]);
	});

	it('is filtered by unit, theme, light and words', () => {
		const left = (change: object) => filterCards(cards, { ...NO_FILTER, ...change }).length;
		expect(left({})).toBe(7);
		expect(left({ unit: ['A'] })).toBe(3);
		expect(left({ unit: [NO_UNIT] })).toBe(1);
		expect(left({ theme: ['traffic'] })).toBe(2);
		expect(left({ light: ['red'] })).toBe(1);
		expect(left({ q: 'ＲＯＡＤ' })).toBe(2);
		expect(left({ q: 'road plot' })).toBe(0);
	});

	it('keeps the months where nothing is due', () => {
		expect(quarterBoard([], Q2, 'month', 'unit').columns).toEqual(['2030-04', '2030-05', '2030-06']);
	});
});
