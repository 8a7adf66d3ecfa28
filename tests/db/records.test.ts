/** Correcting records, with the rights of signed-in users. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import { listChanges } from '../../src/lib/data/staff/change-log.ts';
import { getFeature, listFeatures } from '../../src/lib/data/planning/features.ts';
import { getFeatureRecord, saveFeature } from '../../src/lib/data/shared/records.ts';
import type { ColumnValues } from '../../src/lib/domain/shared/records/fields.ts';
import { accepted } from './support/answers.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { EACH_ROLE, type EachRole, EVERYTHING, staffOf } from './support/desk.ts';
import { anonymous, type AnyClient } from './support/people.ts';

const PARCEL = 'pl-bailian-570';
const STATED = 'pl-debi-dahuali';
const REASON = '测试依据 1 号';

describe.each(ENGINES)('correcting records on the %s engine', (name) => {
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
	const count = async () =>
		(await database.engine.query("select from change_log where table_name in ('features', 'parcels')")).length;

	describe('a feature', () => {
		const record = async (slug = PARCEL) => {
			const found = await getFeatureRecord(people.planner, TOWN, slug);
			if (!found) throw new Error(`no ${slug}`);
			return found;
		};
		const save = async (
			changes: ColumnValues,
			{ who = 'planner', version, slug = PARCEL, reason = REASON }: Partial<SaveOptions> = {}
		) => saveFeature(people[who], TOWN, slug, version ?? (await record(slug)).version, changes, reason);
		interface SaveOptions {
			who: keyof typeof people;
			version: number;
			slug: string;
			reason: string;
		}

		it.each(['viewer', 'water', 'stranger'] as const)('cannot be changed by %s', async (who) => {
			const before = await count();
			const { version } = await record();
			expect(await save({ visibility: 'public' }, { who, version })).toMatchObject(refused('not_allowed'));
			expect(await count()).toBe(before);
		});

		it('cannot be updated without the function', async () => {
			for (const who of ['planner', 'admin'] as const) {
				const { error } = await people[who].from('features').update({ visibility: 'public' }).eq('slug', PARCEL);
				expect(error?.code).toBe('42501');
			}
			const { error } = await visitor.rpc('feature_record', { p_town: TOWN, p_slug: PARCEL });
			expect(error?.code).toBe('42501');
		});

		it('stores new values, logs user, change and reason, and is read by all at once', async () => {
			const was = await record();
			const name_was = was.values['name'] as Record<string, string>;
			const done = await save({
				name: { ...name_was, zh: '  百联\n 570 号 ' },
				aliases: ['甲', '乙', '甲'],
				area_m2: 20_000,
				far: 2.5,
				gfa_m2: 50_000
			});
			expect(done).toEqual(
				accepted({ version: was.version + 1, changed: ['aliases', 'area_m2', 'far', 'gfa_m2', 'name'] })
			);
			const [listed] = (await listFeatures(visitor as DataClient, TOWN, '2199-12-31')).filter(
				({ slug }) => slug === PARCEL
			);
			expect(listed?.name).toEqual({ ...name_was, zh: '百联 570 号' });
			expect(listed?.aliases).toEqual(['甲', '乙']);
			// The report stays cited for its own values; it states no limits.
			const detail = listed && (await getFeature(visitor as DataClient, TOWN, listed));
			expect(detail?.source).not.toBe('desk');
			expect(detail?.plan).toMatchObject({ area_m2: 20_000, far: 2.5, source: 'desk', section: 'corrections' });
			expect((await record()).correctedAt).not.toBeNull();
			const [limits, facts] = await logged(PARCEL);
			expect(limits).toMatchObject({ table_name: 'parcels', action: 'update', after: { far: 2.5 }, reason: REASON });
			expect(facts).toMatchObject({
				table_name: 'features',
				action: 'update',
				actor_email: 'planner@example.org',
				before: { name: name_was },
				after: { name: { zh: '百联 570 号' } },
				reason: REASON
			});
			expect(Object.keys(facts?.after ?? {}).sort()).toEqual(['aliases', 'name']);
		});

		it('counts changed limits alone as a new version, and unchanged values as none', async () => {
			const was = await record();
			expect(await save({ far: 2.6 })).toEqual(accepted({ version: was.version + 1, changed: ['far'] }));
			const before = await count();
			// The same form once more, with the version that it was opened on.
			expect(await save({ far: 2.6 }, { version: was.version, reason: '' })).toEqual(
				accepted({ version: was.version + 1, changed: [] })
			);
			expect(await count()).toBe(before);
		});

		it('refuses a form based on an older version, and stores nothing', async () => {
			const { version } = await record();
			await save({ address: { zh: '真大路 570 号' } }, { who: 'admin' });
			const before = await count();
			expect(await save({ address: { zh: '别处' } }, { version })).toMatchObject(refused('changed_since'));
			// Also where the conflict is in another field: the user of an old page sees the new version first.
			expect(await save({ far: 1 }, { version })).toMatchObject(refused('changed_since'));
			expect(await count()).toBe(before);
			expect((await record()).values['address']).toEqual({ zh: '真大路 570 号' });
		});

		it('accepts one of two concurrent saves', async () => {
			const { version } = await record();
			const answers = await Promise.all([
				save({ plan_version: 'A' }, { version }),
				save({ plan_version: 'B' }, { version, who: 'admin' })
			]);
			expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
			expect(answers.filter((answer) => !answer.ok)).toMatchObject([refused('changed_since')]);
		});

		it.each([
			['unknown_field', 'geom', { geom: null }],
			['unknown_field', 'source', { source: 'desk' }],
			['missing', 'name', { name: {} }],
			['missing', 'summary', { summary: { zh: ' \n' } }],
			['bad_value', 'name', { name: '百联' }],
			['bad_value', 'name', { name: { zh: 'a\u202Eb' } }],
			['bad_value', 'address', { address: { 'x-y': '路' } }],
			['bad_value', 'aliases', { aliases: 'one' }],
			['bad_value', 'far', { far: '2' }],
			['too_long', 'name', { name: { zh: '长'.repeat(10_000) } }],
			['too_long', 'aliases', { aliases: Array.from({ length: 31 }, (_, i) => `${i}`) }],
			['too_long', 'parcel_no', { parcel_no: 'x'.repeat(101) }],
			['unknown_value', 'theme', { theme: "'; drop table features; --" }],
			['unknown_value', 'kind', { kind: null }],
			['unknown_value', 'visibility', { visibility: 'everybody' }],
			['out_of_range', 'height_m', { height_m: -1 }],
			['gfa_within_far', 'gfa_m2', { area_m2: 100, far: 2, gfa_m2: 300 }],
			['density_and_green_within_site', 'green_pct', { density_pct: 60, green_pct: 50 }]
		] as const)('refuses by name: %s of %s', async (refusal, column, changes) => {
			const before = await record();
			expect(await save(changes)).toEqual(refused(refusal, [column]));
			expect(await record()).toEqual(before);
		});

		it('requires evidence', async () => {
			expect(await save({ far: 1 }, { reason: ' ' })).toEqual(refused('reason_missing', ['reason']));
			expect(await save({ far: 1 }, { reason: 'x'.repeat(1001) })).toEqual(refused('too_long', ['reason']));
			expect(await save({ name: { zh: 'x' } }, { slug: 'pl-nowhere', version: 1 })).toMatchObject(
				refused('unknown_record')
			);
		});

		it('keeps citing the source that stated the limits', async () => {
			await database.engine.query(
				'update parcels set height_m = 24 where feature_id = (select id from features where town_code = $1 and slug = $2)',
				[TOWN, STATED]
			);
			const plan = async () => {
				const listed = (await listFeatures(people.planner, TOWN, '2199-12-31')).find(({ slug }) => slug === STATED);
				return listed && (await getFeature(people.planner, TOWN, listed))?.plan;
			};
			const was = await plan();
			expect(await save({ far: 1.2 }, { slug: STATED })).toMatchObject({ value: { changed: ['far'] } });
			expect(await plan()).toEqual({ ...was, far: 1.2 });
		});

		it('has no plan limits where it is no parcel', async () => {
			const [project] = (await listFeatures(people.planner, TOWN, '2199-12-31')).filter(
				(feature) => feature.class === 'project'
			);
			const slug = project?.slug ?? '';
			expect(Object.keys((await record(slug)).values)).not.toContain('far');
			expect(await save({ far: 1 }, { slug })).toEqual(refused('unknown_field', ['far']));
		});

		it('stores markup as plain text', async () => {
			const markup = '<script>alert(1)</script>';
			expect(await save({ summary: { zh: markup, en: '<b>&amp;</b>' } })).toMatchObject({
				value: { changed: ['summary'] }
			});
			expect((await record()).values['summary']).toEqual({ zh: markup, en: '<b>&amp;</b>' });
		});

		it('is hidden from the public when it is no longer public, and shown when it is again', async () => {
			const publicly = async () =>
				(await listFeatures(visitor as DataClient, TOWN, '2199-12-31')).some(({ slug }) => slug === PARCEL);
			expect(await publicly()).toBe(true);
			await save({ visibility: 'restricted' });
			expect(await publicly()).toBe(false);
			expect(await getFeatureRecord(people.viewer, TOWN, PARCEL)).toBeNull();
			await save({ visibility: 'public' });
			expect(await publicly()).toBe(true);
		});
	});
});
