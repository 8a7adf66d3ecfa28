import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from '../../domain/shared/view-state.ts';
import { parseWaterParams, shownMonth, waterHref } from './view-params.ts';

const NOTHING = { month: null, by: 'class' as const, item: null, formula: null, sorted: null };
const parse = (query: string) => parseWaterParams(new URLSearchParams(query));

describe('the water pages in the address', () => {
	it('comes back as it was', () => {
		const water = {
			month: '2025-03',
			by: 'target' as const,
			item: 'nh3n',
			formula: 'annual_means' as const,
			sorted: { key: 'class', descending: true }
		};
		const href = waterHref('/water', { ...DEFAULT_VIEW, lang: 'en' }, water);
		expect(href).toBe('/water?lang=en&month=2025-03&by=target&item=nh3n&formula=annual_means&sorted=-class');
		expect(parse(href.slice(href.indexOf('?')))).toEqual({ water, problems: [] });
	});

	it('leaves defaults out', () => {
		expect(waterHref('/water', DEFAULT_VIEW, NOTHING)).toBe('/water');
		expect(parse('')).toEqual({ water: NOTHING, problems: [] });
	});

	it.each([
		['month', '2025-13'],
		['month', '2025'],
		['by', 'mood'],
		['item', '<b>'],
		['formula', 'best'],
		['sorted', '-size']
	])('falls back and reports it: %s=%s', (field, value) => {
		expect(parse(new URLSearchParams({ [field]: value }).toString()).problems).toEqual([{ field, value }]);
	});

	it('shows the newest month where the asked one has no data', () => {
		expect(shownMonth('2024-01', ['2025-01', '2025-02'])).toBe('2025-02');
		expect(shownMonth('2025-01', ['2025-01', '2025-02'])).toBe('2025-01');
		expect(shownMonth(null, [])).toBeNull();
	});
});
