import { describe, expect, it } from 'vitest';
import { snapped, snapTargets } from './snap.ts';

/** A map of 10,000 pixels a degree, north up. */
const project = (lon: number, lat: number) => ({ x: lon * 10_000, y: -lat * 10_000 });
const targets = snapTargets([
	{ type: 'Polygon', coordinates: [[[0, 0], [0.1, 0], [0.1, 0.1], [0, 0.1], [0, 0]]] }, // prettier-ignore
	{ type: 'Point', coordinates: [0.2, 0.2] }
]);

describe('a corner being drawn', () => {
	it.each([
		['meets a corner before a side', [0.0995, 0.0002], [0.1, 0]],
		['meets a side', [0.05, 0.001], [0.05, 0]],
		['meets a mark', [0.2005, 0.2], [0.2, 0.2]]
	] as const)('%s', (_, at, wanted) => {
		const found = snapped(targets, at, project);
		expect(found?.[0]).toBeCloseTo(wanted[0], 12);
		expect(found?.[1]).toBeCloseTo(wanted[1], 12);
	});

	it('stays where it is when nothing is within reach', () => {
		expect(snapped(targets, [0.05, 0.05], project)).toBeNull();
		expect(snapped(targets, [0.05, 0.0013], project)).toBeNull();
		expect(snapped([], [0, 0], project)).toBeNull();
	});
});
