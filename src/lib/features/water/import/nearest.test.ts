import { describe, expect, it } from 'vitest';
import { distance_m } from '$lib/domain/shared/geo/geodesy.ts';
import { nearestOf } from './nearest.ts';

describe('the nearest section', () => {
	it('is the one at the shortest distance', () => {
		const here = { lon: 121.4, lat: 31.3 };
		const sections = [
			{ code: 'far', place: { lon: 121.42, lat: 31.3 } },
			{ code: 'unplaced', place: null },
			{ code: 'near', place: { lon: 121.4, lat: 31.305 } }
		];
		const found = nearestOf(here, sections);
		expect(found?.section.code).toBe('near');
		expect(found?.away_m).toBeCloseTo(556, 0);
		// At this latitude a degree east is shorter than a degree north.
		expect(distance_m(here.lon, here.lat, 121.41, 31.3)).toBeCloseTo(950, -1);
	});

	it('is none where no section has a place', () => {
		expect(nearestOf({ lon: 0, lat: 0 }, [{ place: null }])).toBeNull();
	});
});
