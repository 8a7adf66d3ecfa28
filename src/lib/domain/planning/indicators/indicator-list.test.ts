import { describe, expect, it } from 'vitest';
import type { Indicator } from './indicator.ts';
import { value } from './indicator.fixture.ts';
import { countThemes, filterIndicators, groupByTheme, readIndicators, sortIndicators } from './indicator-list.ts';

const plain = { unit: null, notes: [] };
const LIST: Indicator[] = [
	{
		...plain,
		code: 'tax',
		theme: 'economy',
		name: { zh: '税收', en: 'Tax' },
		values: [
			value({ value: 10, change: { value: 3, unit: 'percent' }, qualifier: { zh: '预计', en: 'estimated' } }),
			value({ year: 2021, kind: 'target', value: 5, measure: 'growth' })
		]
	},
	{
		...plain,
		code: 'jobs',
		theme: 'welfare',
		name: { zh: '岗位', en: 'Jobs' },
		values: [value({ value: 120 }), value({ year: 2021, kind: 'target', value: 50 })],
		notes: [{ kind: 'tension', text: { zh: '目标低于实际' } }]
	},
	{
		...plain,
		code: 'firms',
		theme: 'economy',
		name: { zh: '企业', en: 'ＡＩ firms' },
		values: [value({ suppressed: true, change: { value: -2, unit: 'unclear' } })]
	}
];
const ALL = { q: '', theme: [], show: 'all' } as const;
const codes = (list: readonly Indicator[]): string[] => list.map(({ code }) => code);

describe('filterIndicators', () => {
	it.each([
		[{}, ['tax', 'jobs', 'firms']],
		[{ q: '税' }, ['tax']],
		[{ q: 'TAX' }, ['tax']],
		[{ q: 'ai' }, ['firms']],
		[{ q: '预计' }, ['tax']],
		[{ q: 'jobs tax' }, []],
		[{ theme: ['economy'] }, ['tax', 'firms']],
		[{ theme: ['economy', 'welfare'], q: 'jobs' }, ['jobs']],
		[{ show: 'target' as const }, ['tax', 'jobs']],
		[{ show: 'tension' as const }, ['jobs']]
	])('%o', (filter, expected) => {
		expect(codes(filterIndicators(LIST, { ...ALL, ...filter }))).toEqual(expected);
	});
});

describe('sortIndicators', () => {
	const sorted = (order: Parameters<typeof sortIndicators>[1], descending = false, language = 'en') =>
		sortIndicators(readIndicators(LIST), order, descending, language).map(({ indicator }) => indicator.code);

	it('keeps or turns the order of the source', () => {
		expect(sorted('source')).toEqual(['tax', 'jobs', 'firms']);
		expect(sorted('source', true)).toEqual(['firms', 'jobs', 'tax']);
	});

	it('sorts names by the reader’s language', () => {
		expect(sorted('name')).toEqual(['firms', 'jobs', 'tax']);
		expect(sorted('name', false, 'zh')).toEqual(['jobs', 'firms', 'tax']);
	});

	it('puts what has no value last either way', () => {
		expect(sorted('actual')).toEqual(['tax', 'jobs', 'firms']);
		expect(sorted('actual', true)).toEqual(['jobs', 'tax', 'firms']);
		expect(sorted('change')).toEqual(['firms', 'tax', 'jobs']);
		expect(sorted('change', true)).toEqual(['tax', 'firms', 'jobs']);
	});

	it('gives a growth no place among amounts', () => {
		expect(sorted('target')[0]).toBe('jobs');
	});
});

describe('themes', () => {
	const THEMES = ['welfare', 'economy', 'safety'].map((code) => ({ code, name: { zh: code } }));

	it('groups in the order of the town, without empty groups', () => {
		const groups = groupByTheme(readIndicators(LIST), THEMES);
		expect(groups.map(({ theme, readings }) => [theme.code, readings.length])).toEqual([
			['welfare', 1],
			['economy', 2]
		]);
	});

	it('counts what a theme would leave whatever themes are chosen', () => {
		expect([...countThemes(LIST, { ...ALL, theme: ['welfare'], q: 'a' })]).toEqual([['economy', 2]]);
	});
});
