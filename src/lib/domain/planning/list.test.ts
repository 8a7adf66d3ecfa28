import { describe, expect, it } from 'vitest';
import { aFeature } from './feature.fixture.ts';
import { NO_FILTER } from '../shared/feature-filter.ts';
import { planningList, type ListQuery } from './list.ts';

const query: ListQuery = {
	...{ filter: NO_FILTER, sort: 'name', descending: false, page: 1 },
	...{ read: 'actual', asOf: '2030-12-31', language: 'en' }
};
const plots = (count: number) =>
	Array.from({ length: count }, (_, i) => {
		const number = String(i + 1).padStart(4, '0');
		return aFeature({ id: i + 1, slug: `plot-${number}`, name: { en: `Plot ${number}` } });
	});
const listOf = (count: number, page = 1) => planningList(plots(count), null, { ...query, page }, () => 0);

describe('pages of the planning list', () => {
	it.each([
		[0, 1, 0],
		[77, 1, 77],
		[100, 1, 100],
		[101, 3, 50],
		[5000, 100, 50]
	])('%i features make %i pages, the first of %i rows', (count, pages, rows) => {
		const list = listOf(count);
		expect([list.pages, list.rows.length, list.count]).toEqual([pages, rows, count]);
	});

	it('hold each feature once', () => {
		const slugs = [1, 2, 3].flatMap((page) => listOf(120, page).rows.map(({ slug }) => slug));
		expect(slugs).toEqual(plots(120).map(({ slug }) => slug));
	});

	it('end with the last: beyond it there is no empty page', () => {
		const list = listOf(120, 99);
		expect([list.page, list.rows.length]).toEqual([3, 20]);
	});
});
