import { describe, expect, it } from 'vitest';
import { aFeature, aStatus, aTarget } from './feature.fixture.ts';
import { sortFeatures } from './sort.ts';
import type { SortKey } from '../shared/feature-filter.ts';

const ranks: Record<string, number> = { designed: 2, built: 5 };
const rankOf = (_lifecycle: string, stage: string) => ranks[stage] ?? 0;

const features = [
	aFeature({
		id: 1,
		name: { zh: '中', en: 'plot 10' },
		kind: 'b',
		current: aStatus({ stage: 'built', date: '2030-01-01' })
	}),
	aFeature({
		id: 2,
		name: { zh: '阿', en: 'plot 9' },
		kind: 'a',
		current: null,
		target: aTarget({ date: '2032-01-01' })
	}),
	aFeature({
		id: 3,
		name: { zh: '北', en: 'Plot 1' },
		kind: 'a',
		current: aStatus({ date: '2031-01-01' }),
		target: aTarget()
	}),
	aFeature({ id: 4, name: { zh: '北', en: 'plot 1' }, kind: 'c', current: aStatus({ date: '2031-01-01' }) })
];

describe('sortFeatures', () => {
	it.each<[key: SortKey, descending: boolean, language: string, ids: number[]]>([
		['stage', false, 'zh', [3, 4, 1, 2]],
		['stage', true, 'zh', [1, 3, 4, 2]],
		['name', false, 'zh', [2, 3, 4, 1]],
		['name', false, 'en', [4, 3, 2, 1]],
		['kind', false, 'en', [2, 3, 1, 4]],
		['kind', true, 'en', [4, 1, 2, 3]],
		['since', false, 'en', [1, 3, 4, 2]],
		['since', true, 'en', [3, 4, 1, 2]],
		['target', false, 'en', [3, 2, 1, 4]],
		['target', true, 'en', [2, 3, 1, 4]]
	])('by %s (descending: %s, in %s)', (key, descending, language, ids) => {
		expect(sortFeatures(features, key, descending, language, rankOf).map(({ id }) => id)).toEqual(ids);
	});

	it('leaves the given list as it was', () => {
		const given = [...features];
		sortFeatures(given, 'name', true, 'en', rankOf);
		expect(given).toEqual(features);
	});
});
