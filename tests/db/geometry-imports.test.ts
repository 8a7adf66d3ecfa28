/** Imports of place files: staged, assessed, stored in one transaction and undone, with the rights of signed-in users. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/lib/domain/shared/answer.ts';
import {
	checkImport,
	type ImportAbout,
	importReport,
	importShapes,
	listImports,
	rememberedMapping,
	type StagedRow,
	stageRows,
	startImport,
	storeImport,
	undoImport
} from '../../src/lib/data/places/imports.ts';
import { moveStatus } from '../../src/lib/data/planning/status-moves.ts';
import { accepted, valueOf } from './support/answers.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { EACH_ROLE, type EachRole, staffOf } from './support/desk.ts';
import { aboutImport } from './support/desk-records.ts';

const HEADINGS = 'b'.repeat(64);

/** About 100 m by 111 m, in the east of the town. */
const square = (n: number, side = 0.001): StagedRow['geom'] => {
	const [w, s] = [121.4 + n * 0.002, 31.29];
	return { type: 'Polygon', coordinates: [[[w, s], [w, s + side], [w + side, s + side], [w + side, s], [w, s]]] }; // prettier-ignore
};
const row = (row: number, given: StagedRow['given'], geom = square(row), trouble: string | null = null): StagedRow => {
	return { row, given, geom, trouble, detail: null };
};

