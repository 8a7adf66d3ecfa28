import { describe, expect, it } from 'vitest';
import { parseView } from '../../../domain/shared/view-state.ts';
import { csvHref, parseTableView, tableHref, visitFields } from './table-view.ts';

const THEMES = [
	{ code: 'economy', name: { zh: '经济' } },
	{ code: 'safety', name: { zh: '安全' } }
];
function read(query: string) {
	const params = new URLSearchParams(query);
	const { view } = parseView(params);
	return { view, ...parseTableView(params, view, THEMES) };
}

describe('parseTableView', () => {
	it('takes defaults from an empty address', () => {
		const { table, problems } = read('');
		expect(table).toEqual({ q: '', theme: [], descending: false, by: 'source', show: 'all' });
		expect(problems).toEqual([]);
	});

	it('falls back and reports it', () => {
		const { table, problems } = read('by=weight&show=&theme=economy,moon&order=desc');
		expect(table).toMatchObject({ by: 'source', show: 'all', theme: ['economy'], descending: true });
		expect(problems).toEqual([
			{ field: 'theme', value: 'moon' },
			{ field: 'by', value: 'weight' }
		]);
	});
});

describe('links', () => {
	it('come back as they were written', () => {
		const { view, table } = read('lang=en&q=rate&theme=economy,safety&order=desc&by=target&show=tension');
		const href = tableHref(view, table);
		expect(href).toBe('/indicators?lang=en&q=rate&theme=economy,safety&order=desc&by=target&show=tension');
		expect(read(href.split('?')[1] ?? '').table).toEqual(table);
	});

	it('leave defaults out', () => {
		const { view, table } = read('sort=name&map=12/31/121&page=2');
		expect(tableHref(view, table)).toBe('/indicators');
		expect(tableHref(view, { ...table, by: 'name' })).toBe('/indicators?by=name');
	});

	it('pass town, language and filter to the download, and the view to a form', () => {
		const { view, table } = read('lang=en&town=x&as_of=2025-01-01&q=rate&theme=economy&by=name&show=target');
		expect(csvHref(view, table)).toBe('/api/indicators.csv?town=x&lang=en&q=rate&theme=economy&show=target');
		expect(csvHref(read('').view, read('').table)).toBe('/api/indicators.csv');
		expect(csvHref(read('').view, read('show=tension').table)).toBe('/api/indicators.csv?show=tension');
		expect(visitFields(view)).toEqual([
			['town', 'x'],
			['lang', 'en'],
			['as_of', '2025-01-01']
		]);
	});
});
