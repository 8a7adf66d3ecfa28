/** Moving a status and revoking a move, with the rights of signed-in users. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import { getFeature, listFeatures } from '../../src/lib/data/planning/features.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import { moveStatus, revertStatus, type StatusMove } from '../../src/lib/data/planning/status-moves.ts';
import { fillRequired, listRequirements } from '../../src/lib/data/planning/requirements.ts';
import { listChanges } from '../../src/lib/data/staff/change-log.ts';
import { missingOf } from '../../src/lib/domain/planning/lifecycle/requirement.ts';
import { moveChoices } from '../../src/lib/domain/planning/lifecycle/move.ts';
import { getVocabulary } from '../../src/lib/data/shared/towns.ts';
import { valueOf } from './support/answers.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { EACH_ROLE, type EachRole, EVERYTHING, staffOf } from './support/desk.ts';
import { anonymous, type AnyClient } from './support/people.ts';

const SLUG = 'pl-bailian-570';
const LATER = '2199-12-31';

describe.each(ENGINES)('moving a status on the %s engine', (name) => {
	let database: TestDatabase;
	let people: EachRole;
	let visitor: AnyClient;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = await staffOf(database, EACH_ROLE);
		visitor = anonymous(await database.gateway());
	});
	afterAll(() => database.close());

	async function at(db: DataClient | AnyClient, asOf = LATER, slug = SLUG) {
		const found = (await listFeatures(db as DataClient, TOWN, asOf)).find((feature) => feature.slug === slug);
		if (!found) throw new Error(`no ${slug}`);
		return found;
	}
	async function detail(db: DataClient | AnyClient) {
		const found = await getFeature(db as DataClient, TOWN, await at(db));
		if (!found) throw new Error('not there');
		return found;
	}
	const current = async () => {
		const { events } = await detail(people.planner);
		return events.filter(({ kind, revoked_at }) => kind === 'actual' && !revoked_at).at(-1)?.id ?? null;
	};
	const move = async (who: keyof typeof people, change: Partial<StatusMove> = {}) =>
		moveStatus(people[who], TOWN, {
			feature: SLUG,
			stage: 'construction_start',
			date: '2025-10-15',
			precision: 'day',
			document: '施工许可证',
			documentNo: '测试 1 号',
			note: '',
			language: 'zh',
			visibility: 'public',
			reason: '',
			seen: await current(),
			...change
		});
	const count = async () => (await database.engine.query('select from status_events')).length;

	it.each(['viewer', 'water', 'stranger'] as const)('is refused for %s', async (who) => {
		const before = await count();
		expect(await move(who)).toEqual(refused('not_allowed'));
		expect(await revertStatus(people[who], TOWN, (await current()) ?? 0, 'because')).toEqual(refused('not_allowed'));
		expect(await count()).toBe(before);
	});

	it('cannot be done without the function: the tables are not writable', async () => {
		const row = { town_code: TOWN, feature_id: (await at(visitor)).id, kind: 'actual', date: '2025-01-01' } as never;
		for (const who of ['planner', 'admin'] as const) {
			const inserted = await people[who].from('status_events').insert(row);
			expect(inserted.error?.code).toBe('42501');
			const revoked = await people[who]
				.from('status_revocations')
				.insert({ town_code: TOWN, event_id: 1, reason: 'x' });
			expect(revoked.error?.code).toBe('42501');
		}
	});

	it.each([
		['unknown_feature', { feature: 'pl-nowhere' }],
		['unknown_stage', { stage: 'in_orbit' }],
		['same_stage', { stage: 'tendering' }],
		['reason_missing', { stage: 'clearance', reason: '  ' }],
		['reason_missing', { stage: 'suspended' }],
		['evidence_missing', { document: ' ' }],
		['date_ahead', { date: '2199-01-01' }],
		['date_before', { date: '2024-06-01' }],
		['changed_since', { seen: 1 }],
		['changed_since', { seen: null }]
	] as const)('refuses what may not be: %s', async (refusal, change) => {
		const before = await count();
		expect(await move('planner', change)).toEqual(refused(refusal));
		expect(await count()).toBe(before);
	});

	it('adds one event with its evidence; the public sees the new stage from its day on, and the list is recounted', async () => {
		const edition = async () =>
			(await database.engine.query<{ edition: string }>('select edition from towns where code = $1', [TOWN]))[0]
				?.edition;
		const [before, was] = [await count(), await edition()];
		const done = valueOf(await move('planner', { note: '已进场' }));
		expect(done).toMatchObject({ stage: 'construction_start', date: '2025-10-15', move: 'forward' });
		expect(await count()).toBe(before + 1);
		expect(Number(await edition())).toBeGreaterThan(Number(was));
		expect((await at(visitor, '2025-10-14')).current?.stage).toBe('tendering');
		expect((await at(visitor, '2025-10-15')).current).toMatchObject({ stage: 'construction_start', source: 'desk' });
		expect((await detail(visitor)).events.find(({ id }) => id === done.id)).toMatchObject({
			stage: 'construction_start',
			document: '施工许可证',
			document_no: '测试 1 号',
			note: { zh: '已进场' },
			visibility: 'public',
			revoked_at: null
		});
	});

	it('stores the same form once, however often it is sent', async () => {
		const seen = await current();
		const twice = await Promise.all([
			move('planner', { stage: 'under_construction', seen }),
			move('admin', { stage: 'under_construction', seen })
		]);
		expect(twice.filter((answer) => answer.ok)).toHaveLength(1);
		expect(twice.filter((answer) => !answer.ok)).toEqual([refused('changed_since')]);
	});

	it('revokes a move by a further record: it counts on no day and is visible to staff only', async () => {
		const id = (await current()) ?? 0;
		const before = await count();
		expect(await revertStatus(people.admin, TOWN, id, ' ')).toEqual(refused('reason_missing'));
		expect(await revertStatus(people.admin, TOWN, id, '登记有误')).toMatchObject({ ok: true });
		expect(await revertStatus(people.planner, TOWN, id, '再来')).toEqual(refused('revoked_already'));
		expect(await revertStatus(people.planner, TOWN, 999_999, '没有')).toEqual(refused('unknown_event'));
		expect(await count()).toBe(before);
		expect((await at(visitor)).current?.stage).toBe('construction_start');
		expect((await detail(visitor)).events.some((event) => event.id === id)).toBe(false);
		expect((await detail(people.viewer)).events.find((event) => event.id === id)?.revoked_at).not.toBeNull();
		// The next move starts from the restored stage.
		expect(await move('planner', { stage: 'under_construction' })).toMatchObject({ value: { move: 'forward' } });
	});

	it('hides an internal move from the public, who still see the one before', async () => {
		expect(await move('planner', { stage: 'completed', visibility: 'internal' })).toMatchObject({
			value: { move: 'forward' }
		});
		expect((await at(visitor)).current?.stage).toBe('under_construction');
		expect((await at(people.viewer)).current?.stage).toBe('completed');
		expect(await move('planner', { stage: 'in_operation', visibility: 'restricted' })).toMatchObject({
			value: { move: 'forward' }
		});
		expect((await at(people.water)).current?.stage).toBe('completed');
		expect((await at(people.admin)).current?.stage).toBe('in_operation');
	});

	it('goes back or stops with a reason, readable by planners and administrators only; resumes from where it was', async () => {
		const why = '合同解除';
		const fields = { tender_kind: 'works' };
		expect(await move('planner', { stage: 'tendering', reason: why, fields })).toMatchObject({
			value: { move: 'back' }
		});
		expect(await move('planner', { stage: 'suspended', reason: why })).toMatchObject({ value: { move: 'stop' } });
		expect(await move('planner', { stage: 'pre_construction' })).toMatchObject({ value: { move: 'resume' } });
		expect(JSON.stringify(await detail(people.viewer))).not.toContain(why);
		const { entries } = await listChanges(people.planner, TOWN, { ...EVERYTHING, table: 'status_events' }, 0, 10);
		expect(entries.filter(({ reason }) => reason === why)).toHaveLength(2);
	});

	it('requires the fields that the lifecycle requires at a stage, stores them as facts, and adds none to existing events', async () => {
		const facts = async (code: string) => (await detail(people.planner)).facts.filter((fact) => fact.code === code);
		const missing = async () => {
			const rules = await listRequirements(people.planner, TOWN, 'land_transformation');
			return missingOf(rules, await detail(people.planner)).map(({ requirement: { field }, now: here }) => [
				field,
				here
			]);
		};
		const clear = () => database.engine.query("delete from feature_facts where code = 'tender_kind'");
		const back = { stage: 'tendering', reason: '重新招标' };
		await clear();
		expect(await missing()).toContainEqual(['tender_kind', false]);
		expect(await move('planner', back)).toEqual(refused('required_missing', ['tender_kind']));
		const wrong = { ...back, fields: { tender_kind: "x'; drop table features" } };
		expect(await move('planner', wrong)).toEqual(refused('bad_field', ['tender_kind']));
		expect(await facts('tender_kind')).toEqual([]);
		const right = { ...back, fields: { tender_kind: 'works', not_asked: 'x' } };
		expect(await move('planner', right)).toMatchObject({ value: { move: 'back' } });
		expect(await facts('tender_kind')).toMatchObject([{ text: { zh: '工程招标' }, source: 'desk' }]);
		expect(await facts('not_asked')).toEqual([]);
		expect(await missing()).not.toContainEqual(['tender_kind', true]);

		const done = { stage: 'completed', precision: 'month' } as const;
		expect(await move('planner', done)).toEqual(refused('required_missing', ['day']));

		await clear();
		expect(await missing()).toContainEqual(['tender_kind', true]);
		const fill = (who: keyof typeof people, fields: Record<string, string>) =>
			fillRequired(people[who], TOWN, SLUG, fields, { language: 'zh', visibility: 'internal' });
		for (const who of ['viewer', 'water', 'stranger'] as const)
			expect(await fill(who, { tender_kind: 'land' })).toEqual(refused('not_allowed'));
		expect(await fill('planner', { handover_to: 'x' })).toEqual(refused('nothing_given'));
		expect(await fill('planner', { tender_kind: 'moon' })).toEqual(refused('bad_field', ['tender_kind']));
		expect(await fill('planner', { tender_kind: 'land' })).toMatchObject({ ok: true });
		expect(await missing()).not.toContainEqual(['tender_kind', true]);
	});

	it('stores the last day of the period, or today while it runs', async () => {
		const now = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
		expect(await move('planner', { stage: 'construction_start', date: now, precision: 'year' })).toMatchObject({
			value: { date: now }
		});
		const [ends] = await database.engine.query(
			`select private.period_end('2024-02-10', 'day')::text as day, private.period_end('2024-02-10', 'month')::text as month,
			private.period_end('2024-02-10', 'quarter')::text as quarter, private.period_end('2024-02-10', 'year')::text as year`
		);
		expect(ends).toEqual({ day: '2024-02-10', month: '2024-02-29', quarter: '2024-03-31', year: '2024-12-31' });
	});

	it('judges every move as the form does', async () => {
		const { lifecycles } = await getVocabulary(people.planner, TOWN);
		const features = (await listFeatures(people.planner, TOWN, LATER)).filter(({ lifecycle }) => lifecycle);
		let compared = 0;
		for (const feature of features) {
			const lifecycle = lifecycles.find(({ code }) => code === feature.lifecycle);
			const found = await getFeature(people.planner, TOWN, feature);
			if (!lifecycle || !found) throw new Error(feature.slug);
			const rows = await database.engine.query<{ code: string; move: string | null }>(
				`select code, private.kind_of_move($1, $2, $3, code) as move from stages
				where town_code = $1 and lifecycle = $3 order by seq`,
				[TOWN, feature.id, lifecycle.code]
			);
			const shown = new Map(moveChoices(lifecycle, found.events).map(({ stage, move: kind }) => [stage.code, kind]));
			expect(rows.map(({ code }) => [code, shown.get(code) ?? null])).toEqual(
				rows.map(({ code, move: kind }) => [code, kind])
			);
			compared += rows.length;
		}
		expect(compared).toBeGreaterThan(200);
	});

	it('makes history append-only, also for the service role', async () => {
		for (const statement of [
			`update status_events set revoked_at = now() where revoked_at is null`,
			`update status_events set revoked_at = null where revoked_at is not null`,
			`update status_events set document = 'x'`,
			`delete from status_events`,
			`update status_revocations set reason = 'x'`,
			`delete from status_revocations`
		])
			await expect(database.engine.query(statement), statement).rejects.toThrow('append-only');
	});
});
