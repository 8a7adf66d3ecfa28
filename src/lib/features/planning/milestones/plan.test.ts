import { describe, expect, it } from 'vitest';
import { aMilestone } from '$lib/domain/planning/milestones/milestone.fixture.ts';
import { DEFAULT_VIEW } from '$lib/domain/shared/view-state.ts';
import { boardHref, parseBoard } from '$lib/domain/planning/milestones/board-params.ts';
import { timelineOf } from '$lib/domain/planning/milestones/timeline.ts';

describe('the board’s address', () => {
	it('survives a round trip, with the language and town of the visit', () => {
		const board = {
			quarter: { year: 2026, quarter: 4 },
			by: 'light',
			group: 'project',
			filter: { unit: ['规划所', 'A & B'], theme: ['traffic'], light: ['red'], q: '批复' }
		} as const;
		const href = boardHref('/desk/quarter', { ...DEFAULT_VIEW, lang: 'en', town: 'a-town', asOf: '2025-01-01' }, board);
		expect(href).toContain('/desk/quarter?town=a-town&lang=en&q=2026Q4');
		expect(href).not.toContain('as_of');
		expect(parseBoard(new URL(href, 'http://x').searchParams)).toEqual({ board, badQuarter: null });
	});
	it('falls back where it cannot be parsed, and reports an invalid quarter', () => {
		const { board, badQuarter } = parseBoard(new URLSearchParams('q=2026Q9&by=colour&light=blue&unit='));
		expect(board).toEqual({
			quarter: null,
			by: 'month',
			group: 'unit',
			filter: { unit: [], theme: [], light: [], q: '' }
		});
		expect(badQuarter).toBe('2026Q9');
		expect(boardHref('/desk/quarter', DEFAULT_VIEW, board)).toBe('/desk/quarter');
	});
});

describe('the line of time', () => {
	it('has every date and today on it, in order', () => {
		const put_off = aMilestone({ due: '2030-12-31' }, [['2030-06-30', '2030-01-01'], ['2030-12-31', '2030-05-01']]); // prettier-ignore
		const line = timelineOf([aMilestone({ due: '2030-03-31', done_on: '2030-03-30' }), put_off], '2030-07-15');
		const [first, second] = line.points;
		expect(first).toMatchObject({ status: 'green', done: true, wasAt: null });
		expect(second).toMatchObject({ status: 'green', done: false });
		const places = [0, first?.at, second?.wasAt, line.today, second?.at, 1];
		expect(places).toEqual(places.toSorted((a, b) => Number(a) - Number(b)));
		expect(new Set(places).size).toBe(6);
		expect(line.ticks.map(({ date }) => date)).toEqual(['2030-04-01', '2030-07-01', '2030-10-01', '2031-01-01']);
	});
	it('marks years alone where there are many', () => {
		const line = timelineOf([aMilestone({ due: '2036-12-31' })], '2030-07-15');
		expect(line.ticks.every(({ year }) => year)).toBe(true);
		expect(line.ticks.length).toBeGreaterThan(4);
	});
});
