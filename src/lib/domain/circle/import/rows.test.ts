import { describe, expect, it } from 'vitest';
import { GeoJsonError, placeRows, takeStreets } from './geojson.ts';
import { takeFacilities, takeResidents } from './rows.ts';
import { FACILITY_KINDS } from '../kinds.ts';
import { ASSESSMENTS } from '../presets.ts';

const features = (...list: object[]) => ({ type: 'FeatureCollection', features: list });
const point = (properties: object, coordinates: unknown = [121, 31]) => {
	return { type: 'Feature', properties, geometry: { type: 'Point', coordinates } };
};
const problemsOf = (...list: object[]) =>
	takeResidents(placeRows(features(...list))).problems.map(({ row, code }) => [row, code]);

describe('residents', () => {
	it('takes id, population, age groups and area', () => {
		const { taken, problems } = takeResidents(
			placeRows(features(point({ id: 'a', population: '1200', age_60_up: 300, residential_m2: 5000, name: 'A' })))
		);
		expect(problems).toEqual([]);
		expect(taken).toEqual([
			{ id: 'a', name: 'A', population: 1200, ages: { '60_up': 300 }, residential_m2: 5000, lon: 121, lat: 31 }
		]);
	});

	it('names the row and the reason of each one it refuses', () => {
		expect(
			problemsOf(
				point({ id: 'a', population: 1 }),
				point({ population: 1 }),
				point({ id: 'a', population: 1 }),
				point({ id: 'b' }),
				point({ id: 'c', population: -5 }),
				point({ id: 'd', population: 'many' }),
				point({ id: 'e', population: 1 }, [13515000, 3662000]),
				{ type: 'Feature', properties: { id: 'f', population: 1 }, geometry: null }
			)
		).toEqual([
			[2, 'no_id'],
			[3, 'repeated_id'],
			[4, 'no_population'],
			[5, 'bad_population'],
			[6, 'bad_population'],
			[7, 'not_degrees'],
			[8, 'no_point']
		]);
	});

	it('refuses anything but a non-empty collection', () => {
		expect(() => placeRows({ type: 'Feature' })).toThrow(GeoJsonError);
		expect(() => placeRows(features())).toThrow('no feature');
	});
});

describe('facilities', () => {
	it('joins the entrances of one facility and reads its state', () => {
		const { taken } = takeFacilities(
			placeRows(
				features(
					point({ id: 1, kind: 'park_5', status: 'planned' }, [121, 31]),
					point({ id: 1, kind: 'park_5', state: 'planned' }, [121.001, 31]),
					point({ id: 1, kind: 'canteen' })
				)
			)
		);
		expect(taken.map(({ id, kind, state, entrances }) => [id, kind, state, entrances.length])).toEqual([
			['1', 'park_5', 'planned', 2],
			['1', 'canteen', 'operating', 1]
		]);
	});

	it('refuses a missing kind, an unknown state and two states; notes a kind outside the catalogue', () => {
		const { problems, notes, taken } = takeFacilities(
			placeRows(
				features(
					point({ id: 'a' }),
					point({ id: 'b', kind: 'canteen', state: 'perhaps' }),
					point({ id: 'c', kind: 'canteen' }),
					point({ id: 'c', kind: 'canteen', state: 'planned' }),
					point({ id: 'd', kind: 'observatory' })
				)
			)
		);
		expect(problems.map(({ row, code }) => [row, code])).toEqual([
			[1, 'no_kind'],
			[2, 'unknown_state'],
			[4, 'two_states']
		]);
		expect(notes.map(({ row, code, value }) => [row, code, value])).toEqual([[5, 'unknown_kind', 'observatory']]);
		expect(taken.map(({ id }) => id)).toEqual(['c', 'd']);
	});
});

describe('streets', () => {
	const line = (properties: object, coordinates: unknown) => {
		return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
	};

	it('takes lines with their level, passes over barriers and points, refuses broken lines', () => {
		const intake = takeStreets(
			features(
				line({ class: 'residential', bridge: true }, [[121, 31], [121.001, 31]]), // prettier-ignore
				line({ class: 'river' }, [[121, 31], [121.001, 31]]), // prettier-ignore
				point({}),
				line({}, [[121, 31]]),
				line({}, [[121, 31], ['x', 31]]) // prettier-ignore
			)
		);
		expect(intake.taken.map(({ level }) => level)).toEqual([1]);
		expect([intake.notWalked, intake.notLines]).toEqual([1, 1]);
		expect(intake.problems.map(({ row, code }) => [row, code])).toEqual([
			[4, 'no_line'],
			[5, 'not_degrees']
		]);
	});
});

describe('the catalogue', () => {
	it('has every kind that an assessment names', () => {
		for (const { kinds } of ASSESSMENTS) for (const kind of kinds) expect(FACILITY_KINDS.has(kind), kind).toBe(true);
	});
});
