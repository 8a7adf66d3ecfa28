import { describe, expect, it } from 'vitest';
import { CoverageModel } from './coverage-model.ts';
import {
	ageGroups,
	byAgeGroup,
	byArea,
	byPopulation,
	coverageByLimit,
	coverageOf,
	overstatement
} from '../coverage/coverage.ts';
import { peopleWithout, rankGaps, timesTable } from '../coverage/gaps.ts';
import { distance_m, type LonLat } from '../../shared/geo/geodesy.ts';
import { buildNetwork, type NetworkArrays } from '../network/network.ts';
import type { Facility, ResidentPoint } from '../facility.ts';
import { limit_mm, PRESETS, type Preset } from '../presets.ts';
import { at, gridArrays, randomPlaces, seededRandom } from '../network/test-graphs.ts';
import type { NearestTimes } from '../coverage/walk-times.ts';

const home = (id: string, place: LonLat, population: number, more: Partial<ResidentPoint> = {}): ResidentPoint => ({
	...{ id, name: null, population, ages: {}, residential_m2: null },
	...place,
	...more
});

const facility = (id: string, kind: string, place: LonLat, more: Partial<Facility> = {}): Facility => ({
	...{ id, kind, name: null, state: 'operating', capacity: null, entrances: [place] },
	...more
});

const preset = (minutes: number, speed_m_per_min: number): Preset => {
	return { id: 'test', speed_m_per_min, limit: { type: 'minutes', minutes }, source: '', confidence: 'high' };
};

const ENDS = [at(0, 0), at(3000, 0)];
const STREET: NetworkArrays = {
	lon: Float64Array.from(ENDS, ({ lon }) => lon),
	lat: Float64Array.from(ENDS, ({ lat }) => lat),
	from: Int32Array.of(0),
	to: Int32Array.of(1)
};

function smallTown(): CoverageModel {
	return new CoverageModel({
		network: buildNetwork(STREET),
		residents: [
			home('a', at(100, 0), 600, { ages: { '60_up': 100 }, residential_m2: 1000 }),
			home('b', at(1500, 0), 300, { ages: { '60_up': 300 }, residential_m2: 3000 }),
			home('c', at(2900, 0), 100)
		],
		facilities: [
			facility('canteen-1', 'canteen', at(0, 0)),
			facility('canteen-2', 'canteen', at(2500, 0), { state: 'under_construction' }),
			facility('clinic-1', 'health_center', at(950, 0)),
			facility('clinic-old', 'health_center', at(2900, 0), { state: 'closed' })
		]
	});
}

const KINDS = ['canteen', 'health_center'];

describe('coverage', () => {
	it('counts people, not places, and shows both ways to add kinds up', () => {
		const model = smallTown();
		const coverage = coverageOf(model.kindTimes(KINDS, preset(15, 60)), byPopulation(model.residents), KINDS);
		expect(coverage.kinds.map(({ share }) => share)).toEqual([0.6, 0.9]);
		expect(coverage.mean_of_kinds).toBeCloseTo(0.75);
		expect(coverage.all_at_once).toEqual({ covered: 600, total: 1000, share: 0.6 });
	});

	it('counts operating facilities only; planned ones make a second figure, closed ones none', () => {
		const model = smallTown();
		const after = coverageOf(
			model.kindTimes(KINDS, preset(15, 60), 'after_planned'),
			byPopulation(model.residents),
			KINDS
		);
		expect(after.kinds.map(({ share }) => share)).toEqual([0.7, 0.9]);
		expect(model.facility(model.times('canteen').nearest[2] ?? -1)?.id).toBe('canteen-1');
		expect(model.facility(model.times('canteen', 'after_planned').nearest[2] ?? -1)?.id).toBe('canteen-2');
	});

	it('takes age groups and areas only where they are known', () => {
		const model = smallTown();
		expect(ageGroups(model.residents)).toEqual(['60_up']);
		const share = (weights: Float64Array) =>
			coverageOf(model.kindTimes(['canteen'], preset(15, 60)), weights, []).kinds[0];
		expect(share(byAgeGroup(model.residents, '60_up'))).toMatchObject({ covered: 100, total: 400 });
		expect(share(byArea(model.residents))).toMatchObject({ covered: 1000, total: 4000 });
		expect(share(byAgeGroup(model.residents, '0_3'))?.share).toBeNull();
	});

	it('counts no complete circle where a required kind is missing', () => {
		const model = smallTown();
		const times = model.kindTimes(['canteen'], preset(15, 60));
		expect(coverageOf(times, byPopulation(model.residents), ['canteen', 'market']).all_at_once.share).toBe(0);
		expect(coverageOf(times, byPopulation(model.residents), []).mean_of_kinds).toBeNull();
	});

	it('answers a slider from the same times', () => {
		const model = smallTown();
		const shares = coverageByLimit(model.times('canteen'), byPopulation(model.residents), [99_000, 101_000, 1_600_000]);
		expect(shares.map(({ covered }) => covered)).toEqual([0, 600, 900]);
	});
});

