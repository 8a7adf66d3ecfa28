import type { CircleFacility, CircleData, Compound } from '../circle-data.ts';
import type { LonLat } from '../../shared/geo/geodesy.ts';
import type { NetworkArrays } from '../network/network.ts';
import { at } from '../network/test-graphs.ts';
import { CoverageEngine } from './coverage-engine.ts';
import { DEFAULT_PARAMS, type CircleParams } from '../view-params.ts';
import { queryOf } from './report-reading.ts';

/** A street of 3 km, and another of 1 km north of it that no way leads to. */
const NODES = [at(0, 0), at(3000, 0), at(0, 300), at(1000, 300)];
export const STREETS: NetworkArrays = {
	lon: Float64Array.from(NODES, ({ lon }) => lon),
	lat: Float64Array.from(NODES, ({ lat }) => lat),
	from: Int32Array.of(0, 2),
	to: Int32Array.of(1, 3)
};

const home = (id: string, place: LonLat, population: number): Compound => ({
	...{ id, name: `Home ${id}`, population, populationKnown: population > 0, is_example: false },
	...{ ages: {}, residential_m2: null },
	...place
});

export const facility = (
	id: string,
	kind: string,
	place: LonLat,
	more: Partial<CircleFacility> = {}
): CircleFacility => ({
	...{ id, kind, name: id, state: 'operating', capacity: null, opens: null, featureSlug: null, localName: null },
	...{ entrances: [place], is_example: false },
	...more
});

export const PLACES: CircleData = {
	network: { kind: 'file', name: 'test', asOf: null, is_example: false, version: '1' },
	compounds: [
		home('a', at(100, 0), 600),
		home('b', at(1500, 0), 300),
		home('c', at(500, 300), 100),
		home('d', at(0, 900), 50)
	],
	facilities: [
		facility('m1', 'sh_market', at(0, 0)),
		facility('m2', 'sh_market', at(2500, 0), { state: 'planned', opens: '2027-01-01' }),
		facility('s1', 'sh_square', at(400, 0), { capacity: 100 })
	],
	candidates: [],
	unplaced: []
};

export const KINDS = ['sh_market', 'sh_square'];
export const query = (change: Partial<CircleParams> = {}) => queryOf({ ...DEFAULT_PARAMS, ...change }, KINDS);
export const engine = new CoverageEngine(PLACES, STREETS);
