import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CircleData } from '../../src/lib/domain/circle/circle-data.ts';
import { decodeNetwork } from '../../src/lib/domain/circle/network/network-codec.ts';
import { buildNetwork } from '../../src/lib/domain/circle/network/network.ts';
import { countExamples, removeExamples } from '../../src/lib/server/shared/examples.ts';
import { GET as getNetwork } from '../../src/routes/api/circle/network.bin/+server.ts';
import { GET as getPlaces } from '../../src/routes/api/circle/places.json/+server.ts';
import { createDataClient, type DataClient } from '../../src/lib/data/client.ts';
import { inProcess } from '../../src/lib/server/backend/gateway.ts';
import { callEndpoint } from './support/call-endpoint.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, rowsOf, signedIn } from './support/people.ts';

const POPULATION = 200_000;

describe.each(ENGINES)('the living circle on the %s engine', (name) => {
	let database: TestDatabase;
	let db: DataClient;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const gateway = await database.gateway();
		db = createDataClient(inProcess(gateway, gateway.keys.anonKey));
	});
	afterAll(() => database.close());

	const query = <Row = Record<string, unknown>>(sql: string) => database.engine.query<Row>(sql);
	const places = async (asOf = ''): Promise<CircleData> => {
		const answer = await callEndpoint(getPlaces, db, { address: `/api/circle/places.json?town=dachang${asOf}` });
		expect(answer.status).toBe(200);
		return answer.json();
	};

	it('returns the examples, marked as such, with the population of the plan', async () => {
		const { network, compounds, facilities } = await places();
		expect(network).toMatchObject({ kind: 'drawn', is_example: true, asOf: null });
		expect(network?.version).toMatch(/^[0-9a-f]{16}$/);
		expect(compounds).toHaveLength(150);
		expect(compounds.reduce((sum, { population }) => sum + population, 0)).toBe(POPULATION);
		expect(compounds.every(({ is_example, populationKnown }) => is_example && populationKnown)).toBe(true);
		const examples = facilities.filter(({ is_example }) => is_example);
		expect(new Set(examples.map(({ kind }) => kind)).size).toBe(12);
		expect(examples.filter(({ state }) => state !== 'operating').every(({ opens }) => opens !== null)).toBe(true);
		expect(Math.max(...examples.map(({ entrances }) => entrances.length))).toBe(3);
	});

	it('derives the state of the town’s facilities from the statements up to that day', async () => {
		const park = async (asOf: string) =>
			(await places(`&as_of=${asOf}`)).facilities.find(({ featureSlug }) => featureSlug === 'uq-langxiang-park');
		expect(await park('2026-01-01')).toMatchObject({
			id: 'feature:uq-langxiang-park',
			kind: 'sh_square',
			state: 'operating',
			is_example: false,
			localName: { en: 'Langxiang Park' }
		});
		expect((await park('2024-01-01'))?.state).toBe('planned');
	});

	it('excludes a facility of unknown location, and reports it', async () => {
		const { facilities, unplaced } = await places();
		const slugs = unplaced.map(({ slug }) => slug);
		// No location at all; one known to a kilometre; one known to 500 m.
		expect(slugs).toEqual(expect.arrayContaining(['uq-d1-05', 'uq-shangda-center', 'uq-helanshan']));
		expect(facilities.filter(({ featureSlug }) => featureSlug && slugs.includes(featureSlug))).toEqual([]);
	});

	it('maps each lifecycle stage to what it means for a visitor', async () => {
		const states = await query<{ slug: string; state: string; opens: string | null }>(
			`select slug, state::text, opens::text from private.circle_facilities_as_of('${TOWN}', '2025-06-01')
			where slug in ('uq-langxiang-park', 'uq-helanshan', 'uq-shangda-center', 'we-dachang-nursing', 'uq-d1-05')
			group by slug, state, opens order by slug`
		);
		expect(states).toEqual([
			// Promised to be under construction by the end of the year: no actual event yet.
			{ slug: 'uq-d1-05', state: 'planned', opens: '2025-12-31' },
			// Handed over is not open.
			{ slug: 'uq-helanshan', state: 'under_construction', opens: null },
			{ slug: 'uq-langxiang-park', state: 'operating', opens: null },
			{ slug: 'uq-shangda-center', state: 'under_construction', opens: null },
			// To be renovated: it exists.
			{ slug: 'we-dachang-nursing', state: 'operating', opens: null }
		]);
	});

	it('offers parcels and projects that are neither finished nor cancelled', async () => {
		const { candidates } = await places('&as_of=2025-06-01');
		expect(candidates.length).toBeGreaterThan(4);
		const slugs = candidates.map(({ slug }) => slug);
		const rows = await query<{ slug: string; actual_phase: string | null }>(
			`select slug, actual_phase::text from private.states_as_of('${TOWN}', '2025-06-01')`
		);
		const phaseOf = new Map(rows.map(({ slug, actual_phase }) => [slug, actual_phase]));
		expect(slugs.filter((slug) => ['done', 'stopped'].includes(phaseOf.get(slug) ?? ''))).toEqual([]);
		expect(candidates.every(({ accuracy_m }) => accuracy_m !== null && accuracy_m <= 1000)).toBe(true);
		// Works on a road, and certificates for existing homes: projects, but not sites.
		for (const slug of ['uq-jinqiu-rd', 'uq-shangda-rd-cable', 'ur-big-cert']) expect(slugs).not.toContain(slug);
		expect(slugs).toContain('pl-bailian-570');
	});

	it('sends the streets as bytes, immutable where the address names their version', async () => {
		const { network } = await places();
		const fetched = (v: string) =>
			callEndpoint(getNetwork, db, { address: `/api/circle/network.bin?town=dachang${v}` });
		const answer = await fetched(`&v=${network?.version}`);
		expect(answer.headers.get('content-type')).toBe('application/octet-stream');
		expect(answer.headers.get('cache-control')).toContain('immutable');
		const streets = buildNetwork(decodeNetwork(await answer.arrayBuffer()));
		const [stored] = await query<{ nodes: number; edges: number; length_m: number }>(
			`select nodes, edges, length_m from walking_networks where town_code = '${TOWN}'`
		);
		expect([streets.nodeCount, streets.edgeCount]).toEqual([stored?.nodes, stored?.edges]);
		expect(streets.length_m).toBeCloseTo(stored?.length_m ?? 0, -1);
		for (const other of ['', '&v=0000000000000000']) {
			expect((await fetched(other)).headers.get('cache-control')).toContain('must-revalidate');
		}
		const again = await callEndpoint(getNetwork, db, {
			address: '/api/circle/network.bin?town=dachang',
			headers: { 'if-none-match': answer.headers.get('etag') ?? '' }
		});
		expect(again.status).toBe(304);
		const none = await callEndpoint(getNetwork, db, { address: '/api/circle/network.bin?town=vila-de-teste' });
		expect(none.status).toBe(404);
		expect(await none.json()).toMatchObject({ field: 'town' });
		expect((await fetched('&version=1')).status).toBe(400);
	});

	it('returns an empty answer for a town without such data', async () => {
		const answer = await callEndpoint(getPlaces, db, { address: '/api/circle/places.json?town=vila-de-teste' });
		const empty: CircleData = await answer.json();
		expect(empty).toMatchObject({ network: null, compounds: [], facilities: [] });
	});

	describe('rights of the public', () => {
		beforeAll(async () => {
			await query(`insert into circle_imports (town_code, kind, name) values ('${TOWN}', 'residents', 'people.csv')`);
			await query(
				`insert into compounds (town_code, code, name, geom, population, ages, visibility, import_id)
				select '${TOWN}', 'seen-' || n, 'X', extensions.st_setsrid(extensions.st_makepoint(121.39, 31.3), 4326), people,
					ages::jsonb, v::visibility, i.id
				from circle_imports as i, (values
					(1, 3, '{"60+": 3}', 'public'), (2, 900, '{"60+": 4, "0-59": 896}', 'public'),
					(3, 5, '{"60+": 5}', 'public'), (4, 0, '{}', 'public'), (5, 700, '{}', 'internal'), (6, 700, '{}', 'restricted')
				) as t (n, people, ages, v) where i.name = 'people.csv'`
			);
		});
		const seen = async (client: ReturnType<typeof anonymous>) =>
			rowsOf<{ code: string; population: number | null; ages: object; suppressed: boolean }>(
				await client.from('compounds').select('code, population, ages, suppressed').like('code', 'seen-%').order('code')
			);
		const as = async (roles: Parameters<typeof signedIn>[1]) =>
			signedIn({ engine: database.engine, gateway: await database.gateway() }, roles);

		it('withholds counts below five, and the counts that would reveal them', async () => {
			const rows = await seen(anonymous(await database.gateway()));
			expect(rows).toEqual([
				{ code: 'seen-1', population: null, ages: {}, suppressed: true },
				{ code: 'seen-2', population: 900, ages: {}, suppressed: true },
				{ code: 'seen-3', population: 5, ages: { '60+': 5 }, suppressed: false },
				{ code: 'seen-4', population: 0, ages: {}, suppressed: false }
			]);
			const shown = (await places()).compounds.find(({ id }) => id === 'seen-1');
			expect(shown).toMatchObject({ population: 0, populationKnown: false, ages: {} });
		});

		it('keeps them readable for planners of the town, also after an update of the row', async () => {
			await query(`update compounds set name = 'Y', suppressed = false where code like 'seen-%'`);
			const counts = async (client: Awaited<ReturnType<typeof as>>) =>
				rowsOf(await client.from('compound_small_counts').select('population, ages').order('compound_id'));
			expect(await counts(await as({ [TOWN]: 'planner' }))).toEqual([
				{ population: 3, ages: { '60+': 3 } },
				{ population: null, ages: { '60+': 4, '0-59': 896 } }
			]);
			const others: Parameters<typeof as>[0][] = [{}, { [TOWN]: 'viewer' }, { [OTHER_TOWN]: 'planner' }];
			for (const other of others) expect(await counts(await as(other))).toEqual([]);
			expect((await seen(await as({})))[0]).toMatchObject({ population: null, suppressed: true });
		});

		it('shows internal records to staff of the town only, and restricted ones to planners', async () => {
			const codes = async (roles: Parameters<typeof as>[0]) =>
				(await seen(await as(roles))).map(({ code }) => code.slice(5)).join('');
			expect(await codes({})).toBe('1234');
			expect(await codes({ [TOWN]: 'viewer' })).toBe('12345');
			expect(await codes({ [TOWN]: 'planner' })).toBe('123456');
			expect(await codes({ [OTHER_TOWN]: 'admin' })).toBe('1234');
			const imports = async (roles: Parameters<typeof as>[0]) =>
				rowsOf(await (await as(roles)).from('circle_imports').select('name')).length;
			expect([await imports({}), await imports({ [TOWN]: 'viewer' })]).toEqual([0, 1]);
		});

		it('does not show the kinds of a feature that is not shown', async () => {
			const kinds = async (roles: Parameters<typeof as>[0]) =>
				rowsOf(await (await as(roles)).from('feature_circle_kinds').select('kind').eq('kind', 'sh_affairs')).length;
			expect(await kinds({})).toBe(1);
			await query(`update features set visibility = 'internal' where slug = 'ps-shangda-branch'`);
			expect([await kinds({}), await kinds({ [TOWN]: 'viewer' })]).toEqual([0, 1]);
			await query(`update features set visibility = 'public' where slug = 'ps-shangda-branch'`);
		});
	});

	it('refuses places outside the town, invalid geometry, and streets as facts', async () => {
		const add = (geom: string) =>
			query(
				`insert into compounds (town_code, code, geom, is_example)
				values ('${TOWN}', 'bad', extensions.st_geomfromtext('${geom}', 4326), true)`
			);
		await expect(add('POINT(121.2 31.3)')).rejects.toThrow('outside');
		await expect(add('POLYGON((121.39 31.3, 121.4 31.31, 121.4 31.3, 121.39 31.31, 121.39 31.3))')).rejects.toThrow(
			'not valid'
		);
		await expect(add('LINESTRING(121.39 31.3, 121.4 31.31)')).rejects.toThrow('check');
		await expect(query(`update compounds set ages = '{"60+": -1}' where is_example`)).rejects.toThrow('check');
		await expect(query(`update walking_networks set is_example = false`)).rejects.toThrow('drawn_streets_are_examples');
		await expect(
			query(`update circle_facilities set opens = '2027-01-01' where is_example and state = 'operating'`)
		).rejects.toThrow('only_what_is_not_open_opens');
	});

	it('raises the edition of the town with its changes', async () => {
		const edition = async () =>
			(await query<{ edition: string }>(`select edition::text from towns where code = '${TOWN}'`))[0]?.edition;
		const before = await edition();
		await query(
			`update circle_facilities set capacity = 10 where town_code = '${TOWN}' and code = 'example-canteen-01'`
		);
		expect(await edition()).not.toBe(before);
		expect((await places()).facilities.find(({ id }) => id === 'example-canteen-01')?.capacity).toBe(10);
	});

	it('removes its examples with all others, and nothing else', async () => {
		expect(await countExamples(database.engine)).toMatchObject({ walking_networks: 1, compounds: 150 });
		await removeExamples(database.engine);
		const { network, compounds, facilities, unplaced } = await places();
		expect(network).toBeNull();
		expect(compounds.map(({ id }) => id)).toEqual(['seen-1', 'seen-2', 'seen-3', 'seen-4']);
		expect(facilities.map(({ featureSlug }) => featureSlug)).toEqual(['uq-langxiang-park']);
		expect(unplaced.length).toBeGreaterThan(5);
	});
});
