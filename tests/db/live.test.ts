/** Changes sent to open maps: which records changed, at once, in order, and only to users who may see them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataClient } from '../../src/lib/data/client.ts';
import { changesBetween, listEditions } from '../../src/lib/data/shared/recent-changes.ts';
import { moveStatus, revertStatus } from '../../src/lib/data/planning/status-moves.ts';
import type { Change, Editions } from '../../src/lib/domain/shared/live.ts';
import { LiveHub, type Listener } from '../../src/lib/server/live/hub.ts';
import { valueOf } from './support/answers.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { staffOf } from './support/desk.ts';
import { anonymous, type AnyClient } from './support/people.ts';

const FEATURE = 'pl-bailian-570';

describe.each(ENGINES)('changes sent to open maps on the %s engine', (name) => {
	let database: TestDatabase;
	let public_: AnyClient;
	let planner: DataClient;
	let at: Editions;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		({ planner } = await staffOf(database, { planner: 'planner' }));
		public_ = anonymous(await database.gateway());
		at = await now();
	});
	afterAll(() => database.close());

	async function now(): Promise<Editions> {
		const found = (await listEditions(public_)).find(({ code }) => code === TOWN);
		if (!found) throw new Error('no town');
		return { records: found.records, water: found.water };
	}

	/** The messages that the public and a planner receive for the changes made by `work`. */
	async function changesFrom(work: () => Promise<unknown>): Promise<{ visitors: Change[]; staff: Change[] }> {
		const before = at;
		await work();
		at = await now();
		const changesFor = async (db: DataClient) =>
			(await changesBetween(db, TOWN, before, at)).map(({ theme, edition, records }) => ({
				theme,
				edition,
				records: records && [...records].sort()
			}));
		return { visitors: await changesFor(public_), staff: await changesFor(planner) };
	}

	const sql = (statement: string) => database.engine.query(statement);
	const change = (theme: Change['theme'], records: readonly string[] | null): Change => ({
		theme,
		edition: theme === 'water' ? at.water : at.records,
		records
	});
	const move = async (visibility: 'public' | 'internal', date: string, stage: string) => {
		const [{ seen } = { seen: 0 }] = await database.engine.query<{ seen: number }>(
			`select e.id::int as seen from status_events as e join features as f on f.id = e.feature_id
			where f.slug = $1 and e.kind = 'actual' and e.revoked_at is null order by e.date desc, e.id desc limit 1`,
			[FEATURE]
		);
		const answer = await moveStatus(planner, TOWN, {
			feature: FEATURE,
			stage,
			date,
			precision: 'day',
			document: '示例文件',
			documentNo: '',
			note: '',
			language: 'zh',
			visibility,
			reason: '示例原因',
			seen
		});
		return valueOf(answer).id;
	};

	it('names the moved record, and names it again when the move is revoked', async () => {
		let id = 0;
		const moved = await changesFrom(async () => (id = await move('public', '2025-10-15', 'construction_start')));
		expect(moved).toEqual({ visitors: [change('planning', [FEATURE])], staff: [change('planning', [FEATURE])] });
		const reverted = await changesFrom(() => revertStatus(planner, TOWN, id, '示例'));
		expect(reverted.visitors).toEqual([change('planning', [FEATURE])]);
	});

	it('sends visitors nothing about records that only staff may see', async () => {
		const internal = await changesFrom(() => move('internal', '2025-10-16', 'suspended'));
		expect(internal).toEqual({ visitors: [], staff: [change('planning', [FEATURE])] });
		const hidden = await changesFrom(() =>
			sql(`update features set visibility = 'internal' where town_code = '${TOWN}' and slug = '${FEATURE}'`)
		);
		// Maps that showed the record must remove it.
		expect(hidden.visitors).toEqual([change('planning', [FEATURE])]);
		const after = await changesFrom(() =>
			sql(`update features set accuracy_m = 31 where town_code = '${TOWN}' and slug = '${FEATURE}'`)
		);
		expect(after).toEqual({ visitors: [], staff: [change('planning', [FEATURE])] });
		const shown = await changesFrom(() =>
			sql(`update features set visibility = 'public' where town_code = '${TOWN}' and slug = '${FEATURE}'`)
		);
		expect(shown.visitors).toEqual([change('planning', [FEATURE])]);
	});

	it('names new and deleted records', async () => {
		const added = await changesFrom(() =>
			sql(`insert into features (town_code, slug, class, name, theme, kind, summary, visibility, basis, source, section)
				select town_code, 'example-new', class, name, theme, kind, summary, 'public', basis, source, section
				from features where town_code = '${TOWN}' and slug = '${FEATURE}'`)
		);
		expect(added.visitors).toEqual([change('planning', ['example-new'])]);
		const gone = await changesFrom(() =>
			sql(`delete from features where town_code = '${TOWN}' and slug = 'example-new'`)
		);
		expect(gone.visitors).toEqual([change('planning', ['example-new'])]);
	});

	it('names the record when only its facts or remarks have changed', async () => {
		const own = `town_code = '${TOWN}' and feature_id in (select id from features where slug = '${FEATURE}')`;
		const remark = await changesFrom(() =>
			sql(`insert into feature_remarks (town_code, feature_id, seq, kind, text)
				select town_code, id, 900, 'remark', '{"zh": "示例"}' from features where slug = '${FEATURE}'`)
		);
		expect(remark.visitors).toEqual([change('planning', [FEATURE])]);
		const fact = await changesFrom(() =>
			sql(`insert into feature_facts (town_code, feature_id, code, seq, name, value, as_of, precision, source, section)
				select town_code, id, 'example', 900, '{"zh": "示例"}', 1, '2026-01-01', 'day', source, section
				from features where slug = '${FEATURE}'`)
		);
		expect(fact).toEqual({ visitors: [], staff: [change('planning', [FEATURE])] });
		const gone = await changesFrom(async () => {
			await sql(`delete from feature_remarks where ${own} and seq = 900`);
			await sql(`delete from feature_facts where ${own} and seq = 900`);
		});
		expect(gone.visitors.map(({ records }) => records)).toEqual([[FEATURE]]);
	});

	it('reports the whole circle when the kinds without a site change', async () => {
		const kinds = await changesFrom(() =>
			sql(`insert into circle_kinds_without_site (town_code, kind)
				select town_code, code from kinds where town_code = '${TOWN}'
				and code not in (select kind from circle_kinds_without_site where town_code = '${TOWN}') order by code limit 1`)
		);
		expect(kinds.visitors).toEqual([change('circle', null)]);
	});

	it('reports the whole theme when too many records changed, and everything when a town is loaded', async () => {
		const many = await changesFrom(() => sql(`update features set basis = basis where town_code = '${TOWN}'`));
		expect(many.visitors).toEqual([change('planning', null)]);
		const loaded = await changesFrom(() =>
			database.engine.transaction(async (statements) => {
				await statements.query(`select private.load_in_bulk($1, 'test')`, [TOWN]);
				await statements.query(`update features set basis = basis where town_code = $1 and slug = $2`, [TOWN, FEATURE]);
			})
		);
		expect(loaded.visitors).toEqual([change('planning', null)]);
	});

	it('names water and living-circle records by their own themes', async () => {
		const section = await changesFrom(() =>
			sql(`update water_sections set basis = basis where town_code = '${TOWN}' and id = (
				select min(id) from water_sections where town_code = '${TOWN}' and visibility = 'public')`)
		);
		expect(section.visitors).toEqual([{ theme: 'water', edition: at.water, records: [expect.any(String)] }]);
		const compound = await changesFrom(() =>
			sql(`update compounds set population = 400 where town_code = '${TOWN}' and code = 'example-001'`)
		);
		expect(compound.visitors).toEqual([change('circle', ['example-001'])]);
	});

	it('sends a sample that is not published to staff only', async () => {
		const find = `from water_sections where town_code = '${TOWN}' and visibility = 'public' order by id limit 1`;
		const stored = await changesFrom(() =>
			sql(`insert into water_samples (town_code, section_id, date, review)
				select town_code, id, '2031-01-05', 'preliminary' ${find}`)
		);
		expect(stored.visitors).toEqual([]);
		expect(stored.staff).toEqual([{ theme: 'water', edition: at.water, records: [expect.any(String)] }]);
		const published = await changesFrom(() =>
			sql(`update water_samples set review = 'published' where date = '2031-01-05'`)
		);
		expect(published.visitors).toEqual([{ theme: 'water', edition: at.water, records: [expect.any(String)] }]);
	});

	it('makes a map that is too far behind, or from before a town was loaded anew, reload everything', async () => {
		const everything = [change('planning', null), change('circle', null)];
		expect(await changesBetween(public_, TOWN, { ...at, records: at.records - 1001 }, at)).toEqual(everything);
		expect(await changesBetween(public_, TOWN, { ...at, records: at.records + 5 }, at)).toEqual(everything);
		expect(await changesBetween(public_, TOWN, at, at)).toEqual([]);
	});

	it('deletes changes older than a thousand editions', async () => {
		await sql(`update towns set edition = edition + 2000 where code = '${TOWN}'`);
		await sql(`update features set basis = basis where town_code = '${TOWN}' and slug = '${FEATURE}'`);
		const rows = await sql(
			`select distinct record from recent_changes where town_code = '${TOWN}' and theme = 'planning'`
		);
		expect(rows).toEqual([{ record: FEATURE }]);
		at = await now();
	});

	describe('through the hub', () => {
		interface Received {
			listener: Listener;
			changes: Change[];
			ended: boolean;
		}
		function listener(db: DataClient, after: Editions | null): Received {
			const received: Received = {
				listener: {
					town: TOWN,
					db,
					after,
					send: (changes) => void received.changes.push(...changes),
					heartbeat: () => undefined,
					end: () => (received.ended = true)
				},
				changes: [],
				ended: false
			};
			return received;
		}

		it('sends each listener what its user may see, and the missed changes to late ones', async () => {
			const hub = new LiveHub(public_);
			const missed = at;
			await move('internal', '2025-10-20', 'construction_start');
			await move('public', '2025-10-21', 'suspended');
			at = await now();
			const [late, visitors, staff] = [listener(public_, missed), listener(public_, null), listener(planner, null)];
			const leave = [late, visitors, staff].map((one) => hub.listen(one.listener));
			await hub.poll();
			expect(late.changes).toEqual([change('planning', [FEATURE])]);
			expect([visitors.changes, staff.changes]).toEqual([[], []]);

			await sql(`update features set visibility = 'internal' where town_code = '${TOWN}' and slug = '${FEATURE}'`);
			await sql(`update features set accuracy_m = 33 where town_code = '${TOWN}' and slug = '${FEATURE}'`);
			at = await now();
			await hub.poll();
			const expected = change('planning', [FEATURE]);
			expect([late.changes.length, visitors.changes, staff.changes]).toEqual([2, [expected], [expected]]);
			await sql(`update features set visibility = 'public' where town_code = '${TOWN}' and slug = '${FEATURE}'`);
			leave.pop()?.();
			expect(hub.listeners).toBe(2);
			hub.close();
			expect([late.ended, visitors.ended, staff.ended, hub.listeners]).toEqual([true, true, false, 0]);
			at = await now();
		});

		it('receives within a second a change written by another process', async () => {
			const hub = new LiveHub(public_);
			const one = listener(public_, at);
			hub.listen(one.listener);
			await hub.poll();
			const begun = Date.now();
			await sql(`update features set accuracy_m = 34 where town_code = '${TOWN}' and slug = '${FEATURE}'`);
			await expect.poll(() => one.changes.length, { timeout: 3000, interval: 20 }).toBe(1);
			expect(Date.now() - begun).toBeLessThan(1800);
			hub.close();
			at = await now();
		});
	});
});
