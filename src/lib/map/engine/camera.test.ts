import { describe, expect, it } from 'vitest';
import { boundsOf, flightDuration, safePadding, widen } from './camera.ts';

describe('camera', () => {
	it('finds the box of several geometries', () => {
		const line = { type: 'LineString' as const, coordinates: [[121, 31], [122, 30]] }; // prettier-ignore
		expect(boundsOf([{ type: 'Point', coordinates: [120, 30.5] }, line])).toEqual([120, 30, 122, 31]);
		expect(boundsOf([])).toBeNull();
	});

	it('does not fly where the reader asked for less motion', () => {
		expect(flightDuration(true)).toBe(0);
		expect(flightDuration(false)).toBeLessThanOrEqual(600);
	});

	it('leaves a third of the map free of panels', () => {
		expect(safePadding({ top: 0, right: 0, bottom: 0, left: 400 }, 1440, 900).left).toBe(400);
		const sheet = safePadding({ top: 0, right: 0, bottom: 800, left: 0 }, 390, 844);
		expect(sheet.bottom).toBeLessThanOrEqual(563);
	});

	it('widens a box', () => {
		expect(widen([0, 0, 10, 10], 0.5)).toEqual([-5, -5, 15, 15]);
	});
});