describe('presets', () => {
	it('give the distance of a kind by minutes or by the level it belongs to', () => {
		const byId = (id: string) => PRESETS.find((known) => known.id === id) ?? preset(0, 0);
		expect(limit_mm(byId('shanghai_main_city'), 'canteen')).toBe(900_000);
		expect(limit_mm(byId('elderly'), 'canteen')).toBe(750_000);
		expect(limit_mm(byId('adult'), 'canteen')).toBe(1_200_000);
		expect(['canteen', 'market', 'health_center'].map((kind) => limit_mm(byId('gb_50180'), kind))).toEqual([
			300_000, 500_000, 1_000_000
		]);
	});
});

describe('gaps', () => {
	it('rank by people times missing kinds', () => {
		const model = smallTown();
		const kinds = model.kindTimes(KINDS, preset(15, 60));
		const gaps = rankGaps(model.residents, kinds);
		expect(gaps.map(({ resident, missing, weight }) => [resident, missing, weight])).toEqual([
			[1, ['canteen'], 300],
			[2, ['canteen', 'health_center'], 200]
		]);
		expect([...peopleWithout(model.residents, kinds)]).toEqual([
			['canteen', 400],
			['health_center', 100]
		]);
		expect(timesTable(model.residents, kinds, 60)).toHaveLength(6);
		expect(timesTable(model.residents, kinds, 60)[0]).toMatchObject({ id: 'a', kind: 'canteen', reached: true });
	});
});

describe('straight line and network', () => {
	it('take the straight line to the nearest entrance and say how much it overstates', () => {
		const random = seededRandom(8);
		const residents = randomPlaces(60, 1700, 1700, random).map((place, i) => home(`r${i}`, place, 10));
		const facilities = randomPlaces(4, 1700, 1700, random).map((place, i) => facility(`f${i}`, 'canteen', place));
		const model = new CoverageModel({ network: buildNetwork(gridArrays(18, 18, 100, random)), residents, facilities });
		const straight = model.times('canteen', 'now', 'straight_line');
		for (const [i, { lon, lat }] of residents.entries()) {
			const crow_m = Math.min(
				...facilities.map(({ entrances: [to] }) => distance_m(lon, lat, to?.lon ?? 0, to?.lat ?? 0))
			);
			expect(straight.cost_mm[i]).toBe(Math.round(crow_m * 1000));
			expect(model.times('canteen').cost_mm[i] ?? 0).toBeGreaterThanOrEqual((straight.cost_mm[i] ?? 0) - 2);
		}
		const weights = byPopulation(residents);
		const shareBy = (mode: 'network' | 'straight_line') =>
			coverageByLimit(model.times('canteen', 'now', mode), weights, [400_000])[0] ?? {
				covered: 0,
				total: 0,
				share: null
			};
		expect(overstatement(shareBy('straight_line'), shareBy('network'))).toBeGreaterThan(0);
		expect(overstatement({ covered: 5, total: 9, share: 5 / 9 }, { covered: 0, total: 9, share: 0 })).toBeNull();
	});
});

