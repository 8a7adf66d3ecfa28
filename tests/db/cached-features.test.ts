/** Lists that the server caches: the same answer while nothing changes, and never a stale one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featuresAsOf } from '../../src/lib/server/cache/features.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, type AnyClient } from './support/people.ts';

const DAY = '2040-01-01';

describe.each(ENGINES)('cached lists on the %s engine', (name) => {
	let database: TestDatabase;
	let client: AnyClient;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		client = anonymous(await database.gateway());
	});
	afterAll(() => database.close());

	const change = (statement: string) => database.engine.query(statement, [OTHER_TOWN]);
	const named = async (slug: string) =>
		(await featuresAsOf(client, OTHER_TOWN, DAY)).find((feature) => feature.slug === slug);

	it('gives every caller the same list while nothing changes', async () => {
		const [first, second] = await Promise.all([
			featuresAsOf(client, OTHER_TOWN, DAY),
			featuresAsOf(client, OTHER_TOWN, DAY)
		]);
		expect(await featuresAsOf(client, OTHER_TOWN, DAY)).toBe(first);
		expect(second).toEqual(first);
		expect(first.length).toBeGreaterThan(0);
	});

	it('caches one list for each day and town', async () => {
		const list = await featuresAsOf(client, OTHER_TOWN, DAY);
		expect(await featuresAsOf(client, OTHER_TOWN, '2038-12-31')).not.toBe(list);
		expect(await featuresAsOf(client, TOWN, DAY)).not.toBe(list);
	});

	it('shows a new event, a changed name, a plan and a stage at once', async () => {
		await change(`insert into status_events (town_code, feature_id, lifecycle, stage, kind, phrase, date, precision, source, section, visibility)
			select town_code, id, lifecycle, 'pronta', 'actual', '{"pt":"pronta"}', '2039-12-01', 'day', source, section, 'public'
			from features where town_code = $1 and slug = 'lote-norte'`);
		expect((await named('lote-norte'))?.current?.stage).toBe('pronta');

		await change(`update features set name = '{"pt":"Outro nome"}' where town_code = $1 and slug = 'lote-norte'`);
		expect((await named('lote-norte'))?.name).toEqual({ pt: 'Outro nome' });

		await change(`update parcels set parcel_no = 'T-99' where town_code = $1 and parcel_no = 'T-01'`);
		expect((await named('lote-norte'))?.parcel_no).toBe('T-99');

		await change(`update stages set phase = 'stopped' where town_code = $1 and code = 'pronta'`);
		expect((await named('lote-norte'))?.current?.phase).toBe('stopped');
	});

	it('drops a deleted feature, and keeps the lists of other towns cached', async () => {
		const other = await featuresAsOf(client, TOWN, DAY);
		await change(`delete from features where town_code = $1 and slug = 'lote-norte'`);
		expect(await named('lote-norte')).toBeUndefined();
		expect(await featuresAsOf(client, TOWN, DAY)).toBe(other);
	});
});
