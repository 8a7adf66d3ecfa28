/** Correcting facilities and compounds of the living circle, with the rights of signed-in users. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import { listChanges } from '../../src/lib/data/staff/change-log.ts';
import { getCircleRecord, listCircleRecords, saveCircleRecord } from '../../src/lib/data/circle/records.ts';
import type { ColumnValues } from '../../src/lib/domain/shared/records/fields.ts';
import { accepted } from './support/answers.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { EACH_ROLE, type EachRole, EVERYTHING, staffOf } from './support/desk.ts';
import { anonymous, type AnyClient } from './support/people.ts';

const REASON = '测试依据 1 号';

describe.each(ENGINES)('correcting the living circle on the %s engine', (name) => {
	let database: TestDatabase;
	let people: EachRole;
	let visitor: AnyClient;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = await staffOf(database, EACH_ROLE);
		visitor = anonymous(await database.gateway());
	});
	afterAll(() => database.close());

	const logged = async (record: string) =>
		(await listChanges(people.admin, TOWN, { ...EVERYTHING, record }, 0, 50)).entries;

	describe('a facility of the living circle', () => {
		const [KIND, LIMIT_M] = ['canteen', 900];
		const facility = async (id: number) => {
			const found = await getCircleRecord(people.planner, TOWN, 'facilities', id);
			if (!found) throw new Error('no such facility');
			return found;
		};
		const save = (id: number, version: number, changes: ColumnValues, who: keyof typeof people = 'planner') =>
			saveCircleRecord(people[who], TOWN, { table: 'facilities', id }, version, changes, REASON);
		const anyone = async () => {
			const { rows } = await listCircleRecords(people.planner, TOWN, 'facilities', '', 0, 1);
			return facility(rows[0]?.id ?? 0);
		};
		const coverage = async () => {
			const { data } = await visitor.rpc('circle_coverage_straight', {
				p_town: TOWN,
				p_kind: KIND,
				p_limit_m: LIMIT_M
			});
			return (data as { covered: number; total: number }[])[0];
		};

		it('changes the coverage when it opens, and is in the log', async () => {
			// A planned canteen at the entrance of a compound; no other canteen is within reach of any compound.
			const [row] = await database.engine.query<{ id: number; people: number }>(
				`with others as (delete from circle_facilities where town_code = '${TOWN}' and kind = '${KIND}'),
				home as (select * from compounds where town_code = '${TOWN}' and population > 100 order by code limit 1)
				insert into circle_facilities (town_code, code, kind, state, opens, geom, visibility, is_example)
				select town_code, 'test-canteen', '${KIND}', 'planned', '2027-06-30',
					extensions.st_multi(extensions.st_pointonsurface(geom)), 'public', true
				from home returning id, (select population from home) as people`
			);
			const id = Number(row?.id);
			const before = await coverage();
			const { version } = await facility(id);
			expect(await save(id, version, { state: 'operating' })).toEqual(
				refused('only_what_is_not_open_opens', ['opens'])
			);
			expect(await save(id, version, { state: 'operating', opens: null })).toEqual(
				accepted({ version: version + 1, changed: ['opens', 'state'] })
			);
			const after = await coverage();
			expect((after?.covered ?? 0) - (before?.covered ?? 0)).toBeGreaterThanOrEqual(Number(row?.people));
			expect(after?.total).toBe(before?.total);
			const [entry] = await logged('test-canteen');
			expect(entry).toMatchObject({
				table_name: 'circle_facilities',
				action: 'update',
				before: { state: 'planned', opens: '2027-06-30' },
				after: { state: 'operating' },
				reason: REASON
			});
			expect(await save(id, version + 1, { state: 'closed' })).toMatchObject({ value: { changed: ['state'] } });
			expect(await coverage()).toEqual(before);
		});

		it.each(['viewer', 'water', 'stranger'] as const)('cannot be changed by %s', async (who) => {
			const { id, version } = await anyone();
			expect(await save(id, version, { name: 'x' }, who)).toMatchObject(refused('not_allowed'));
		});

		it('is saved on top of the version that was read, and only once', async () => {
			const { id, version } = await anyone();
			expect(await save(id, version, { capacity: 77 }, 'admin')).toMatchObject({ value: { changed: ['capacity'] } });
			expect(await save(id, version, { capacity: 78 })).toMatchObject(refused('changed_since'));
			expect(await save(id, version, { capacity: 77 })).toEqual(accepted({ version: version + 1, changed: [] }));
		});

		it.each([
			['unknown_field', 'geom', { geom: null }],
			['unknown_value', 'state', { state: 'open' }],
			['bad_value', 'opens', { opens: '2027-02-30' }],
			['out_of_range', 'capacity', { capacity: -1 }],
			['out_of_range', 'kind', { kind: '<script>' }],
			['missing', 'kind', { kind: ' ' }],
			['too_long', 'name', { name: 'x'.repeat(10_000) }]
		] as const)('refuses by name: %s of %s', async (refusal, column, changes) => {
			const { id, version } = await anyone();
			expect(await save(id, version, changes)).toEqual(refused(refusal, [column]));
		});

		it('is added and removed by an import without a log entry of its own', async () => {
			const entries = async () =>
				(await database.engine.query("select from change_log where table_name in ('circle_facilities', 'compounds')"))
					.length;
			const before = await entries();
			await database.engine.transaction(async (statements) => {
				await statements.query('select private.load_in_bulk($1, $2)', [TOWN, 'test']);
				await statements.query(
					`insert into circle_facilities (town_code, code, kind, geom, is_example)
					select $1, 'bulk-' || n, 'market', extensions.st_multi((select extensions.st_pointonsurface(geom) from compounds
						where town_code = $1 limit 1)), true from generate_series(1, 50) as n`,
					[TOWN]
				);
				await statements.query("delete from circle_facilities where town_code = $1 and code like 'bulk-%'", [TOWN]);
			});
			expect(await entries()).toBe(before);
		});
	});

	describe('a compound', () => {
		const FIRST = 'example-001';
		const compound = async () => {
			const { rows } = await listCircleRecords(people.planner, TOWN, 'compounds', FIRST, 0, 5);
			const found = await getCircleRecord(people.planner, TOWN, 'compounds', rows[0]?.id ?? 0);
			if (!found) throw new Error('no such compound');
			return found;
		};
		const save = async (changes: ColumnValues) => {
			const { id, version } = await compound();
			return saveCircleRecord(people.planner, TOWN, { table: 'compounds', id }, version, changes, REASON);
		};
		const publicly = async () => {
			const { data } = await visitor
				.from('compounds')
				.select('population, ages, suppressed')
				.eq('town_code', TOWN)
				.eq('code', FIRST);
			return data?.[0];
		};

		it('takes counts, and withholds small ones from all but planners, also in the log', async () => {
			expect(await save({ population: 321, ages: { '60+': 100, '0-3': 12 } })).toMatchObject({
				value: { changed: ['ages', 'population'] }
			});
			expect(await publicly()).toEqual({ population: 321, ages: { '60+': 100, '0-3': 12 }, suppressed: false });
			await save({ ages: { '60+': 100, '0-3': 3 } });
			expect(await publicly()).toEqual({ population: 321, ages: {}, suppressed: true });
			// An editor sees the stored count, and changing another field does not lose it.
			await save({ population: 322 });
			await save({ name: '示例小区 甲' });
			expect((await compound()).values).toMatchObject({ population: 322, ages: { '60+': 100, '0-3': 3 } });
			await save({ population: 4, ages: {} });
			expect(await publicly()).toEqual({ population: null, ages: {}, suppressed: true });
			expect((await compound()).values).toMatchObject({ population: 4, ages: {} });
			const entries = JSON.stringify((await logged(FIRST)).map(({ before, after }) => [before, after]));
			expect(entries).toContain('322');
			expect(entries).not.toMatch(/"0-3":3\b|"population":4\b/);
			const { data } = await people.viewer.rpc('compound_record', { p_town: TOWN, p_id: (await compound()).id });
			expect(JSON.stringify(data)).toContain('"population":null');
		});

		it('accepts the removal of a withheld count', async () => {
			await save({ population: 3, ages: {} });
			expect(await save({ population: null })).toMatchObject({ value: { changed: ['population'] } });
			expect((await compound()).values['population']).toBeNull();
			expect(await publicly()).toEqual({ population: null, ages: {}, suppressed: false });
		});

		it.each([
			['more_than_all', 'ages', { population: 10, ages: { '60+': 11 } }],
			['out_of_range', 'population', { population: -1 }],
			['out_of_range', 'ages', { ages: { '60+': -1 } }],
			['bad_value', 'ages', { ages: [] }],
			['unknown_field', 'suppressed', { suppressed: false }]
		] as const)('refuses by name: %s of %s', async (refusal, column, changes) => {
			expect(await save(changes)).toEqual(refused(refusal, [column]));
		});
	});
});
