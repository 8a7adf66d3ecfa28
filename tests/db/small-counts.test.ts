/** Counts of people from 1 to 4 are never public: proved on everything that the public can read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFeature, listFeatures } from '../../src/lib/data/planning/features.ts';
import { listIndicators } from '../../src/lib/data/planning/indicators.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, rowsOf, signedIn, type AnyClient } from './support/people.ts';

const FEATURE = 'ur-changzhong';
const FACT = 'households_left';
const INDICATOR = 'i-cz-left';

type Asked = { slug: string; town: string };
interface PublicFunction {
	proname: string;
	arguments: string[];
	/** Number of required arguments. */
	required: number;
}

describe.each(ENGINES)('small counts on the %s engine', (name) => {
	let database: TestDatabase;
	let publicClient: AnyClient;
	let planner: AnyClient;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const gateway = await database.gateway();
		publicClient = anonymous(gateway);
		planner = await signedIn({ engine: database.engine, gateway }, { [TOWN]: 'planner' });
	});
	afterAll(() => database.close());

	const setFact = (value: number, text: string | null = null) =>
		database.engine.query(
			`update feature_facts set value = $1, text = $2 where code = '${FACT}' and town_code = '${TOWN}'`,
			[value, text === null ? null : { zh: text }]
		);
	const setIndicator = (value: number) =>
		database.engine.query(
			`update indicator_values set value = $1 where indicator = '${INDICATOR}' and kind = 'actual' and town_code = '${TOWN}'`,
			[value]
		);

	/** All rows of all tables and all answers of all functions, of every town. */
	async function everythingPublic(): Promise<string> {
		const { engine } = database;
		const tables = await engine.query<{ relname: string }>(
			`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`
		);
		const functions = await engine.query<PublicFunction>(
			`select proname, coalesce(proargnames, '{}') as arguments, pronargs - pronargdefaults as required
			from pg_proc where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype order by proname`
		);
		const slugs = await engine.query<Asked>('select slug, town_code as town from features order by slug');
		const towns = [TOWN, OTHER_TOWN].map((town) => ({ slug: '', town }));
		const dump: unknown[] = [];
		for (const { relname } of tables)
			for (let from = 0; ; from += 500) {
				const { data, error } = await publicClient
					.from(relname)
					.select('*')
					.range(from, from + 499);
				dump.push(relname, error?.code ?? sorted(data ?? []));
				if ((data ?? []).length < 500) break;
			}
		for (const fn of functions) {
			const asked = fn.arguments.includes('p_slug') && isCallable(fn) ? slugs : towns;
			dump.push(fn.proname, (await answeredAtOnce(fn, asked)) ?? (await answeredOneByOne(fn, asked)));
		}
		return JSON.stringify(dump);
	}

	const argumentsOf = (fn: PublicFunction, { slug, town }: Asked): [name: string, value: string][] =>
		Object.entries({ p_town: town, p_as_of: '2026-01-01', p_slug: slug }).filter(([n]) => fn.arguments.includes(n));
	/** A function called without a required argument is refused whatever the data. */
	const isCallable = (fn: PublicFunction) =>
		fn.arguments.slice(0, fn.required).every((n) => ['p_town', 'p_as_of', 'p_slug'].includes(n));

	/** All calls in one statement with the rights of the public; null where the function refuses any of them. */
	async function answeredAtOnce(fn: PublicFunction, asked: readonly Asked[]): Promise<unknown> {
		if (!isCallable(fn)) return null;
		const values = { p_town: 'town', p_as_of: `'2026-01-01'`, p_slug: 'slug' };
		const given = Object.entries(values).flatMap(([n, value]) => (fn.arguments.includes(n) ? `${n} => ${value}` : []));
		return database.engine
			.transaction(async (statements) => {
				await statements.query(
					`select set_config('request.jwt.claims', '{"role":"anon"}', true), set_config('role', 'anon', true)`
				);
				return statements.query(
					`select slug, town, (select json_agg(answer) from ${fn.proname}(${given.join(', ')}) as answer) as answer
					from unnest($1::text[], $2::text[]) as asked (slug, town)`,
					[asked.map(({ slug }) => slug), asked.map(({ town }) => town)]
				);
			})
			.catch(() => null);
	}

	async function answeredOneByOne(fn: PublicFunction, asked: readonly Asked[]): Promise<unknown> {
		const answers: unknown[] = [];
		for (const one of asked) {
			const { data, error } = await publicClient.rpc(fn.proname, Object.fromEntries(argumentsOf(fn, one)));
			answers.push(one, error?.code ?? data);
		}
		return answers;
	}

	/** An update moves a row to the end of its table: the order of rows says nothing. */
	const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

	it('are withheld in the seeded data', async () => {
		const facts = rowsOf(
			await publicClient.from('feature_facts').select('town_code, code, value, suppressed').eq('counts_people', true)
		);
		expect(facts).toHaveLength(3);
		for (const fact of facts) expect(fact).toMatchObject({ value: null, suppressed: true });
		const [indicator] = rowsOf(
			await publicClient
				.from('indicator_values')
				.select('value, suppressed')
				.eq('indicator', INDICATOR)
				.eq('kind', 'actual')
		);
		expect(indicator).toEqual({ value: null, suppressed: true });
	});

	it('are withheld in the answers that the pages read', async () => {
		const features = await listFeatures(publicClient, TOWN, '2025-06-01');
		const feature = features.find(({ slug }) => slug === FEATURE);
		expect(feature).toBeDefined();
		const detail = feature && (await getFeature(publicClient, TOWN, feature));
		expect(detail?.facts.find(({ code }) => code === FACT)).toMatchObject({ value: null, suppressed: true });
		const indicator = (await listIndicators(publicClient, TOWN)).find(({ code }) => code === INDICATOR);
		expect(indicator?.values.find(({ kind }) => kind === 'actual')).toMatchObject({ value: null, suppressed: true });
	});

	it('give the public the same answers whatever the small number is', async () => {
		const answers = new Set<string>();
		// The rule is the same SQL on both engines; reading everything is slow on the embedded one.
		for (const value of name === 'native' ? [1, 2, 3, 4] : [1, 4]) {
			await setFact(value);
			await setIndicator(value);
			answers.add(await everythingPublic());
		}
		expect(answers.size).toBe(1);
		// The proof needs a control: a number that is public does change the answer.
		await setFact(5);
		expect(answers.has(await everythingPublic())).toBe(false);
	});

	it.each([
		[0, 0, false],
		[1, null, true],
		[4, null, true],
		[5, 5, false],
		[246, 246, false]
	])('show %s as %s (withheld: %s)', async (value, shown, suppressed) => {
		await setFact(value);
		const [fact] = rowsOf(await publicClient.from('feature_facts').select('value, suppressed').eq('code', FACT));
		expect(fact).toEqual({ value: shown, suppressed });
		const rows = rowsOf(await planner.from('small_counts').select('value').eq('fact', FACT));
		expect(rows).toEqual(suppressed ? [{ value }] : []);
	});

	it('are withheld also where text spells the number out; other text stays', async () => {
		const wordsOf = async () =>
			rowsOf(await publicClient.from('feature_facts').select('text').eq('code', FACT))[0]?.['text'];
		await setFact(3, '剩余 3 户');
		expect(await wordsOf()).toBeNull();
		await setFact(3, '清盘中');
		expect(await wordsOf()).toEqual({ zh: '清盘中' });
	});

	it('are shown where they do not count people', async () => {
		const rows = rowsOf(
			await publicClient.from('feature_facts').select('value, suppressed').eq('code', 'supporting_done')
		);
		expect(rows).toContainEqual({ value: 4, suppressed: false });
	});

	it('are readable by planners of the town only', async () => {
		await setFact(2);
		const { engine } = database;
		const gateway = await database.gateway();
		const numbers = async (client: AnyClient) =>
			rowsOf<{ value: number }>(await client.from('small_counts').select('value').eq('town_code', TOWN));
		expect((await numbers(planner)).length).toBeGreaterThan(2);
		expect(rowsOf(await planner.from('small_counts').select('value').eq('town_code', OTHER_TOWN))).toEqual([]);
		expect(await numbers(await signedIn({ engine, gateway }, { [TOWN]: 'admin' }))).not.toEqual([]);
		expect(await numbers(await signedIn({ engine, gateway }, { [TOWN]: 'viewer' }))).toEqual([]);
		expect(await numbers(await signedIn({ engine, gateway }, { [OTHER_TOWN]: 'planner' }))).toEqual([]);
		expect(await numbers(await signedIn({ engine, gateway }))).toEqual([]);
		expect(await numbers(publicClient)).toEqual([]);
	});
});
