/** The change log: complete, restricted to its readers, and append-only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChanges } from '../../src/lib/data/staff/change-log.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import type { ChangeFilter } from '../../src/lib/domain/shared/change.ts';
import { moveStatus, revertStatus } from '../../src/lib/data/planning/status-moves.ts';
import { removeExamples } from '../../src/lib/server/shared/examples.ts';
import { valueOf } from './support/answers.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { EVERYTHING, staffOf } from './support/desk.ts';
import { anonymous, serviceRole } from './support/people.ts';

describe.each(ENGINES)('the change log on the %s engine', (name) => {
	let database: TestDatabase;
	let people: Record<'planner' | 'admin' | 'viewer' | 'stranger', DataClient>;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = await staffOf(database, {
			planner: 'planner',
			admin: 'admin',
			viewer: 'viewer',
			stranger: ['admin', OTHER_TOWN]
		});
	});
	afterAll(() => database.close());

	const logOf = async (who: keyof typeof people, filter: Partial<ChangeFilter> = {}) =>
		(await listChanges(people[who], TOWN, { ...EVERYTHING, ...filter }, 0, 1000)).entries;

	it('has one entry for a loaded town, and one for each granted role', async () => {
		const entries = await logOf('admin');
		expect(entries.map(({ table_name, action, actor_email }) => [table_name, action, actor_email])).toEqual([
			['staff_roles', 'insert', null],
			['staff_roles', 'insert', null],
			['staff_roles', 'insert', null],
			['towns', 'bulk', null]
		]);
		expect(entries.at(-1)?.reason).toBe('seeds/dachang');
		// The person whose role it is, not the number of an account.
		expect(entries.map(({ record }) => record)).toEqual([
			...['viewer', 'admin', 'planner'].map((person) => `${person}@example.org`),
			TOWN
		]);
	});

	it('records user, action, time and reason of a move and of its revocation', async () => {
		const begun = Date.now();
		const moved = await moveStatus(people.planner, TOWN, {
			feature: 'pl-bailian-570',
			stage: 'suspended',
			date: '2025-10-15',
			precision: 'day',
			document: '会议纪要',
			documentNo: '',
			note: '',
			language: 'zh',
			visibility: 'internal',
			reason: '资金未落实',
			seen: await latest()
		});
		await revertStatus(people.admin, TOWN, valueOf(moved).id, '登错了');
		const entries = await logOf('planner', { record: 'bailian-570' });
		expect(entries).toMatchObject([
			{ table_name: 'status_revocations', action: 'insert', actor_email: 'admin@example.org', reason: '登错了' },
			{
				table_name: 'status_events',
				action: 'insert',
				actor_email: 'planner@example.org',
				reason: '资金未落实',
				before: null,
				after: { stage: 'suspended', document: '会议纪要', visibility: 'internal' }
			}
		]);
		expect(Math.abs(Date.parse(entries[0]?.at ?? '') - begun)).toBeLessThan(120_000);
		expect(entries[0]?.record).toBe(entries[1]?.record);
	});

	async function latest(): Promise<number | null> {
		const [row] = await database.engine.query<{ id: string }>(
			`select e.id from status_events as e join features as f on f.town_code = e.town_code and f.id = e.feature_id
			where f.slug = 'pl-bailian-570' and e.kind = 'actual' and e.revoked_at is null order by e.date desc, e.id desc limit 1`
		);
		return row ? Number(row.id) : null;
	}

	it('records the changed fields before and after, for every kind of caller', async () => {
		await database.engine.query(
			`update features set accuracy_m = 100, visibility = 'internal' where slug = 'pl-bailian-570'`
		);
		expect((await logOf('admin', { table: 'features' }))[0]).toMatchObject({
			record: 'pl-bailian-570',
			action: 'update',
			actor_email: null,
			before: { accuracy_m: 250, visibility: 'public' },
			after: { accuracy_m: 100, visibility: 'internal' }
		});
		const before = (await logOf('admin')).length;
		await database.engine.query(`update features set accuracy_m = 100 where slug = 'pl-bailian-570'`);
		expect(await logOf('admin')).toHaveLength(before);
	});

	it('contains no number that is withheld', async () => {
		await database.engine.query(
			`insert into feature_facts (town_code, feature_id, code, seq, name, value, as_of, precision, counts_people, source, section)
			select town_code, id, 'left', 99, '{"zh":"剩余户数"}', 3, '2024-12-31', 'day', true, source, section
			from features where slug = 'pl-bailian-570'`
		);
		const [entry] = await logOf('admin', { table: 'feature_facts' });
		expect(entry).toMatchObject({ record: 'pl-bailian-570/left', after: { suppressed: true } });
		expect(entry?.after).not.toHaveProperty('value');
	});

	it('makes one entry for the removal of examples', async () => {
		const before = (await logOf('admin')).length;
		await removeExamples(database.engine);
		expect((await logOf('admin')).slice(0, -before)).toMatchObject([{ action: 'bulk', reason: 'examples' }]);
	});

	it('is readable by planners, its role entries by administrators only, and by no other caller', async () => {
		expect((await logOf('admin', { table: 'staff_roles' })).length).toBe(3);
		expect(await logOf('planner', { table: 'staff_roles' })).toEqual([]);
		expect((await logOf('planner')).length).toBeGreaterThan(3);
		expect(await logOf('viewer')).toEqual([]);
		expect(await logOf('stranger')).toEqual([]);
		const { data } = await anonymous(await database.gateway())
			.from('change_log')
			.select('*');
		expect(data).toEqual([]);
	});

	it('can be filtered by person, table, record and day', async () => {
		expect(await logOf('admin', { person: 'planner@example.org' })).toHaveLength(1);
		expect((await logOf('admin', { person: 'machine' })).every(({ actor_email }) => actor_email === null)).toBe(true);
		expect(await logOf('admin', { record: '%' })).toEqual([]);
		// By a name: the records of that name and their dependent records, and nothing else.
		const moved = await logOf('admin', { record: 'pl-bailian-570' });
		expect(moved.length).toBeGreaterThan(1);
		expect(await logOf('admin', { record: '示例', named: ['pl-bailian-570', 'pl-nowhere'] })).toEqual(moved);
		expect(await logOf('admin', { record: '示例,town_code.eq.1', named: ['a,b', '*'] })).toEqual([]);
		expect(await logOf('admin', { since: '2199-01-01T00:00:00Z' })).toEqual([]);
		expect(await logOf('admin', { until: '2000-01-01T00:00:00Z' })).toEqual([]);
		const { entries, all } = await listChanges(people.admin, TOWN, EVERYTHING, 1, 2);
		expect(entries).toHaveLength(2);
		expect(all).toBe((await logOf('admin')).length);
	});

	it('cannot be changed: not by any role, not by the service role, not by the owner', async () => {
		const count = async () => (await database.engine.query('select from change_log')).length;
		const before = await count();
		const service = serviceRole(await database.gateway());
		const row = { town_code: TOWN, table_name: 'features', record: 'x', action: 'insert' } as never;
		for (const client of [...Object.values(people), service, anonymous(await database.gateway())]) {
			const log = (client as DataClient).from('change_log');
			const attempts = await Promise.all([
				log.insert(row),
				log.update({ reason: 'x' } as never).eq('town_code', TOWN),
				log.delete().eq('town_code', TOWN)
			]);
			expect(attempts.map(({ error }) => error?.code)).toEqual(['42501', '42501', '42501']);
		}
		for (const statement of [`update change_log set reason = 'x'`, 'delete from change_log', 'truncate change_log'])
			await expect(database.engine.query(statement)).rejects.toThrow('append-only');
		expect(await count()).toBe(before);
	});
});
