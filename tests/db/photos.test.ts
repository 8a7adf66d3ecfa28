/** Outfalls, patrols and their photos: rights, refusals of the database, and no file without its record. */
import { readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import { findPhoto, type PhotoRecord } from '../../src/lib/data/water/photos.ts';
import {
	addFinding,
	addOutfall,
	checkPhoto,
	findPatrol,
	listPatrols,
	moveFinding,
	moveOutfall,
	type OutfallMove,
	outfallHistory,
	recordPatrol
} from '../../src/lib/data/water/outfalls-patrols.ts';
import { cleanPhoto } from '../../src/lib/domain/shared/photo/photo.ts';
import { phoneJpeg } from '../../src/lib/domain/shared/photo/photo.fixture.ts';
import { nextOfFinding } from '../../src/lib/domain/water/finding.ts';
import { nextOfOutfall } from '../../src/lib/domain/water/outfall.ts';
import { OUTFALL_STATES } from '../../src/lib/domain/water/section.ts';
import { withPhotos } from '../../src/lib/server/water/photos/uploaded-photos.ts';
import { inFolder } from '../../src/lib/server/water/photos/store.ts';
import { removeOrphans } from '../../src/lib/server/water/photos/remove-orphans.ts';
import { accepted, valueOf } from './support/answers.ts';
import { ENGINES, openDatabase, OTHER_TOWN, temporaryFolder, TOWN, type TestDatabase } from './support/databases.ts';
import { anonymous, serviceRole, signedIn } from './support/people.ts';

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
const PLACE = { lon: 121.41274, lat: 31.29252 };
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const photo = (name: string): PhotoRecord => ({
	name: name.repeat(32).slice(0, 32),
	media_type: 'image/jpeg',
	sha256: '0'.repeat(64),
	bytes: 10,
	width: 4,
	height: 3,
	taken_at: '2026-03-05T09:41:07',
	place: PLACE
});

describe.each(ENGINES)('outfalls, patrols and photos on the %s engine', (name) => {
	let database: TestDatabase;
	let people: Record<'anonymous' | 'viewer' | 'planner' | 'water' | 'admin' | 'stranger', DataClient>;
	let river: string;
	let slug: string;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		const gateway = await database.gateway();
		const as = async (role: 'viewer' | 'planner' | 'water' | 'admin', town = TOWN) =>
			(await signedIn({ engine: database.engine, gateway }, { [town]: role })) as unknown as DataClient;
		people = {
			anonymous: anonymous(gateway) as unknown as DataClient,
			viewer: await as('viewer'),
			planner: await as('planner'),
			water: await as('water'),
			admin: await as('admin'),
			stranger: await as('water', OTHER_TOWN)
		};
		const [row] = await database.engine.query<{ slug: string }>(
			'select slug from rivers where town_code = $1 limit 1',
			[TOWN]
		);
		river = row?.slug ?? '';
	});
	afterAll(() => database.close());

	const outfall = (change: object = {}) => ({
		name: '示例排口',
		river,
		visibility: 'public' as const,
		place: PLACE,
		accuracy_m: 8,
		basis: '手机定位',
		date: '2025-01-05',
		note: '',
		...change
	});
	const add = (who: keyof typeof people, form: number, change: object = {}, photos: PhotoRecord[] = []) =>
		addOutfall(people[who], TOWN, outfall(change), { language: 'zh', form: uuid(form) }, photos);
	const seen = async () => (await outfallHistory(people.water, TOWN, slug)).at(-1)?.id ?? null;
	const move = async (change: Partial<OutfallMove>, who: keyof typeof people = 'water', photos: PhotoRecord[] = []) =>
		moveOutfall(
			people[who],
			TOWN,
			{
				slug,
				state: 'monitored',
				date: '2025-02-05',
				acceptedBy: '',
				evidence: '',
				note: '',
				language: 'zh',
				seen: await seen(),
				...change
			},
			photos
		);

	it('accept changes from staff of role water and admin', async () => {
		for (const who of ['viewer', 'planner', 'stranger'] as const) {
			expect(await add(who, 1), who).toEqual(refused('not_allowed'));
			expect(await recordPatrol(people[who], TOWN, walk(), { language: 'zh', form: uuid(2) }), who).toEqual(
				refused('not_allowed')
			);
			expect(await checkPhoto(people[who], TOWN, 'x', true), who).toEqual(refused('not_allowed'));
		}
		for (const who of ['water', 'admin'] as const)
			expect((await people[who].from('photos').insert({ town_code: TOWN } as never)).error?.code).toBe('42501');
	});

	it('store a new outfall with its location and photos, once for the same form', async () => {
		expect(await add('water', 3, { name: ' ' })).toEqual(refused('name_missing'));
		expect(await add('water', 3, { place: null })).toEqual(refused('place_missing'));
		expect(await add('water', 3, { place: { lon: 100, lat: 10 } })).toEqual(refused('outside_town'));
		expect(await add('water', 3, { date: '2199-01-01' })).toEqual(refused('date_ahead'));
		expect(await add('water', 3, {}, [...'abcdef0'].map(photo))).toEqual(refused('too_many_photos'));
		const made = valueOf(await add('water', 3, {}, [photo('a')]));
		slug = made.slug;
		expect(await add('water', 3, {}, [photo('b')])).toEqual(accepted({ slug, again: true }));
		const [first] = await outfallHistory(people.water, TOWN, slug);
		expect(first).toMatchObject({ state: 'surveyed', date: '2025-01-05' });
		expect(first?.photos.map((shown) => [shown.name, shown.visibility])).toEqual([[photo('a').name, 'internal']]);
	});

	it('make a photo public only after a person has checked it; other towns’ staff never see it', async () => {
		const { name: file } = photo('a');
		for (const who of ['viewer', 'planner', 'water', 'admin'] as const)
			expect(await findPhoto(people[who], file), who).not.toBeNull();
		for (const who of ['anonymous', 'stranger'] as const) expect(await findPhoto(people[who], file), who).toBeNull();
		expect(await checkPhoto(people.water, TOWN, file, true)).toEqual(accepted({ name: file }));
		expect((await findPhoto(people.anonymous, file))?.visibility).toBe('public');
		expect((await outfallHistory(people.anonymous, TOWN, slug))[0]?.photos).toHaveLength(1);
		await checkPhoto(people.water, TOWN, file, false);
		expect(await findPhoto(people.anonymous, file)).toBeNull();
		await expect(
			database.engine.query(`update photos set visibility = 'public', checked_at = null where name = $1`, [file])
		).rejects.toThrow('public_only_when_checked');
		const { data: entries } = await people.admin.from('change_log').select('record').eq('table_name', 'photos');
		expect(entries?.map(({ record }) => record)).toEqual(Array(3).fill(`${slug}/${file.slice(0, 8)}`));
	});

	it('close an outfall only with acceptor and evidence; a form based on an older state is refused with the change', async () => {
		expect(await move({ state: 'closed' })).toEqual(refused('not_next'));
		expect(await move({ date: '2024-12-31' })).toEqual(refused('date_before'));
		const stale = await seen();
		for (const state of [
			'monitored',
			'traced',
			'responsible_set',
			'plan_set',
			'remediating',
			'awaiting_check'
		] as const)
			expect(await move({ state }), state).toHaveProperty('value.id');
		expect(await move({ state: 'closed', seen: stale })).toEqual(refused('changed_since'));
		expect(await move({ state: 'remediating' })).toEqual(refused('reason_missing'));
		expect(await move({ state: 'closed', evidence: '验收意见' })).toEqual(refused('acceptor_missing'));
		expect(await move({ state: 'closed', acceptedBy: '示例单位', evidence: ' \n ' })).toEqual(
			refused('evidence_missing')
		);
		const closing = { state: 'closed', acceptedBy: '示例单位', evidence: '验收意见 1 号\n整治前后照片' } as const;
		expect(await move(closing, 'admin', [photo('c')])).toHaveProperty('value.id');
		expect((await outfallHistory(people.anonymous, TOWN, slug)).at(-1)).toMatchObject({
			state: 'closed',
			accepted_by: { zh: '示例单位' },
			evidence: [{ zh: '验收意见 1 号' }, { zh: '整治前后照片' }],
			photos: []
		});
		expect(await move({ state: 'reopened' })).toEqual(refused('reason_missing'));
	});

	it('judge every step of an outfall as the form does', async () => {
		for (const state of OUTFALL_STATES) {
			const [row] = await database.engine.query<{ next: string[] }>(
				'select private.outfall_may_become($1::outfall_state)::text[] as next',
				[state]
			);
			expect(row?.next, state).toEqual(nextOfOutfall(state));
		}
	});

	const walk = (change: object = {}) => ({
		river,
		chief_level: 'village',
		chief_title: '示例村级河长',
		patroller: '示例人员',
		started_at: `${TODAY}T00:01 Asia/Shanghai`,
		ended_at: `${TODAY}T00:02 Asia/Shanghai`,
		distance_m: 600,
		observations: { weather: 'sunny' },
		...change
	});

	it('store a patrol and its findings up to their closing; the public sees none of it', async () => {
		const record = (form: number, change: object = {}) =>
			recordPatrol(people.water, TOWN, walk(change), { language: 'zh', form: uuid(form) });
		expect(await record(10, { chief_title: '' })).toEqual(refused('title_missing'));
		expect(await record(10, { river: 'nowhere' })).toEqual(refused('unknown_river'));
		expect(await record(10, { ended_at: '2199-01-01T00:00 Asia/Shanghai' })).toEqual(refused('date_ahead'));
		expect(await record(10, { started_at: `${TODAY}T00:03 Asia/Shanghai` })).toEqual(refused('bad_times'));
		const made = valueOf(await record(10));
		expect(await record(10)).toEqual(accepted({ id: made.id, again: true }));

		const found = {
			patrol: made.id,
			kind: 'bank_garbage',
			description: '示例：岸坡垃圾',
			place: PLACE,
			accuracy_m: 12
		};
		const identity = { language: 'zh', form: uuid(11) } as const;
		const finding = valueOf(await addFinding(people.water, TOWN, found, identity, [photo('d')]));
		expect(
			await addFinding(
				people.water,
				TOWN,
				{ ...found, place: { lon: 0, lat: 0 } },
				{ language: 'zh', form: uuid(12) },
				[]
			)
		).toEqual(refused('outside_town'));
		expect(await checkPhoto(people.water, TOWN, photo('d').name, true)).toEqual(refused('not_for_public'));

		const current = async () => (await findPatrol(people.viewer, TOWN, made.id))?.findings[0]?.steps.at(-1);
		const step = async (state: ReturnType<typeof nextOfFinding>[number], change: object = {}) =>
			moveFinding(
				people.water,
				TOWN,
				{
					finding: finding.id,
					state,
					date: TODAY,
					doneBy: '示例单位',
					note: '',
					language: 'zh',
					seen: (await current())?.id ?? null,
					...change
				},
				[]
			);
		expect(await step('handling')).toEqual(refused('not_next'));
		expect(await step('dispatched', { doneBy: ' ' })).toEqual(refused('hand_missing'));
		expect(await step('dispatched', { seen: 999_999 })).toEqual(refused('changed_since'));
		for (const state of ['dispatched', 'handling', 'reported'] as const)
			expect(await step(state)).toHaveProperty('value.id');
		expect(await step('handling')).toEqual(refused('reason_missing'));
		expect(await step('handling', { note: '没有清干净' })).toHaveProperty('value.id');
		for (const state of ['reported', 'verified', 'closed'] as const)
			expect(await step(state)).toHaveProperty('value.id');
		expect((await current())?.state).toBe('closed');
		expect(nextOfFinding('closed')).toEqual([]);
		for (const who of ['anonymous', 'stranger'] as const) {
			expect(await listPatrols(people[who], TOWN)).toEqual([]);
			expect(await findPhoto(people[who], photo('d').name)).toBeNull();
		}
	});

	it('leave no file without its record, and remove files left by a crash', async () => {
		const folder = temporaryFolder();
		const store = inFolder(folder);
		const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
		const clean = cleanPhoto(phoneJpeg());
		if (typeof clean === 'string') throw new Error(clean);
		const answer = await withPhotos(store, TOWN, [clean, clean], async () => {
			expect(files()).toHaveLength(2);
			return { stored: false, answer: await add('viewer', 20) };
		});
		expect(answer).toEqual(refused('not_allowed'));
		expect(files()).toEqual([]);
		await expect(
			withPhotos(store, TOWN, [clean], () => Promise.reject(new Error('the database is gone')))
		).rejects.toThrow('the database is gone');
		expect(files()).toEqual([]);

		const stored = await withPhotos(store, TOWN, [clean], async (records) => ({
			stored: true,
			answer: { records, made: await add('water', 21, {}, records) }
		}));
		expect(stored.made).toHaveProperty('value.slug');
		await store.put({ town: TOWN, name: 'f'.repeat(32) }, 'image/jpeg', clean.content);
		const service = serviceRole(await database.gateway()) as unknown as DataClient;
		expect(await removeOrphans(folder, service)).toBe(0);
		for (const entry of files()) utimesSync(path.join(entry.parentPath, entry.name), 0, 0);
		expect(await removeOrphans(folder, service)).toBe(1);
		expect(files().map((entry) => entry.name)).toEqual(stored.records.map((record) => record.name));
		const [record] = stored.records;
		expect(await store.get({ town: TOWN, name: record?.name ?? '' })).toEqual(clean.content);
		await expect(store.get({ town: TOWN, name: '../../keys.json' })).rejects.toThrow('not the name');
	});
});
