/** Every exposed table and function × every caller × every verb, compared with the declared matrix, on both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLERS, DEFINERS, FUNCTIONS, RELATIONS, type Caller } from '../../src/lib/server/backend/access-matrix.ts';
import { MATRIX_ROWS } from './access-rows.ts';
import { ARGUMENTS } from './access-matrix.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, signedIn, type AnyClient } from './support/people.ts';

const REFUSED = '42501';

describe.each(ENGINES)('the access matrix on the %s engine', (name) => {
	let database: TestDatabase;
	let clients: Record<Caller, AnyClient>;
	const names = async (sql: string): Promise<string[]> =>
		(await database.engine.query<{ name: string }>(sql)).map((found) => found.name);

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const { engine } = database;
		const gateway = await database.gateway();
		const as = (role: Exclude<Caller, 'anonymous'>) => signedIn({ engine, gateway }, { [TOWN]: role });
		clients = {
			anonymous: anonymous(gateway),
			viewer: await as('viewer'),
			planner: await as('planner'),
			water: await as('water'),
			admin: await as('admin')
		};
		await engine.script(MATRIX_ROWS);
	});
	afterAll(() => database.close());

	it('lists every exposed table and view, and no other', async () => {
		const offered = await names(`select relname as name from pg_class
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`);
		expect(Object.keys(RELATIONS).sort()).toEqual(offered);
	});

	it('lists every exposed function, and no other', async () => {
		const offered = await names(
			`select distinct proname as name from pg_proc where pronamespace = 'public'::regnamespace order by 1`
		);
		expect(Object.keys(FUNCTIONS).sort()).toEqual(offered);
	});

	describe.each(CALLERS)('%s', (caller) => {
		it('reads rows where it may, and none where it may not', async () => {
			const seen: Record<string, boolean> = {};
			for (const relation of Object.keys(RELATIONS)) {
				const answer = await clients[caller].from(relation).select('*').limit(1);
				expect([relation, answer.error?.code ?? null]).toEqual([relation, null]);
				seen[relation] = (answer.data ?? []).length > 0;
			}
			const declared = Object.entries(RELATIONS).map(([relation, row]) => [relation, row[caller].includes('r')]);
			expect(seen).toEqual(Object.fromEntries(declared));
		});

		it('writes where it may, and nowhere else', async () => {
			for (const [relation, row] of Object.entries(RELATIONS)) {
				const key = relation === 'towns' ? 'code' : relation === 'water_limits' ? 'standard' : 'town_code';
				// A row of any table: its type is known only at run time.
				const values = { [key]: 'NOWHERE' } as never;
				const table = () => clients[caller].from(relation);
				const attempts = {
					i: await table().insert(values),
					u: await table().update(values).eq(key, 'NOWHERE'),
					d: await table().delete().eq(key, 'NOWHERE')
				};
				const refused = Object.entries(attempts).filter(([, { error }]) => isRefusal(error));
				const declared = ['i', 'u', 'd'].filter((verb) => !row[caller].includes(verb));
				expect([relation, refused.map(([verb]) => verb)]).toEqual([relation, declared]);
			}
		});

		it('calls the functions it may, and no others', async () => {
			const answered: string[] = [];
			for (const [fn, given] of Object.entries(ARGUMENTS)) {
				const { error } = await clients[caller].rpc(fn, given);
				if (!isRefusal(error)) answered.push(fn);
			}
			const declared = Object.entries<readonly Caller[]>(FUNCTIONS).filter(([, callers]) => callers.includes(caller));
			expect(answered).toEqual(declared.map(([fn]) => fn));
		});
	});

	/** A view over several tables is not updatable for any caller; PostgreSQL reports that with a code of its own. */
	function isRefusal(error: { code?: string; message: string } | null): boolean {
		return (
			error?.code === REFUSED || error?.code === '55000' || /cannot (insert|update|delete)/.test(error?.message ?? '')
		);
	}

	it('has row level security on every table of every schema', async () => {
		expect(
			await names(`select relnamespace::regnamespace || '.' || relname as name from pg_class
				where relnamespace::regnamespace::text in ('public', 'private', 'reference') and relkind in ('r', 'p')
				and not relrowsecurity and relname <> 'seed_loads'`)
		).toEqual([]);
		expect(
			await names(`select t::regclass::text as name from unnest(array['private.seed_loads', 'private.one_time_passwords',
				'auth.users', 'auth.sessions', 'auth.refresh_tokens', 'auth.identities', 'auth.audit_log_entries']) as t,
				unnest(array['anon', 'authenticated']) as r
				where has_table_privilege(r, t, 'select, insert, update, delete')`)
		).toEqual([]);
	});

	it('has no view that runs with more than the caller’s rights', async () => {
		expect(
			await names(`select relname as name from pg_class where relkind in ('v', 'm')
				and relnamespace::regnamespace::text in ('public', 'private', 'reference')
				and not coalesce(reloptions::text like '%security_invoker=true%', false)`)
		).toEqual([]);
	});

	it('has no security definer function except the declared ones, each executable by its declared callers only', async () => {
		const found = await database.engine.query<{ schema: string; name: string; roles: string[]; safe: boolean }>(`
			select pronamespace::regnamespace::text as schema, proname as name,
				array(select r::text from unnest(array['anon', 'authenticated']) as r
					where has_function_privilege(r, p.oid, 'execute') order by 1) as roles,
				coalesce(array_to_string(proconfig, ',') like '%search_path=%', false) as safe
			from pg_proc as p where prosecdef and pronamespace::regnamespace::text in ('public', 'private', 'reference')`);
		expect(found.filter(({ schema }) => schema !== 'private')).toEqual([]);
		expect(found.filter(({ safe }) => !safe)).toEqual([]);
		expect(Object.fromEntries(found.map((fn) => [fn.name, fn.roles]))).toEqual(DEFINERS);
	});

	it('exposes no other schema: not private, reference or auth', async () => {
		for (const schema of ['private', 'reference', 'auth', 'supabase_migrations'])
			for (const caller of CALLERS) {
				const { error } = await clients[caller].schema(schema).from('users').select('*').limit(1);
				expect([schema, caller, error === null]).toEqual([schema, caller, false]);
			}
	});

	it('lets no caller truncate a table', async () => {
		const open =
			await names(`select relname || ' ' || r as name from pg_class, unnest(array['anon', 'authenticated']) as r
			where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(r, pg_class.oid, 'truncate')`);
		expect(open).toEqual([]);
	});
});