describe.each(ENGINES)('imports of places on the %s engine', (name) => {
	let database: TestDatabase;
	let people: EachRole;
	let about: ImportAbout;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = await staffOf(database, EACH_ROLE);
		const [first] = await database.engine.query<{ theme: string; kind: string; lifecycle: string }>(
			`select theme, kind, lifecycle from features where town_code = $1 and class = 'parcel' and lifecycle is not null limit 1`,
			[TOWN]
		);
		about = { ...aboutImport, ...first };
	});
	afterEach(() => database.engine.query(`delete from features where slug like 'import-%'`));
	afterAll(() => database.close());

	async function staged(rows: readonly StagedRow[], change: Partial<ImportAbout> = {}, who = people.planner) {
		const id = valueOf(await startImport(who, TOWN, { ...about, ...change }, HEADINGS, { parcel_no: '编号' }));
		valueOf(await stageRows(who, TOWN, id, rows));
		return { id, counts: valueOf(await checkImport(who, TOWN, id)) };
	}
	async function stored(rows: readonly StagedRow[], change: Partial<ImportAbout> = {}) {
		const { id } = await staged(rows, change);
		valueOf(await storeImport(people.planner, TOWN, id));
		return id;
	}
	const refusalOf = async (work: Promise<Answer<unknown, string>>) => {
		const answer = await work;
		return answer.ok ? 'done' : answer.refusal;
	};
	const rowsOf = async (id: number, most: number) =>
		valueOf(await importReport(people.planner, TOWN, id, most))?.rows ?? [];
	const reasons = async (id: number) =>
		Object.fromEntries((await rowsOf(id, 100)).map((one) => [one.row, one.reason ?? one.outcome]));
	const everything = async () =>
		database.engine.query(
			`select f.slug, f.name, f.address, extensions.st_astext(f.geom) as geom, f.basis, f.accuracy_m, f.source, f.section, to_jsonb(p) as parcel
			from features as f left join parcels as p on p.feature_id = f.id order by f.slug`
		);

	it.each(['viewer', 'water', 'stranger'] as const)('are refused for %s', async (who) => {
		expect(await refusalOf(startImport(people[who], TOWN, about, HEADINGS, {}))).toBe('not_allowed');
		const { id } = await staged([row(1, { name: 'x' })]);
		for (const work of [
			() => storeImport(people[who], TOWN, id),
			() => undoImport(people[who], TOWN, id, 'x', true),
			() => importReport(people[who], TOWN, id, 1),
			() => importShapes(people[who], TOWN, id, 1),
			() => stageRows(people[who], TOWN, id, [])
		])
			expect(await refusalOf(work())).toBe('not_allowed');
		expect(await listImports(people[who], TOWN, 10)).toEqual([]);
		expect(await rememberedMapping(people[who], TOWN, HEADINGS)).toBeNull();
	});

	it('reports for every row what would be done and why, without storing anything', async () => {
		const before = await everything();
		const bow = { type: 'Polygon', coordinates: [[[121.4, 31.3], [121.402, 31.302], [121.402, 31.3], [121.4, 31.302], [121.4, 31.3]]] }; // prettier-ignore
		const { id, counts } = await staged([
			row(1, { parcel_no: 'D-1', area_m2: 10_600 }),
			row(2, { parcel_no: 'D-2', area_m2: 8_000 }),
			row(3, { parcel_no: 'D-3' }, bow),
			row(4, { parcel_no: 'D-4' }, { type: 'Point', coordinates: [125, 31.29] }),
			row(5, { parcel_no: 'D-1' }),
			row(6, {}),
			row(7, { name: '长'.repeat(201) }),
			row(8, { name: '<script>alert(1)</script>' }),
			row(9, { parcel_no: 'D-9', density_pct: 80, green_pct: 40 }),
			row(10, { parcel_no: 'D-10', far: -1 }),
			row(11, { parcel_no: 'D-11' }, null, 'unreadable_coordinates'),
			row(12, { parcel_no: 'D-12' }, null)
		]);
		expect(counts).toMatchObject({ rows: 12, new: 2, changed: 0, same: 0, refused: 10, area_differs: 1 });
		expect(await reasons(id)).toEqual({
			1: 'new',
			2: 'new',
			3: 'invalid_geometry',
			4: 'outside_town',
			5: 'duplicate_in_file',
			6: 'no_name',
			7: 'too_long',
			8: 'has_markup',
			9: 'limits_contradict',
			10: 'bad_limit',
			11: 'unreadable_coordinates',
			12: 'no_geometry'
		});
		const rows = await rowsOf(id, 100);
		expect(rows.find(({ row: n }) => n === 3)).toMatchObject({ detail: 'Self-intersection', place: [121.401, 31.301] });
		expect(rows.find(({ row: n }) => n === 5)).toMatchObject({ detail: '1' });
		expect(rows.find(({ row: n }) => n === 2)).toMatchObject({ area_differs: true, area_m2: 8000 });
		const shapes = valueOf(await importShapes(people.planner, TOWN, id, 100));
		expect(shapes.map(({ row: n, outcome }) => [n, outcome])[0]).toEqual([3, 'refused']);
		expect(await everything()).toEqual(before);
		expect(await listImports(people.admin, TOWN, 10)).toEqual([]);
	});

	it('stores once, writes the log, changes nothing the second time, and is undone without a trace in the records', async () => {
		const before = await everything();
		const rows = [
			row(1, { parcel_no: 'S-1', name: '示例甲', area_m2: 10_600, land_use_local: 'Rr3' }),
			row(2, { parcel_no: 'S-2', address: '示例路 1 号' }),
			row(3, { parcel_no: 'S-3' }, null)
		];
		const id = await stored(rows);
		const after = await everything();
		expect(after.length).toBe(before.length + 2);
		expect(after.find(({ slug }) => slug === `import-${id}-1`)).toMatchObject({
			name: { zh: '示例甲' },
			accuracy_m: 1,
			source: 'desk',
			section: `import-${id}`,
			parcel: { parcel_no: 'S-1', area_m2: 10_600, land_use_local: 'Rr3' }
		});
		expect(after.find(({ slug }) => slug === `import-${id}-2`)).toMatchObject({
			name: { zh: 'S-2' },
			address: { zh: '示例路 1 号' }
		});
		expect(await listImports(people.admin, TOWN, 1)).toMatchObject([
			{ id, state: 'committed', file_sha256: 'a'.repeat(64), system: 'EPSG:4549', method: 'projection', error_m: 0, committed_by_email: 'planner@example.org', counts: { new: 2, refused: 1 } } // prettier-ignore
		]);
		expect(await refusalOf(storeImport(people.planner, TOWN, id))).toBe('not_staged');

		const again = await staged(rows);
		expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 2, refused: 1 });
		expect(await refusalOf(storeImport(people.planner, TOWN, again.id))).toBe('nothing_to_store');
		expect(await everything()).toEqual(after);

		expect(await refusalOf(undoImport(people.admin, TOWN, id, ' ', false))).toBe('reason_missing');
		expect(await undoImport(people.admin, TOWN, id, '测试', false)).toEqual(
			accepted({ removed: 2, restored: 0, left: 0 })
		);
		expect(await everything()).toEqual(before);
		expect(await refusalOf(undoImport(people.admin, TOWN, id, '测试', false))).toBe('not_committed');
		const log = await database.engine.query<{ action: string; actor_email: string; reason: string }>(
			`select action, actor_email, reason from change_log where record = $1 and table_name = 'features' order by id`,
			[`import-${id}-1`]
		);
		expect(log).toEqual([
			{ action: 'insert', actor_email: 'planner@example.org', reason: '示例控规 (示例.zip)' },
			{ action: 'delete', actor_email: 'admin@example.org', reason: '测试' }
		]);
	});

	it('updates records by number, shows before and after, and restores them', async () => {
		const first = await stored([
			row(1, { parcel_no: 'C-1', name: '示例旧名', area_m2: 9000, far: 1.5 }),
			row(2, { parcel_no: 'C-2' })
		]);
		const before = await everything();
		const { id, counts } = await staged([
			row(1, { parcel_no: 'C-1', name: '示例新名', area_m2: 10_600 }, square(1, 0.0009)),
			row(2, { parcel_no: 'C-2' })
		]);
		expect(counts).toMatchObject({ new: 0, changed: 1, same: 1 });
		const changed = (await rowsOf(id, 10)).find(({ outcome }) => outcome === 'changed');
		expect(changed).toMatchObject({ slug: `import-${first}-1`, moved: true });
		expect(changed).toMatchObject({ before: { name: '示例旧名', area_m2: 9000 }, after: { name: '示例新名', area_m2: 10_600 } }); // prettier-ignore
		valueOf(await storeImport(people.planner, TOWN, id));
		const [now] = (await everything()).filter(({ slug }) => slug === `import-${first}-1`);
		expect(now).toMatchObject({
			name: { zh: '示例新名' },
			parcel: { area_m2: 10_600, far: 1.5, section: `import-${id}` }
		});
		expect(await undoImport(people.planner, TOWN, id, '测试', false)).toEqual(
			accepted({ removed: 0, restored: 1, left: 0 })
		);
		expect(await everything()).toEqual(before);
		// The record is as the first import left it, but two updates have happened since.
		expect(await refusalOf(undoImport(people.planner, TOWN, first, '测试', false))).toBe('edited_since');
	});

	it('matches by name and by shape, and does not guess', async () => {
		const id = await stored([
			row(1, { name: '示例同名', parcel_no: 'M-1' }),
			row(2, { name: '示例另一', parcel_no: 'M-2' })
		]);
		const slug = `import-${id}-1`;
		const byName = await staged([row(1, { name: '示例同名' }, square(3)), row(2, { name: '示例第三' })], {
			match_by: 'name'
		});
		const rows = await rowsOf(byName.id, 10);
		expect(rows.find(({ row: n }) => n === 1)).toMatchObject({ outcome: 'changed', slug, moved: true });
		// The shape of another record under a new name: the user has to decide.
		expect(rows.find(({ row: n }) => n === 2)).toMatchObject({ outcome: 'refused', reason: 'same_place' });
		const byShape = await staged([row(1, { name: '示例同名' })], { match_by: 'none' });
		expect(byShape.counts).toMatchObject({ same: 1 });
		await database.engine.query(`update parcels set parcel_no = 'M-1' where town_code = $1 and parcel_no = 'M-2'`, [
			TOWN
		]);
		const twice = await staged([row(1, { parcel_no: 'M-1' }, square(5))]);
		expect(await reasons(twice.id)).toEqual({ 1: 'several_match' });
		expect(await undoImport(people.planner, TOWN, id, '测试', true)).toMatchObject({ value: { removed: 1, left: 1 } });
	});

	it('does not undo records edited since, and lists them', async () => {
		const id = await stored([row(1, { parcel_no: 'E-1' }), row(2, { parcel_no: 'E-2' }), row(3, { parcel_no: 'E-3' })]);
		await database.engine.query(`update features set address = '{"zh": "示例"}' where slug = $1`, [`import-${id}-1`]);
		const [stage] = await database.engine.query<{ code: string }>(
			'select code from stages where town_code = $1 and lifecycle = $2 order by seq limit 1',
			[TOWN, about.lifecycle]
		);
		const move = { feature: `import-${id}-2`, stage: stage?.code ?? '', date: '2025-01-01', precision: 'day', document: '示例', documentNo: '', note: '', language: 'zh', visibility: 'internal', reason: '', seen: null } as const; // prettier-ignore
		expect(await moveStatus(people.planner, TOWN, move)).toMatchObject({ value: { move: 'first' } });
		const refused = await undoImport(people.planner, TOWN, id, '测试', false);
		expect(refused).toMatchObject({ refusal: 'edited_since', detail: `2 import-${id}-1 import-${id}-2` });
		expect(await undoImport(people.planner, TOWN, id, '测试', true)).toEqual(
			accepted({ removed: 1, restored: 0, left: 2 })
		);
		const left = await database.engine.query<{ slug: string }>(
			`select slug from features where slug like $1 order by slug`,
			[`import-${id}-%`]
		);
		expect(left.map(({ slug }) => slug)).toEqual([`import-${id}-1`, `import-${id}-2`]);
	});

	it('stores nothing where a record has changed since the report, or where the staged import is another user’s', async () => {
		const first = await stored([row(1, { parcel_no: 'R-1' })]);
		const { id } = await staged([row(1, { parcel_no: 'R-1', name: '示例' }), row(2, { parcel_no: 'R-2' })]);
		expect(await refusalOf(storeImport(people.admin, TOWN, id))).toBe('unknown_import');
		await database.engine.query(`update features set name = '{"zh": "别人改的"}' where slug = $1`, [
			`import-${first}-1`
		]);
		const before = await everything();
		expect(await refusalOf(storeImport(people.planner, TOWN, id))).toBe('changed_since');
		expect(await everything()).toEqual(before);
		valueOf(await checkImport(people.planner, TOWN, id));
		expect(await storeImport(people.planner, TOWN, id)).toMatchObject({ value: { new: 1, changed: 1 } });
	});

	it('remembers the chosen columns, and forgets those of an import that was not stored', async () => {
		const [first] = [await staged([row(1, { name: 'x' })]), await staged([row(1, { name: 'x' })])];
		expect(await importReport(people.planner, TOWN, first.id, 1)).toEqual(accepted(null));
		expect(await rememberedMapping(people.admin, TOWN, HEADINGS)).toEqual({ parcel_no: '编号' });
	});
});
