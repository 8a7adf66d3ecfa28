import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byPopulation, coverageByLimit } from '../../src/lib/domain/circle/coverage/coverage.ts';
import type { Facility, ResidentPoint } from '../../src/lib/domain/circle/facility.ts';
import { sortByLatitude, straightTimes } from '../../src/lib/domain/circle/coverage/straight-line.ts';
import { at, seededRandom } from '../../src/lib/domain/circle/network/test-graphs.ts';
import { addCircleTown, CIRCLE_TOWN } from './support/circle-town.ts';
import { ENGINES, openDatabase, type TestDatabase } from './support/databases.ts';

const random = seededRandom(7);
const HOMES: readonly ResidentPoint[] = Array.from({ length: 600 }, (_, i) => ({
	id: `r${i}`,
	name: null,
	population: 5 + Math.floor(random() * 2000),
	ages: {},
	residential_m2: null,
	...at(random() * 2500, random() * 2000)
}));
const KINDS = ['canteen', 'sh_square', 'kindergarten'] as const;
const STATES = ['operating', 'operating', 'planned', 'under_construction', 'closed'] as const;
const FACILITIES: readonly Facility[] = Array.from({ length: 30 }, (_, i) => ({
	id: `f${i}`,
	kind: KINDS[i % 3] ?? 'canteen',
	name: null,
	state: STATES[i % 5] ?? 'operating',
	capacity: null,
	entrances: Array.from({ length: 1 + (i % 3) }, () => at(random() * 2500, random() * 2000))
}));

/** As the straight-line mode of the pages defines it. */
function expectedShare(kind: string, limit_m: number): number {
	const entrances = FACILITIES.filter((facility) => facility.kind === kind && facility.state === 'operating').flatMap(
		(facility) => facility.entrances
	);
	const times = straightTimes(sortByLatitude(entrances), sortByLatitude(HOMES));
	return coverageByLimit(times, byPopulation(HOMES), [limit_m * 1000])[0]?.share ?? NaN;
}

describe.each(ENGINES)('straight-line coverage on the %s engine', (name) => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await openDatabase(name, 'migrated');
		const { engine } = database;
		await addCircleTown(engine);
		await engine.query(
			`insert into compounds (town_code, code, geom, population, is_example)
			select '${CIRCLE_TOWN}', row ->> 'id', extensions.st_setsrid(
				extensions.st_makepoint((row ->> 'lon')::float8, (row ->> 'lat')::float8), 4326), (row ->> 'population')::float8, true
			from jsonb_array_elements($1::jsonb) as row`,
			[HOMES]
		);
		await engine.query(
			`insert into circle_facilities (town_code, code, kind, state, geom, is_example)
			select '${CIRCLE_TOWN}', row ->> 'id', row ->> 'kind', (row ->> 'state')::facility_state,
				extensions.st_setsrid(extensions.st_geomfromgeojson(row ->> 'geom'), 4326), true
			from jsonb_array_elements($1::jsonb) as row`,
			[
				FACILITIES.map(({ entrances, ...facility }) => ({
					...facility,
					geom: { type: 'MultiPoint', coordinates: entrances.map(({ lon, lat }) => [lon, lat]) }
				}))
			]
		);
	});
	afterAll(() => database.close());

	const share = async (kind: string, limit_m: number) => {
		const [row] = await database.engine.query<{ covered: number; total: number; share: number | null }>(
			'select * from public.circle_coverage_straight($1, $2, $3)',
			[CIRCLE_TOWN, kind, limit_m]
		);
		return row;
	};

	it.each(KINDS.flatMap((kind) => [150, 300, 500, 900].map((limit_m) => [kind, limit_m] as const)))(
		'equals that of the pages: %s within %d m',
		async (kind, limit_m) => {
			const expected = expectedShare(kind, limit_m);
			expect(expected).toBeGreaterThan(0);
			const found = await share(kind, limit_m);
			expect(Math.abs((found?.share ?? NaN) - expected)).toBeLessThanOrEqual(0.005 * expected);
		}
	);

	it('is 0 for a kind without facilities, and null without residents', async () => {
		expect(await share('police', 900)).toMatchObject({ covered: 0, share: 0 });
		await database.engine.query(`delete from compounds where town_code = '${CIRCLE_TOWN}'`);
		expect(await share('canteen', 900)).toEqual({ covered: 0, total: 0, share: null });
	});
});
