import { describe, expect, it } from 'vitest';
import { FACILITY_KINDS } from '../../domain/circle/kinds.ts';
import { FACILITY_TAG_ROWS, facilityKindsOf } from './facility-tags.ts';
import { compoundName, layerOf } from './layer-tags.ts';

describe('the table of tags', () => {
	it('names only kinds of the catalogue', () => {
		for (const { kind } of FACILITY_TAG_ROWS) expect(FACILITY_KINDS.has(kind), kind).toBe(true);
	});

	it.each([
		[{ amenity: 'clinic' }, null, ['clinic']],
		[{ amenity: 'hospital' }, null, []],
		[{ amenity: 'school' }, null, []],
		[{ amenity: 'school', 'isced:level': '1;2' }, null, ['primary_school', 'junior_school']],
		[{ leisure: 'park' }, null, []],
		[{ leisure: 'park' }, 500, ['sh_square']],
		[{ leisure: 'park' }, 12_000, ['sh_square', 'sh_park3000', 'park_5', 'park_10']],
		[{ leisure: 'pitch' }, 2000, ['field_medium']],
		[{ leisure: 'pitch', access: 'private' }, 2000, []],
		[{ social_facility: 'day_care', 'social_facility:for': 'senior' }, null, ['elder_daycare']]
	])('%j of %s m² serves as %j', (tags, area_m2, kinds) => {
		expect(facilityKindsOf(tags, area_m2)).toEqual(kinds);
	});

	it('sorts basemap objects into layers', () => {
		expect(layerOf({ building: 'yes', landuse: 'residential' }, 'area')).toBe('building');
		expect(layerOf({ building: 'no' }, 'area')).toBeNull();
		expect(layerOf({ waterway: 'river' }, 'line')).toBe('river');
		expect(layerOf({ waterway: 'river' }, 'area')).toBeNull();
		expect(compoundName({ landuse: 'residential' })).toBeNull();
	});
});
