/** Milestones: rights, refusals of the database, history of moved dates, and visibility. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import { listChanges } from '../../src/lib/data/staff/change-log.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import { getFeature, listFeatures } from '../../src/lib/data/planning/features.ts';
import {
	finishMilestone,
	listMilestones,
	saveMilestone,
	withdrawMilestone,
	type MilestoneEntry
} from '../../src/lib/data/planning/milestones.ts';
import { featuresAsOf } from '../../src/lib/server/cache/features.ts';
import { accepted } from './support/answers.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { EACH_ROLE, type EachRole, EVERYTHING, staffOf } from './support/desk.ts';
import { anonymous } from './support/people.ts';

const SLUG = 'pl-bailian-570';

describe.each(ENGINES)('milestones on the %s engine', (name) => {
	let database: TestDatabase;
	let people: EachRole & { visitor: DataClient };

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = {
			...(await staffOf(database, EACH_ROLE)),
			visitor: anonymous(await database.gateway()) as unknown as DataClient
		};
	});
	afterAll(() => database.close());

	type Person = keyof typeof people;
	const entry = (change: Partial<MilestoneEntry> = {}): MilestoneEntry => ({
		feature: SLUG,
		seen: null,
		title: '示例：方案批复',
		language: 'zh',
		unit: '示例单位',
		due: '2026-11-05',
		precision: 'month',
		note: '',
		document: '',
		visibility: 'internal',
		event: null,
		reason: '',
		...change
	});
	const save = (who: Person, change: Partial<MilestoneEntry> = {}) => saveMilestone(people[who], TOWN, entry(change));
	const seenBy = (who: Person) => listMilestones(people[who], TOWN, SLUG);
	const the = async (title = '示例：方案批复') => {
		const found = (await seenBy('admin')).find((milestone) => milestone.title['zh'] === title);
		if (!found) throw new Error(`no ${title}`);
		return found;
	};
	const ahead = async (who: Person, asOf: string) =>
		(await listFeatures(people[who], TOWN, asOf, { geometry: false })).find(({ slug }) => slug === SLUG)?.milestones;

	it('are not invented: a town begins with none', async () => {
		expect(await listMilestones(people.admin, TOWN, null)).toEqual([]);
		expect(await ahead('admin', '2026-12-31')).toBeNull();
	});

	it.each(['viewer', 'water', 'stranger', 'visitor'] as const)('are refused for %s', async (who) => {
		expect(await save(who)).toEqual(refused('not_allowed'));
		expect(await finishMilestone(people[who], TOWN, { id: 1, version: 1 }, null, entry())).toEqual(
			refused('not_allowed')
		);
		expect(await withdrawMilestone(people[who], TOWN, { id: 1, version: 1 }, 'x')).toEqual(refused('not_allowed'));
		const direct = await people[who].from('milestones').insert({ town_code: TOWN } as never);
		expect(direct.error?.code).toBe('42501');
	});

	it.each([
		['unknown_feature', { feature: 'pl-nowhere' }],
		['title_missing', { title: '  ' }],
		['unknown_event', { event: 999_999 }],
		['unknown_milestone', { seen: { id: 999_999, version: 1 } }]
	] as const)('are refused where they say nothing: %s', async (refusal, change) => {
		expect(await save('planner', change)).toEqual(refused(refusal));
	});

	it('are stored as the last day of their month or quarter, and once when the same form is sent twice', async () => {
		const twice = await Promise.all([save('planner'), save('planner')]);
		expect(twice.filter((answer) => answer.ok)).toHaveLength(1);
		expect(twice.filter((answer) => !answer.ok)).toEqual([refused('there_already')]);
		expect(await the()).toMatchObject({ due: '2026-11-30', precision: 'month', version: 1, unit: '示例单位' });
		await save('planner', { title: '示例：季度', due: '2026-10-01', precision: 'quarter', visibility: 'public' });
		expect(await the('示例：季度')).toMatchObject({ due: '2026-12-31', precision: 'quarter' });
	});

	it('are read by the users of their visibility, and their earlier dates by staff only', async () => {
		await save('admin', { title: '示例：限制', visibility: 'restricted', due: '2027-01-01' });
		const titles = async (who: Person) => (await seenBy(who)).map(({ title }) => title['zh']);
		expect(await titles('visitor')).toEqual(['示例：季度']);
		expect(await titles('stranger')).toEqual(['示例：季度']);
		expect(await titles('viewer')).toEqual(['示例：方案批复', '示例：季度']);
		expect(await titles('planner')).toEqual(['示例：方案批复', '示例：季度', '示例：限制']);
		expect((await seenBy('visitor'))[0]?.dues).toEqual([]);
		expect((await seenBy('viewer'))[0]?.dues).toHaveLength(1);
		expect(await ahead('visitor', '2026-11-30')).toEqual({ next_due: '2026-12-31' });
		expect(await ahead('planner', '2026-11-30')).toEqual({ next_due: '2026-11-30' });
	});

	it('are hidden with their feature: a public milestone of an internal record is not public', async () => {
		await database.engine.query(`update features set visibility = 'internal' where slug = '${SLUG}'`);
		expect(await seenBy('visitor')).toEqual([]);
		expect(await seenBy('viewer')).toHaveLength(2);
		await database.engine.query(`update features set visibility = 'public' where slug = '${SLUG}'`);
	});

	it('are postponed with a reason only, which the log records; the earlier date stays', async () => {
		const { id, version } = await the();
		const later = { seen: { id, version }, due: '2027-02-01' };
		expect(await save('planner', later)).toEqual(refused('reason_missing'));
		expect(await save('planner', { ...later, reason: '示例：资金未到位' })).toEqual(
			accepted({ id, version: version + 1 })
		);
		expect((await the()).dues.map(({ due }) => due)).toEqual(['2026-11-30', '2027-02-28']);
		// An earlier date needs no reason.
		expect(await save('planner', { seen: { id, version: version + 1 }, due: '2026-12-01' })).toMatchObject({
			value: { id }
		});
		const { entries } = await listChanges(
			people.planner,
			TOWN,
			{ ...EVERYTHING, table: 'milestones', record: SLUG },
			0,
			5
		);
		expect(entries.find(({ reason }) => reason === '示例：资金未到位')).toMatchObject({
			before: { due: '2026-11-30' },
			after: { due: '2027-02-28' }
		});
		for (const statement of ["update milestone_dues set due = '2020-01-01'", 'delete from milestone_dues'])
			await expect(database.engine.query(statement)).rejects.toThrow('append-only');
	});

	it('are not overwritten where another user has changed them', async () => {
		const { id, version } = await the();
		const seen = { id, version: version - 1 };
		expect(await save('planner', { seen })).toEqual(refused('changed_since'));
		expect(await finishMilestone(people.planner, TOWN, seen, '2026-01-01', entry())).toEqual(refused('changed_since'));
		expect(await withdrawMilestone(people.planner, TOWN, seen, 'x')).toEqual(refused('changed_since'));
	});

	it('are completed on a past day, counted from that day on, and reopened with a reason', async () => {
		const seen = await the('示例：季度');
		expect(await finishMilestone(people.planner, TOWN, seen, '2199-01-01', entry())).toEqual(refused('date_ahead'));
		const proof = { document: '示例文件', reason: '' };
		const done = await finishMilestone(people.planner, TOWN, seen, '2026-03-10', proof);
		expect(done).toMatchObject({ value: { version: seen.version + 1 } });
		expect(await the('示例：季度')).toMatchObject({ done_on: '2026-03-10', document: '示例文件' });
		expect(await ahead('visitor', '2026-03-10')).toEqual({ next_due: null });
		expect(await ahead('visitor', '2026-03-09')).toEqual({ next_due: '2026-12-31' });
		const now = await the('示例：季度');
		expect(await finishMilestone(people.planner, TOWN, now, null, entry())).toEqual(refused('reason_missing'));
		expect(await finishMilestone(people.planner, TOWN, now, null, entry({ reason: '示例：登记有误' }))).toMatchObject({
			value: { id: now.id }
		});
		expect((await the('示例：季度')).done_on).toBeNull();
	});

	it('keep their text in the other language', async () => {
		const { id, version } = await the('示例：季度');
		await save('planner', {
			seen: { id, version },
			title: 'Example',
			language: 'en',
			due: '2026-12-31',
			precision: 'quarter'
		});
		expect((await the('示例：季度')).title).toEqual({ zh: '示例：季度', en: 'Example' });
	});

	it('store the promise they were made from, which must belong to the same feature', async () => {
		const features = await listFeatures(people.planner, TOWN, '2026-01-01');
		const withTarget = features.find(({ slug, target }) => slug !== SLUG && target);
		if (!withTarget) throw new Error('no target');
		const target = (await getFeature(people.planner, TOWN, withTarget))?.events.find(({ kind }) => kind === 'target');
		const event = target?.id ?? 0;
		expect(await save('planner', { event })).toEqual(refused('unknown_event'));
		expect(await save('planner', { event, feature: withTarget.slug })).toMatchObject({ value: { version: 1 } });
		const [made] = await listMilestones(people.planner, TOWN, withTarget.slug);
		expect(made?.from_event).toBe(event);
	});

	it('are counted nowhere once revoked, and the list is recounted', async () => {
		const before = await featuresAsOf(people.planner, TOWN, '2026-06-01');
		const seen = await the();
		expect(await withdrawMilestone(people.planner, TOWN, seen, ' ')).toEqual(refused('reason_missing'));
		expect(await withdrawMilestone(people.planner, TOWN, seen, '示例：重复')).toMatchObject({ value: { id: seen.id } });
		expect(await withdrawMilestone(people.planner, TOWN, { ...seen, version: seen.version + 1 }, '再来')).toEqual(
			refused('unknown_milestone')
		);
		expect((await seenBy('admin')).some(({ id }) => id === seen.id)).toBe(false);
		expect(await featuresAsOf(people.planner, TOWN, '2026-06-01')).not.toBe(before);
		// The title is available again.
		expect(await save('planner', { due: '2026-12-01' })).toMatchObject({ value: { version: 1 } });
	});

	it('are deleted with their feature', async () => {
		await database.engine.query('delete from features where town_code = $1 and slug = $2', [TOWN, SLUG]);
		const left = await listMilestones(people.admin, TOWN, null);
		expect(left.every(({ feature }) => feature.slug !== SLUG)).toBe(true);
		expect(await database.engine.query('select from milestone_dues')).toHaveLength(left.length);
	});
});
