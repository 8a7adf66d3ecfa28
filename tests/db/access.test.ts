import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, rowsOf, serviceRole, signedIn, type AnyClient } from './support/people.ts';

const VISIBILITIES = ['public', 'internal', 'restricted'] as const;

/** Every caller, and the visibilities of the first town that it may read. */
const CALLERS = {
	anonymous: ['public'],
	'signed in, no role': ['public'],
	'viewer of the town': ['public', 'internal'],
	'water staff of the town': ['public', 'internal'],
	'planner of the town': ['public', 'internal', 'restricted'],
	'admin of the town': ['public', 'internal', 'restricted'],
	'planner of another town': ['public']
} as const satisfies Record<string, readonly (typeof VISIBILITIES)[number][]>;
type Caller = keyof typeof CALLERS;
const NAMES = Object.keys(CALLERS) as Caller[];

describe.each(ENGINES)('read and write access on the %s engine', (name) => {
	let database: TestDatabase;
	let clients: Record<Caller, AnyClient>;
	let tables: string[];
	let service: AnyClient;
	/** Slugs of the added features by their id. */
	let slugOf: Record<number, string>;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const { engine } = database;
		const gateway = await database.gateway();
		const as = (roles: Parameters<typeof signedIn>[1]) => signedIn({ engine, gateway }, roles);
		service = serviceRole(gateway);
		clients = {
			anonymous: anonymous(gateway),
			'signed in, no role': await as({}),
			'viewer of the town': await as({ [TOWN]: 'viewer' }),
			'water staff of the town': await as({ [TOWN]: 'water' }),
			'planner of the town': await as({ [TOWN]: 'planner' }),
			'admin of the town': await as({ [TOWN]: 'admin' }),
			'planner of another town': await as({ [OTHER_TOWN]: 'planner' })
		};
		await addRecords(engine);
		const rows = await engine.query<{ relname: string }>(
			`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`
		);
		const added = await engine.query<{ id: number; slug: string }>(
			`select id, slug from features where slug like 'seen-%'`
		);
		slugOf = Object.fromEntries(added.map(({ id, slug }) => [Number(id), slug]));
		tables = rows.map(({ relname }) => relname);
	});
	afterAll(() => database.close());

	/** One feature of each visibility with all its dependent records, and an event and a fact of each on a public one. */
	async function addRecords(engine: TestDatabase['engine']): Promise<void> {
		await engine.script(`
			insert into features (town_code, slug, class, name, theme, kind, summary, visibility, basis, source, section)
			select '${TOWN}', 'seen-' || v, 'parcel', '{"zh":"地块"}', 'ecology', 'parcel', '{"zh":"。"}', v::visibility, '{"zh":"。"}', 'work-report-2025', '0'
			from unnest(array['public', 'internal', 'restricted']) as v;
			insert into parcels (town_code, feature_id, parcel_no, source, section)
				select town_code, id, slug, source, section from features where slug like 'seen-%';
			insert into feature_remarks (town_code, feature_id, seq, kind, text)
				select town_code, id, 0, 'remark', jsonb_build_object('zh', slug) from features where slug like 'seen-%';
			insert into feature_relations (town_code, feature_id, relation, other_id)
				select f.town_code, f.id, 'serves', o.id from features as f, features as o
				where f.slug like 'seen-%' and o.slug = 'pl-dahua-debi-we';
			insert into status_events (town_code, feature_id, kind, phrase, date, precision, source, section, visibility)
				select f.town_code, f.id, 'actual', jsonb_build_object('zh', 'seen-' || v), '2024-12-31', 'day', 'work-report-2025', '0', v::visibility
				from features as f, unnest(array['public', 'internal', 'restricted']) as v where f.slug = 'seen-public';
			insert into feature_facts (town_code, feature_id, code, seq, name, as_of, precision, source, section, visibility)
				select f.town_code, f.id, 'seen-' || v, 0, '{"zh":"值"}', '2024-12-31', 'day', 'work-report-2025', '0', v::visibility
				from features as f, unnest(array['public', 'internal', 'restricted']) as v where f.slug = 'seen-public';`);
	}

	const expected = (caller: Caller) => CALLERS[caller].map((visibility) => `seen-${visibility}`).sort();

	describe.each(NAMES)('%s', (caller) => {
		it('reads the features, events and facts it may, and no others', async () => {
			const client = clients[caller];
			const features = rowsOf<{ slug: string }>(await client.from('features').select('slug').like('slug', 'seen-%'));
			expect(features.map(({ slug }) => slug).sort()).toEqual(expected(caller));

			const [{ id } = { id: 0 }] = rowsOf<{ id: number }>(
				await client.from('features').select('id').eq('slug', 'seen-public')
			);
			const events = rowsOf<{ phrase: { zh: string } }>(
				await client.from('status_events').select('phrase').eq('feature_id', id)
			);
			expect(events.map(({ phrase }) => phrase.zh).sort()).toEqual(expected(caller));
			const facts = rowsOf<{ code: string }>(await client.from('feature_facts').select('code').eq('feature_id', id));
			expect(facts.map(({ code }) => code).sort()).toEqual(expected(caller));
		});

		it('reads the dependent records of a feature only where it may read the feature', async () => {
			const client = clients[caller];
			const parcels = rowsOf<{ parcel_no: string }>(
				await client.from('parcels').select('parcel_no').like('parcel_no', 'seen-%')
			);
			expect(parcels.map(({ parcel_no }) => parcel_no).sort()).toEqual(expected(caller));
			const remarks = rowsOf<{ text: { zh: string } }>(
				await client.from('feature_remarks').select('text').eq('seq', 0)
			);
			expect(
				remarks
					.map(({ text }) => text.zh)
					.filter((text) => text.startsWith('seen-'))
					.sort()
			).toEqual(expected(caller));
			const relations = rowsOf<{ feature_id: number }>(
				await client.from('feature_relations').select('feature_id').in('feature_id', Object.keys(slugOf))
			);
			expect(relations.map(({ feature_id }) => slugOf[feature_id]).sort()).toEqual(expected(caller));
		});

		it('gets the same rows from the functions that the pages call', async () => {
			const client = clients[caller];
			const arguments_ = { p_town: TOWN, p_as_of: '2025-01-01' };
			const listed = rowsOf<{ slug: string }>(await client.rpc('planning_features', arguments_));
			expect(
				listed
					.map(({ slug }) => slug)
					.filter((slug) => slug.startsWith('seen-'))
					.sort()
			).toEqual(expected(caller));
			for (const visibility of VISIBILITIES) {
				const { data } = await client.rpc('planning_feature', { p_town: TOWN, p_slug: `seen-${visibility}` });
				expect(data === null).toBe(!expected(caller).includes(`seen-${visibility}`));
			}
			const { data } = await client.rpc('planning_feature', { p_town: TOWN, p_slug: 'seen-public' });
			const { events, facts } = data as { events: { phrase: { zh: string } }[]; facts: { code: string }[] };
			expect(events.map(({ phrase }) => phrase.zh).sort()).toEqual(expected(caller));
			expect(facts.map(({ code }) => code).sort()).toEqual(expected(caller));
		});
	});

	// The other callers, verb by verb: access-matrix.test.ts.
	it.each(['signed in, no role', 'planner of another town'] as const)(
		'%s: changes nothing in any table',
		async (caller) => {
			const client = clients[caller];
			expect(tables.length).toBeGreaterThan(18);
			for (const table of tables) {
				const key = table === 'towns' ? 'code' : 'town_code';
				// A row of any table: its type is known only at run time.
				const row = { [key]: OTHER_TOWN } as never;
				const attempts = await Promise.all([
					client.from(table).insert(row),
					client.from(table).upsert(row),
					client.from(table).update(row).eq(key, OTHER_TOWN),
					client.from(table).delete().eq(key, OTHER_TOWN)
				]);
				expect(attempts.map(({ error }) => [table, error?.code])).toEqual(attempts.map(() => [table, '42501']));
			}
		}
	);

	it('lets staff read their own roles and no others', async () => {
		const all = rowsOf(await service.from('staff_roles').select('*'));
		expect(all).toHaveLength(5);
		expect(rowsOf(await clients['planner of the town'].from('staff_roles').select('town_code, role'))).toEqual([
			{ town_code: TOWN, role: 'planner' }
		]);
		expect(rowsOf(await clients.anonymous.from('staff_roles').select('*'))).toEqual([]);
		expect(rowsOf(await clients['signed in, no role'].from('staff_roles').select('*'))).toEqual([]);
	});

	it('never mixes up concurrent callers', async () => {
		const restricted = (caller: Caller) =>
			clients[caller].from('features').select('slug').eq('slug', 'seen-restricted');
		const refused = () => clients.anonymous.from('features').insert({ town_code: OTHER_TOWN });
		const answers = await Promise.all(
			Array.from({ length: 8 }, async () => {
				const [planner, visitor, error, viewer] = await Promise.all([
					restricted('planner of the town'),
					restricted('anonymous'),
					refused(),
					restricted('viewer of the town')
				]);
				await database.engine.query('select 1');
				return [planner, visitor, viewer].map((answer) => rowsOf(answer).length).concat(Number(error.error?.code));
			})
		);
		expect(answers).toEqual(answers.map(() => [1, 0, 0, 42501]));
	});

	it('accepts no token signed with another secret', async () => {
		const gateway = await database.gateway();
		const forged = { ...gateway, keys: { ...gateway.keys, jwtSecret: 'somebody else’s secret of a decent length' } };
		const client = await signedIn({ engine: database.engine, gateway: forged }, { [TOWN]: 'admin' });
		const { data, error } = await client.from('features').select('slug').eq('slug', 'seen-restricted');
		expect(data ?? []).toEqual([]);
		expect(error).not.toBeNull();
	});

	it('does not expose the private schema', async () => {
		const { error } = await clients['planner of the town'].schema('private').rpc('towns_as', { roles: ['admin'] });
		expect(error).not.toBeNull();
	});

	it('keeps history append-only, also for the service role', async () => {
		const count = async () => (await database.engine.query('select * from status_events order by id')).length;
		const before = await count();
		const updated = await service.from('status_events').update({ date: '2020-01-01' }).eq('town_code', TOWN);
		expect(updated.error?.message).toContain('append-only');
		const deleted = await service.from('status_events').delete().eq('town_code', TOWN);
		expect(deleted.error?.message).toContain('append-only');
		await expect(database.engine.query('delete from status_events')).rejects.toThrow('append-only');
		await expect(database.engine.query(`update status_events set visibility = 'public'`)).rejects.toThrow(
			'append-only'
		);
		expect(await count()).toBe(before);
	});
});
