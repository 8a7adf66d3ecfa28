import { describe, expect, it } from 'vitest';
import { planningFeature as feature, point, square } from './planning-feature.fixture.ts';
import { drawingOf, drawnAlike, isCrowded, isPlaced, shapedAlike } from './planning-source.ts';

describe('what is drawn', () => {
	it('is what has a place', () => {
		const features = [feature(null, null), feature(point(121.3, 31.3), 1500), feature(point(121.3, 31.3), 40)];
		expect(features.map(isPlaced)).toEqual([false, false, true]);
	});

	it.each([
		['a vague place', feature(point(121.39, 31.3), 700), 'disc'],
		['a known place', feature(point(121.39, 31.3), 40), 'mark'],
		['an outline', feature(square(121.39, 31.3, 0.001), 10), 'area']
	] as const)('%s', (_, drawn, drawing) => expect(drawingOf(drawn)).toBe(drawing));

	it('is crowded with many outlines, not with many marks', () => {
		const many = <T>(make: () => T): T[] => Array.from({ length: 700 }, make);
		expect(isCrowded(many(() => feature(square(121.39, 31.3, 0.001), 10)))).toBe(true);
		expect(isCrowded(many(() => feature(point(121.39, 31.3), 10)))).toBe(false);
	});
});

describe('drawnAlike', () => {
	const one = feature(point(121.3, 31.3), 40);
	const copy = structuredClone(one);

	it.each([
		['the same in another state', { ...copy, current: null, target: null }, true, true],
		['moved', { ...copy, geometry: point(121.3, 31.31) }, false, false],
		['less exact', { ...copy, accuracy_m: 250 }, false, false],
		['renamed', { ...copy, name: { zh: '乙' } }, false, true],
		['with milestones', { ...copy, milestones: { next_due: null } }, false, true]
	])('%s', (_, next, alike, shape) => {
		expect(drawnAlike(one, next)).toBe(alike);
		expect(shapedAlike(one, next)).toBe(shape);
	});

	it('does not ask when a milestone is due: its light is feature-state', () => {
		const [before, after] = ['2030-01-31', null].map((next_due) => ({ ...copy, milestones: { next_due } }));
		expect(after && drawnAlike(before, after)).toBe(true);
	});

	it('is false for what was not there', () => expect(drawnAlike(undefined, one)).toBe(false));
});