describe('reach as the crow flies', () => {
	it('is the same whether all residents are measured or only those out of reach by street', () => {
		const random = seededRandom(9);
		const residents = randomPlaces(200, 1700, 1700, random).map((place, i) => home(`r${i}`, place, 1 + (i % 7)));
		const facilities = randomPlaces(5, 1700, 1700, random).map((place, i) => facility(`f${i}`, 'canteen', place));
		const network = buildNetwork(gridArrays(18, 18, 100, random));
		const model = new CoverageModel({ network, residents, facilities });
		const full = new CoverageModel({ network, residents, facilities });
		const weights = byPopulation(residents);
		const covered = (times: NearestTimes, limit: number) => coverageByLimit(times, weights, [limit])[0]?.covered;
		for (const limit of [600_000, 150_000, 250_000, 0, 900_000, 400_000]) {
			const measured = covered(full.times('canteen', 'now', 'straight_line'), limit);
			expect(covered(model.reachByLine('canteen', limit), limit)).toBe(measured);
		}
		model.put(facility('f9', 'canteen', at(850, 850)));
		full.put(facility('f9', 'canteen', at(850, 850)));
		const measured = covered(full.times('canteen', 'now', 'straight_line'), 300_000);
		expect(covered(model.reachByLine('canteen', 300_000), 300_000)).toBe(measured);
	});
});

describe('what if', () => {
	const random = seededRandom(31);
	const network = buildNetwork(gridArrays(14, 14, 120, random));
	const residents = randomPlaces(50, 1500, 1500, random).map((place, i) => home(`r${i}`, place, 20));
	const places = randomPlaces(6, 1500, 1500, random);
	const [p0 = at(0, 0), p1 = at(0, 0), p2 = at(0, 0), p3 = at(0, 0)] = places;
	const start = [facility('f0', 'canteen', p0), facility('f1', 'canteen', p1), facility('g0', 'market', p2)];
	const fresh = (facilities: Facility[]) => [
		...new CoverageModel({ network, residents, facilities }).times('canteen').cost_mm
	];

	it('gives after adding, moving and removing what a fresh start gives', () => {
		const model = new CoverageModel({ network, residents, facilities: start });
		const market = model.times('market');
		model.put(facility('f2', 'canteen', p3));
		expect([...model.times('canteen').cost_mm]).toEqual(fresh([...start, facility('f2', 'canteen', p3)]));
		model.put(facility('f0', 'canteen', p2));
		model.remove('canteen', 'f2');
		expect([...model.times('canteen').cost_mm]).toEqual(fresh([facility('f0', 'canteen', p2), ...start.slice(1)]));
		expect(model.times('market')).toBe(market);
		expect(model.remove('canteen', 'f2')).toBe(false);
	});

	it('follows a dragged facility exactly, and leaves the model as it was', () => {
		const model = new CoverageModel({ network, residents, facilities: start });
		const before = [...model.times('canteen').cost_mm];
		const moveTo = model.drag('canteen', 'f0');
		for (const place of places) {
			expect([...moveTo(place).cost_mm]).toEqual(fresh([facility('f0', 'canteen', place), ...start.slice(1)]));
		}
		expect([...model.times('canteen').cost_mm]).toEqual(before);
	});

	it('needs no new search for another speed', () => {
		const model = new CoverageModel({ network, residents, facilities: start });
		const slow = model.kindTimes(['canteen'], preset(10, 50));
		const fast = model.kindTimes(['canteen'], preset(10, 80));
		expect(slow[0]?.times).toBe(fast[0]?.times);
		expect([slow[0]?.limit_mm, fast[0]?.limit_mm]).toEqual([500_000, 800_000]);
	});
});
