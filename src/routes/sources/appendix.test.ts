import { describe, expect, it } from 'vitest';
import type { Programme, SourceNote } from '$lib/domain/shared/source.ts';
import { countCitations, findProgrammes, groupByKind, groupByTheme } from './appendix.ts';

const programme = (slug: string, change: Partial<Programme> = {}): Programme => ({
	slug,
	name: { zh: `事项${slug}`, en: `Programme ${slug}` },
	theme: 'ecology',
	kind: 'campaign',
	summary: { zh: '河道整治' },
	reported: null,
	promised: null,
	indicators: [],
	source: 'plan',
	section: '1',
	...change
});
const note = (slug: string, kind: string): SourceNote => ({
	slug,
	kind,
	name: { zh: slug },
	text: { zh: slug },
	source: 'plan',
	section: '2'
});
const themes = [
	{ code: 'safety', name: { zh: '城市安全', en: 'Safety' } },
	{ code: 'ecology', name: { zh: '生态治理', en: 'Ecology' } }
];

describe('findProgrammes', () => {
	const all = [programme('a'), programme('b', { theme: 'safety', summary: { zh: '消防' } })];
	const found = (q: string): string[] => findProgrammes(all, themes, q).map(({ slug }) => slug);

	it('finds by name, by text and by field, in either language, every word needed', () => {
		expect(found('')).toEqual(['a', 'b']);
		expect(found('河道')).toEqual(['a']);
		expect(found('ＳＡＦＥＴＹ')).toEqual(['b']);
		expect(found('safety 河道')).toEqual([]);
	});
});

describe('groups', () => {
	it('keeps the order of the town’s themes and does not lose an unknown one', () => {
		const groups = groupByTheme(
			[programme('a'), programme('b', { theme: 'new' }), programme('c', { theme: 'safety' })],
			themes
		);
		expect(groups.map(({ theme }) => theme.code)).toEqual(['safety', 'ecology', 'new']);
	});

	it('puts tensions before the glossary and keeps kinds it does not know', () => {
		const groups = groupByKind([note('a', 'glossary'), note('b', 'odd'), note('c', 'tension')]);
		expect(groups.map(({ kind }) => kind)).toEqual(['tension', 'glossary', 'odd']);
	});
});

describe('countCitations', () => {
	it('counts a record once for each section it names', () => {
		const statement = { text: { zh: '完成' }, date: '2025-12-31', precision: 'year', source: 'plan' } as const;
		const counts = countCitations(
			[
				programme('a', {
					reported: { ...statement, section: '1' },
					promised: { ...statement, section: '2', commitment: 'commit' }
				})
			],
			[note('b', 'gap')]
		);
		expect(Object.fromEntries(counts)).toEqual({ 'plan/1': 1, 'plan/2': 2 });
	});
});
