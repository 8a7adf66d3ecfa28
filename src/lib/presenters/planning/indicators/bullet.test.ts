import { describe, expect, it } from 'vitest';
import { bulletOf, roundUp } from './bullet.ts';

describe('bulletOf', () => {
	it('draws nothing with fewer than two figures', () => {
		expect(bulletOf({ actual: 5 })).toBeNull();
		expect(bulletOf({ actual: null, target: { value: 5, operator: '=' } })).toBeNull();
		expect(bulletOf({ actual: 5, earlier: [3] })).not.toBeNull();
	});

	it('puts shares on a scale that ends at 100', () => {
		const bullet = bulletOf({ actual: 54.57, target: { value: 58, operator: '>=' }, percent: true });
		expect(bullet).toMatchObject({
			low: 0,
			high: 100,
			zero: 0,
			bar: { from: 0, to: 54.57 },
			tick: 58,
			bound: { from: 58, to: 100 }
		});
	});

	it('extends the scale for a share above a hundred', () => {
		expect(bulletOf({ actual: 110, earlier: [90], percent: true })?.high).toBe(150);
	});

	it('starts at nought and ends at a round number for amounts', () => {
		const bullet = bulletOf({ actual: 120, target: { value: 50, operator: '=' } });
		expect(bullet).toMatchObject({ low: 0, high: 150, bar: { from: 0, to: 80 }, tick: 33.333, bound: null });
	});

	it('spans nought where a figure is negative', () => {
		const bullet = bulletOf({ actual: -2, target: { value: 6, operator: '<=' } });
		expect(bullet).toMatchObject({ low: -2, high: 6, zero: 25, bar: { from: 0, to: 25 }, bound: { from: 0, to: 100 } });
	});

	it('survives figures that are all nought', () => {
		expect(bulletOf({ actual: 0, target: { value: 0, operator: '=' } })).toMatchObject({
			tick: 0,
			bar: { from: 0, to: 0 }
		});
	});
});

describe('roundUp', () => {
	it.each([
		[0, 0],
		[1, 1],
		[12, 15],
		[100, 100],
		[101, 150],
		[0.067, 0.08],
		[8155, 10000]
	])('%d to %d', (value, expected) => expect(roundUp(value)).toBe(expected));
});
