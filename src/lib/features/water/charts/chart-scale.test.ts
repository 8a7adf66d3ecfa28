import { describe, expect, it } from 'vitest';
import { standardIn } from '$lib/domain/water/months/month-sample.ts';
import { chartScale } from './chart-scale.ts';

const standard = standardIn('2025-01');
function scaleOf(code: string, values: number[], target: 'III' | 'IV' | 'V' | null = 'III') {
	const item = standard.item.get(code);
	if (!item) throw new Error(code);
	return chartScale(item, values, target);
}

describe('the scale of an item’s chart', () => {
	it('reaches to the target and the next limit above the values, not to every limit', () => {
		const { domain, lines } = scaleOf('nh3n', [0.3, 0.8]);
		expect(domain[0]).toBe(0);
		expect(domain[1]).toBeCloseTo(1.12);
		expect(lines.map(({ text }) => text)).toEqual(['0.15', '0.5', '1.0']);
	});

	it('marks the target’s line', () => {
		expect(scaleOf('nh3n', [0.3]).lines.filter(({ is_target }) => is_target)).toMatchObject([{ classes: ['III'] }]);
		expect(scaleOf('nh3n', [0.3], null).lines.some(({ is_target }) => is_target)).toBe(false);
	});

	it('draws a limit that classes share once', () => {
		expect(scaleOf('cod', [12]).lines[0]).toMatchObject({ text: '15', classes: ['I', 'II'] });
	});

	it('shows both ends of a range', () => {
		const { domain, lines } = scaleOf('ph', [7.2, 7.9]);
		expect(lines.map(({ value }) => value)).toEqual([6, 9]);
		expect(domain).toEqual([5.7, 9.3]);
	});

	it('has no limit lines for what makes no class', () => expect(scaleOf('tn', [4]).lines).toEqual([]));
});
