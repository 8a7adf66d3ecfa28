/** Samples entered by users: rights, refusals, and no partial storage. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreAnswer } from '../../src/lib/data/water/samples.ts';
import { labProblemText } from '../../src/lib/domain/water/lab/lab-problem.ts';
import { GET as contextHandler } from '../../src/routes/water/import/context/+server.ts';
import { POST as recordedHandler } from '../../src/routes/water/import/recorded/+server.ts';
import { POST as storeHandler } from '../../src/routes/water/import/store/+server.ts';
import { callEndpoint } from './support/call-endpoint.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, serviceRole, signedIn, type AnyClient } from './support/people.ts';
import { storedSamples } from './support/water-samples.ts';

const SAMPLE = { section: 'EX-01', date: '2026-01-05', sampler: null, values: { ph: '7.6', nh3n: '0.15' } };
const STORED = { stored: 1, moved: 0, readings: 2 };

describe.each(ENGINES)('samples entered by users, on the %s engine', (name) => {
	let database: TestDatabase;
	let people: Record<'anonymous' | 'noRole' | 'viewer' | 'planner' | 'water' | 'admin' | 'elsewhere', AnyClient>;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const gateway = await database.gateway();
		const as = (roles: Parameters<typeof signedIn>[1]) => signedIn({ engine: database.engine, gateway }, roles);
		people = {
			anonymous: anonymous(gateway),
			noRole: await as({}),
			viewer: await as({ [TOWN]: 'viewer' }),
			planner: await as({ [TOWN]: 'planner' }),
			water: await as({ [TOWN]: 'water' }),
			admin: await as({ [TOWN]: 'admin' }),
			elsewhere: await as({ [OTHER_TOWN]: 'water' })
		};
	});
	afterAll(() => database.close());

	const stored = () => storedSamples(database.engine);
	const store = (client: AnyClient, samples: unknown, more: object = {}) =>
		client.rpc('store_water_samples', { p_town: TOWN, p_samples: samples, ...more });

	describe('the database', () => {
		it.each(['anonymous', 'noRole', 'viewer', 'planner', 'elsewhere'] as const)('refuses %s', async (who) => {
			const client = people[who];
			expect((await client.rpc('may_store_water_samples', { p_town: TOWN })).data).toBe(false);
			const answers = await Promise.all([
				store(client, [SAMPLE]),
				client.rpc('water_import_context', { p_town: TOWN }),
				client.rpc('water_samples_at', { p_town: TOWN, p_keys: [] })
			]);
			expect(answers.map(({ error }) => error?.code)).toEqual(['42501', '42501', '42501']);
			expect(await stored()).toEqual([]);
		});

		it('lets water staff and admins check and store, once, as preliminary', async () => {
			for (const who of ['water', 'admin'] as const) {
				const client = people[who];
				expect((await client.rpc('may_store_water_samples', { p_town: TOWN })).data).toBe(true);
				const context = await client.rpc('water_import_context', { p_town: TOWN });
				expect(context.data.sections).toHaveLength(25);
				expect(context.data.median['EX-01'].nh3n[0]).toBeGreaterThan(10);
			}
			expect((await store(people.water, [SAMPLE])).data).toEqual(STORED);
			expect(await stored()).toEqual(['EX-01 2026-01-05 preliminary']);
			expect((await store(people.admin, [{ ...SAMPLE, values: { ph: '7.60', nh3n: '0.150' } }])).data).toEqual({
				stored: 0,
				moved: 0,
				readings: 0
			});
			const at = await people.water.rpc('water_samples_at', { p_town: TOWN, p_keys: [SAMPLE] });
			expect(at.data).toEqual([{ section: 'EX-01', date: '2026-01-05', review: 'preliminary', values: SAMPLE.values }]);
		});

		it('hides preliminary samples from the public', async () => {
			const months = await people.anonymous.rpc('water_record', {
				p_town: TOWN,
				p_from: '2026-01-05',
				p_to: '2026-01-05',
				p_section: 'EX-01'
			});
			expect(months.data.samples).toEqual([]);
			expect((await people.anonymous.from('water_samples').select('id').eq('review', 'preliminary')).data).toEqual([]);
		});

		it.each([
			['as published', [SAMPLE], { p_review: 'published' }, '42501'],
			['as an example', [SAMPLE], { p_example: true }, '42501'],
			['other readings of the same day', [{ ...SAMPLE, values: { ph: '7.6', nh3n: '0.16' } }], {}, '23505'],
			['fewer readings of the same day', [{ ...SAMPLE, values: { ph: '7.6' } }], {}, '23505'],
			['what was measured as what was not found', [{ ...SAMPLE, values: { ph: '7.6', nh3n: '0.15L' } }], {}, '23505'],
			['a day to come', [{ ...SAMPLE, date: '2999-01-05' }], {}, '22008'],
			['no readings', [{ ...SAMPLE, date: '2026-01-06', values: {} }], {}, '22023'],
			['an unknown section', [{ ...SAMPLE, section: 'EX-99' }], {}, '23503'],
			['pH 71', [{ ...SAMPLE, date: '2026-01-06', values: { ph: '71' } }], {}, '22023'],
			['a negative one', [{ ...SAMPLE, date: '2026-01-06', values: { nh3n: '-0.2' } }], {}, '22023'],
			['a formula', [{ ...SAMPLE, date: '2026-01-06', values: { nh3n: '=cmd()' } }], {}, '22023'],
			[
				'one good, one bad',
				[
					{ ...SAMPLE, date: '2026-01-07' },
					{ ...SAMPLE, values: { ph: '15' } }
				],
				{},
				'23505'
			]
		])('refuses %s from a user, and stores nothing', async (_what, samples, more, code) => {
			const before = await stored();
			expect((await store(people.water, samples, more)).error?.code).toBe(code);
			expect(await stored()).toEqual(before);
		});

		it('lets the service role publish', async () => {
			const service = serviceRole(await database.gateway());
			expect((await store(service, [{ ...SAMPLE, section: 'EX-02' }], { p_review: 'published' })).data).toEqual(STORED);
			expect(await stored()).toContain('EX-02 2026-01-05 published');
		});

		it('accepts no direct insert from a user', async () => {
			const row = { town_code: TOWN, section_id: 1, date: '2026-01-09' };
			expect((await people.water.from('water_samples').insert(row)).error?.code).toBe('42501');
			expect((await people.water.from('water_samples').update({ review: 'published' }).eq('id', 1)).error?.code).toBe(
				'42501'
			);
		});
	});

	describe('the page', () => {
		const postStore = async (client: AnyClient, body: unknown) => {
			const answer = await callEndpoint(storeHandler, client, { address: '/water/import/store', method: 'POST', body });
			return { status: answer.status, answer: (await answer.json()) as StoreAnswer };
		};
		const sheet = (samples: unknown[], file: string | null = 'sheet.csv') => ({ file, sha256: null, samples });

		it('gives the history to staff who may read it, and the sections to all', async () => {
			const known = async (client: AnyClient) =>
				(await callEndpoint(contextHandler, client, { address: '/water/import/context' })).json();
			expect(await known(people.anonymous)).toMatchObject({
				may_store: false,
				knowledge: { median: null, limits: {} }
			});
			const { may_store, knowledge } = await known(people.water);
			expect(may_store).toBe(true);
			expect(Object.keys(knowledge.median)).toHaveLength(25);
			expect((await known(people.viewer)).knowledge.sections).toHaveLength(25);
		});

		it('lists stored samples only for staff who may read them', async () => {
			const recorded = (client: AnyClient) =>
				callEndpoint(recordedHandler, client, { address: '/water/import/recorded', method: 'POST', body: [SAMPLE] });
			expect((await recorded(people.anonymous)).status).toBe(403);
			expect((await recorded(people.viewer)).status).toBe(403);
			expect(await (await recorded(people.water)).json()).toEqual([
				{ section: 'EX-01', date: '2026-01-05', values: SAMPLE.values }
			]);
		});

		it('stores for water staff, and gives the reason of refusal to others', async () => {
			const sample = { ...SAMPLE, row: 2, date: '2026-01-12' };
			expect(await postStore(people.anonymous, sheet([sample]))).toMatchObject({
				status: 403,
				answer: { ok: false, reason: 'not_allowed' }
			});
			expect(await postStore(people.water, sheet([sample]))).toEqual({
				status: 200,
				answer: { ok: true, result: STORED, samples: 1 }
			});
			expect(await postStore(people.water, sheet([{ ...sample, values: { ph: '7' } }]))).toMatchObject({
				status: 409,
				answer: { reason: 'recorded_differently' }
			});
			expect(await postStore(people.water, { samples: 'all' })).toMatchObject({ status: 400 });
		});

		it('validates again what a browser sends', async () => {
			const before = await stored();
			const bad = { ...SAMPLE, row: 7, date: '2026-01-13', values: { ph: '71', nh3n: ' 7.1', gold: '1' } };
			const { status, answer } = await postStore(people.water, sheet([{ ...bad, row: 6, values: { ph: '7' } }, bad]));
			expect(status).toBe(422);
			expect(answer.ok ? [] : answer.problems.map((found) => labProblemText(found, 'en'))).toEqual([
				'row 7 (ph): 71 is above 14',
				'row 7 (nh3n): " 7.1" is not a number',
				'row 7 (gold): is not an item of table 1'
			]);
			expect(await stored()).toEqual(before);
		});
	});
});
