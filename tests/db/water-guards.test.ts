import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataError, unwrap } from '../../src/lib/data/rpc.ts';
import { countExamples, removeExamples } from '../../src/lib/server/shared/examples.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, rowsOf, serviceRole, signedIn, type AnyClient } from './support/people.ts';

describe.each(ENGINES)('water records on the %s engine', (name) => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		await database.engine.script(`
			insert into water_sections (town_code, code, name, river, level, visibility, geom, basis, accuracy_m)
			select '${TOWN}', 'T-' || n, '{"zh":"断面"}', 'zoumatang', 'town', v::visibility,
				extensions.st_setsrid(extensions.st_makepoint(121.357, 31.305 + dy), 4326), '{"zh":"。"}', 30
			from (values (1, 'public', 0), (2, 'public', 0.004), (3, 'internal', 0)) as t (n, v, dy);
			insert into outfalls (town_code, slug, name, river, visibility, basis)
			values ('${TOWN}', 't-outfall', '{"zh":"排口"}', 'zoumatang', 'public', '{"zh":"。"}');
			insert into patrols (town_code, river, chief_level, chief_title, patroller, started_at, ended_at)
			values ('${TOWN}', 'zoumatang', 'town', '{"zh":"镇级河长"}', '某人', '2025-03-01 09:00+08', '2025-03-01 09:40+08');
			insert into patrol_findings (town_code, patrol_id, kind, description)
			select '${TOWN}', id, 'bank_garbage', '{"zh":"垃圾"}' from patrols;`);
	});
	afterAll(() => database.close());

	const query = <Row = Record<string, unknown>>(sql: string) => database.engine.query<Row>(sql);
	const section = (code: string) => `(select id from water_sections where town_code = '${TOWN}' and code = '${code}')`;
	const addSample = (code: string, date: string, review: string) =>
		query(
			`insert into water_samples (town_code, section_id, date, review) values ('${TOWN}', ${section(code)}, '${date}', '${review}')`
		);
	const addReading = (date: string, item: string, reported: string) =>
		query(
			`insert into water_readings (town_code, sample_id, item, reported)
			select '${TOWN}', id, '${item}', '${reported}' from water_samples where town_code = '${TOWN}' and date = '${date}' and not is_example`
		);

	it('flags a section far from every river, and accepts it', async () => {
		const far = () =>
			query<{ code: string; far: number | null }>(
				`select code, far_from_river_m as far from water_sections where code like 'T-%' order by code`
			);
		const [near, away] = await far();
		expect(near?.far).toBeNull();
		expect(away?.far).toBeGreaterThan(80);
		// Within its accuracy plus 50 m it may well be on the river.
		await query(`update water_sections set accuracy_m = 400 where code = 'T-2'`);
		expect((await far())[1]?.far).toBeNull();
		await query(`update water_sections set accuracy_m = 30 where code = 'T-2'`);
		expect((await far())[1]?.far).toBe(away?.far);
	});

	it('updates the flag when a river is drawn', async () => {
		const drawn = `extensions.st_setsrid(extensions.st_geomfromtext('LINESTRING(121.35 31.309, 121.36 31.309)'), 4326)`;
		const flag = async () =>
			(await query<{ far: number | null }>(`select far_from_river_m as far from water_sections where code = 'T-2'`))[0]
				?.far;
		expect(await flag()).not.toBeNull();
		await query(
			`insert into rivers (town_code, slug, seq, name, geom, basis, accuracy_m, is_example)
			values ('${TOWN}', 't-river', 99, '{"zh":"河"}', ${drawn}, '{"zh":"。"}', 10, true)`
		);
		expect(await flag()).toBeNull();
		await query(`delete from rivers where slug = 't-river'`);
		expect(await flag()).not.toBeNull();
	});

	it('refuses invalid sections, samples and readings', async () => {
		await expect(query(`update water_sections set chief_phone = '13812345678' where code = 'T-1'`)).rejects.toThrow(
			'chief_phone'
		);
		await addSample('T-1', '2025-01-06', 'preliminary');
		await expect(addSample('T-1', '2025-01-06', 'preliminary')).rejects.toThrow('one_sample_a_day');
		await expect(addReading('2025-01-06', 'nh3n', '-0.2')).rejects.toThrow('below_zero');
		await expect(addReading('2025-01-06', 'ph', '71')).rejects.toThrow('ph_from_0_to_14');
		await expect(addReading('2025-01-06', 'nh3n', '=1+1')).rejects.toThrow('reported');
		await expect(addReading('2025-01-06', 'nh3n', '0.02 L')).rejects.toThrow('reported');
	});

	it('reports through the data API which constraint failed, not that the database is away', async () => {
		const service = serviceRole(await database.gateway());
		const [row] = await query<{ id: number | bigint }>(`select ${section('T-1')} as id`);
		const { error, status } = await service.from('water_samples').insert({
			town_code: TOWN,
			section_id: Number(row?.id),
			date: '2019-01-07',
			withdrawn_at: '2019-01-08T00:00:00Z'
		});
		expect([error?.code, status]).toEqual(['23514', 400]);
		expect(() => unwrap({ data: null, error }, v.unknown())).toThrow(DataError);
	});

	it('uses half the detection limit as the value of a reading below detection', async () => {
		await addReading('2025-01-06', 'nh3n', '0.02L');
		await addReading('2025-01-06', 'water_temp', '-0.5');
		const rows = await query(
			`select item, value::text, detection_limit::text from water_readings as r join water_samples as s on s.id = r.sample_id
			where s.date = '2025-01-06' and not s.is_example order by item`
		);
		expect(rows.map(({ item, value, detection_limit }) => [item, Number(value), detection_limit])).toEqual([
			['nh3n', 0.01, '0.02'],
			['water_temp', -0.5, null]
		]);
	});

	it('lets a review go forward only, and a published sample only be withdrawn', async () => {
		const update = (what: string) =>
			query(`update water_samples set ${what} where town_code = '${TOWN}' and date = '2025-01-06' and not is_example`);
		await expect(update(`date = '2025-01-07'`)).rejects.toThrow('stays with its section');
		await update(`review = 'published'`);
		await expect(update(`review = 'preliminary'`)).rejects.toThrow('only goes forward');
		await expect(addReading('2025-01-06', 'tp', '0.1')).rejects.toThrow('append-only');
		await expect(
			query(`update water_readings set reported = '9' where item = 'nh3n' and sample_id in
			(select id from water_samples where date = '2025-01-06' and not is_example)`)
		).rejects.toThrow('append-only');
		await expect(query(`delete from water_samples where date = '2025-01-06' and not is_example`)).rejects.toThrow(
			'withdraw it'
		);
		await expect(update(`withdrawn_at = now()`)).rejects.toThrow('check');
		await update(`withdrawn_at = now(), withdrawn_reason = '{"zh":"录入有误"}'`);
		await expect(update(`withdrawn_at = null, withdrawn_reason = null`)).rejects.toThrow('stays as it is');
		await addSample('T-1', '2025-01-06', 'preliminary');
	});

	it('closes an outfall only with acceptor and evidence, one state after the other', async () => {
		const become = (state: string, date: string, more = '', values = '') =>
			query(
				`insert into outfall_events (town_code, outfall_id, state, date ${more})
				select '${TOWN}', id, '${state}', '${date}' ${values} from outfalls where slug = 't-outfall'`
			);
		await become('remediating', '2025-01-01');
		await expect(become('closed', '2025-02-01', ', accepted_by', `, '{"zh":"镇"}'`)).rejects.toThrow('does not go');
		await become('awaiting_check', '2025-02-01');
		await expect(become('closed', '2025-03-01')).rejects.toThrow('closing_needs_acceptor_and_evidence');
		await expect(become('closed', '2025-03-01', ', accepted_by', `, '{"zh":"镇"}'`)).rejects.toThrow('evidence');
		const proof = [', accepted_by, evidence', `, '{"zh":"镇"}', '[{"zh":"照片"}]'`] as const;
		await expect(become('closed', '2025-01-15', ...proof)).rejects.toThrow('cannot be older');
		await become('closed', '2025-03-01', ...proof);
		await expect(query(`update outfall_events set state = 'surveyed'`)).rejects.toThrow('append-only');
		await expect(query(`delete from outfall_events`)).rejects.toThrow('append-only');
		const [answer] = await query<{ all: { slug: string; state: string; closed_on: string | null }[] }>(
			`select water_outfalls('${TOWN}') as all`
		);
		expect(answer?.all.find(({ slug }) => slug === 't-outfall')).toMatchObject({
			state: 'closed',
			closed_on: '2025-03-01'
		});
	});

	it('takes a finding through its steps, and back to handling when the check fails', async () => {
		const step = (state: string, date: string, by = 'null') =>
			query(
				`insert into finding_steps (town_code, finding_id, state, date, done_by)
				select '${TOWN}', id, '${state}', '${date}', ${by} from patrol_findings`
			);
		await expect(step('handling', '2025-03-01')).rejects.toThrow('does not go from nothing');
		for (const state of ['found', 'dispatched', 'handling', 'reported']) await step(state, '2025-03-01');
		await step('handling', '2025-03-02');
		await expect(step('closed', '2025-03-03', `'某人'`)).rejects.toThrow('does not go');
		for (const state of ['reported', 'verified']) await step(state, '2025-03-03');
		await expect(step('closed', '2025-03-04')).rejects.toThrow('closing_names_who_checked');
		await step('closed', '2025-03-04', `'某人'`);
	});

	describe('visibility', () => {
		let callers: Record<'public' | 'staff' | 'other', AnyClient>;
		beforeAll(async () => {
			await addSample('T-2', '2025-02-03', 'preliminary');
			await addReading('2025-02-03', 'tp', '0.11');
			await addSample('T-2', '2025-02-04', 'published').then(async () => undefined);
			await database.engine.query(`select store_water_samples($1, $2::jsonb, 'published', 'sheet.csv')`, [
				TOWN,
				[
					{ section: 'T-1', date: '2025-02-05', sampler: '某人', values: { tp: '0.12' } },
					{ section: 'T-3', date: '2025-02-05', sampler: '某人', values: { tp: '0.13' } }
				]
			]);
			const gateway = await database.gateway();
			const { engine } = database;
			callers = {
				public: anonymous(gateway),
				staff: await signedIn({ engine, gateway }, { [TOWN]: 'viewer' }),
				other: await signedIn({ engine, gateway }, { [OTHER_TOWN]: 'water' })
			};
		});

		const seen = async (client: AnyClient) => {
			const samples = rowsOf<{ id: number; date: string }>(
				await client
					.from('water_samples')
					.select('id, date')
					.gte('date', '2025-02-01')
					.lte('date', '2025-02-28')
					.eq('is_example', false)
			);
			const readings = rowsOf<{ reported: string }>(
				await client
					.from('water_readings')
					.select('reported')
					.in(
						'sample_id',
						samples.map(({ id }) => id)
					)
			);
			return { samples: samples.length, readings: readings.map(({ reported }) => reported).sort() };
		};

		it('shows the public the published samples of public sections', async () => {
			expect(await seen(callers.public)).toEqual({ samples: 2, readings: ['0.12'] });
			expect(await seen(callers.other)).toEqual({ samples: 2, readings: ['0.12'] });
			expect(await seen(callers.staff)).toEqual({ samples: 4, readings: ['0.11', '0.12', '0.13'] });
		});

		it('hides names and patrols from the public', async () => {
			for (const table of ['sample_origins', 'patrols', 'patrol_findings', 'finding_steps']) {
				expect(rowsOf(await callers.public.from(table).select('town_code'))).toEqual([]);
				expect(rowsOf(await callers.other.from(table).select('town_code'))).toEqual([]);
				expect(rowsOf(await callers.staff.from(table).select('town_code')).length).toBeGreaterThan(0);
			}
		});

		it('gives the same through the function that the pages call: published samples only', async () => {
			const record = async (client: AnyClient) => {
				const { data } = await client.rpc('water_record', { p_town: TOWN, p_from: '2025-02-01', p_to: '2025-02-28' });
				const { samples } = data as { samples: { section: string; values: object }[] };
				return samples
					.filter((sample) => sample.section.startsWith('T-'))
					.map(({ section, values }) => [section, values]);
			};
			expect(await record(callers.public)).toEqual([['T-1', { tp: '0.12' }]]);
			expect(await record(callers.staff)).toEqual([
				['T-1', { tp: '0.12' }],
				['T-3', { tp: '0.13' }]
			]);
		});

		it('lets only the service role store samples and call the import functions', async () => {
			for (const client of Object.values(callers)) {
				const stored = await client.rpc('store_water_samples', { p_town: TOWN, p_samples: [] });
				expect(stored.error).not.toBeNull();
				expect((await client.rpc('water_import_context', { p_town: TOWN })).error).not.toBeNull();
				expect((await client.rpc('water_samples_at', { p_town: TOWN, p_keys: [] })).error).not.toBeNull();
			}
		});
	});

	it('removes the examples with all their dependent records, and nothing else', async () => {
		const count = async (table: string) =>
			(await query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
		expect(await countExamples(database.engine)).toMatchObject({ outfalls: 6, water_samples: 887, water_sections: 25 });
		await removeExamples(database.engine);
		expect(await countExamples(database.engine)).toEqual({});
		expect(await count('water_sections')).toBe(3);
		expect(await count('outfalls')).toBe(1);
		expect(await count('water_samples')).toBe(6);
		expect(await count('water_readings')).toBe(5);
		expect(await count('rivers')).toBe(7);
		expect(await count('section_suspensions')).toBe(0);
	});
});
