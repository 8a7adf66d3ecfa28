/** Placing a feature and revoking a placement, with the rights of signed-in users. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChanges } from '../../src/lib/data/staff/change-log.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import { listFeatures } from '../../src/lib/data/planning/features.ts';
import { flawOf, getPlaceRecord, placeFeature, takePlaceBack } from '../../src/lib/data/places/places.ts';
import type { PlacedGeometry } from '../../src/lib/domain/places/placed-geometry.ts';
import { flawsOf } from '../../src/lib/domain/places/geometry/flaws.ts';
import { measure } from '../../src/lib/domain/places/geometry/measure.ts';
import type { Shape } from '../../src/lib/domain/places/geometry/shape.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { EACH_ROLE, type EachRole, EVERYTHING, staffOf } from './support/desk.ts';
import { anonymous, type AnyClient } from './support/people.ts';

const SLUG = 'pl-alstom';
const TODAY = '2025-12-31';
const SQUARE = [[121.41, 31.29], [121.412, 31.29], [121.412, 31.292], [121.41, 31.292], [121.41, 31.29]]; // prettier-ignore
const polygon = (...rings: number[][][]): Shape => ({ type: 'Polygon', coordinates: rings });

describe.each(ENGINES)('places on the %s engine', (name) => {
	let database: TestDatabase;
	let people: EachRole;
	let visitor: AnyClient;

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = await staffOf(database, EACH_ROLE);
		visitor = anonymous(await database.gateway());
	});
	afterAll(() => database.close());

	const version = async () => (await getPlaceRecord(people.planner, TOWN, SLUG))?.version ?? -1;
	const seen = async () =>
		(await listFeatures(visitor as DataClient, TOWN, TODAY)).find((feature) => feature.slug === SLUG);
	const put = async (who: keyof typeof people, change: Partial<PlacedGeometry> = {}) =>
		placeFeature(people[who], TOWN, {
			slug: SLUG,
			version: await version(),
			geometry: polygon(SQUARE),
			basis: '示例：按图则描绘',
			language: 'zh',
			accuracy_m: 8,
			document: '示例图则',
			reason: '',
			system: 'EPSG:4549',
			...change
		});
	const back = async (who: keyof typeof people, to: 'before' | 'unplaced', reason = '放错了') =>
		takePlaceBack(people[who], TOWN, { slug: SLUG, version: await version(), to, reason });
	const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal }) as unknown;

	it.each(['viewer', 'water', 'stranger'] as const)('refuse %s', async (who) => {
		const before = await version();
		expect(await put(who)).toEqual(refused('not_allowed'));
		expect(await back(who, 'before')).toEqual(refused('not_allowed'));
		expect(await version()).toBe(before);
	});

	it.each<[string, Partial<PlacedGeometry>]>([
		['unknown_feature', { slug: 'pl-nowhere' }],
		['changed_since', { version: 99 }],
		['basis_missing', { basis: ' ' }],
		['accuracy_missing', { accuracy_m: -1 }],
		['accuracy_missing', { accuracy_m: 1001 }],
		['unreadable_geometry', { geometry: { type: 'GeometryCollection', geometries: [] } as unknown as Shape }],
		['unreadable_geometry', { geometry: { type: 'Polygon', coordinates: [] } }],
		['unreadable_geometry', { geometry: { type: 'Polygon', coordinates: [[['x', 1]]] } as unknown as Shape }],
		['unreadable_geometry', { geometry: { type: 'Point', coordinates: [] } }],
		['too_many_points', { geometry: { type: 'LineString', coordinates: Array.from({ length: 20_001 }, (_, i) => [121.4 + i / 1e6, 31.3]) } }], // prettier-ignore
		['outside_town', { geometry: { type: 'Point', coordinates: [31.29, 121.41].map((value) => value / 2) } }]
	])('refuse invalid input: %s', async (code, change) => {
		const before = await version();
		expect(await put('planner', change)).toEqual(refused(code));
		expect(await version()).toBe(before);
	});

	it.each<[string, number[][]]>([
		['a crossing', [[121.41, 31.29], [121.412, 31.292], [121.412, 31.29], [121.41, 31.292], [121.41, 31.29]]], // prettier-ignore
		['a ring that touches itself', [[121.41, 31.29], [121.412, 31.29], [121.411, 31.291], [121.412, 31.292], [121.41, 31.292], [121.411, 31.291], [121.41, 31.29]]] // prettier-ignore
	])('report where a geometry is invalid, as the form did before: %s', async (_, ring) => {
		const answer = await put('planner', { geometry: polygon(ring) });
		if (answer.ok) throw new Error('stored');
		expect(answer.refusal).toBe('invalid_geometry');
		const found = flawOf(answer);
		expect(found?.flaw).toMatch(/self-intersection/i);
		const [lon, lat] = found?.at ?? [0, 0];
		const [flaw] = flawsOf(polygon(ring));
		expect(lon).toBeCloseTo(flaw?.at[0] ?? NaN, 9);
		expect(lat).toBeCloseTo(flaw?.at[1] ?? NaN, 9);
	});

	it('measure areas and lengths on the ellipsoid as the database does', async () => {
		const shapes: Shape[] = [
			polygon(SQUARE),
			polygon([[121.39, 31.28], [121.43, 31.281], [121.425, 31.31], [121.39, 31.28]], [[121.41, 31.285], [121.415, 31.285], [121.415, 31.29], [121.41, 31.285]]), // prettier-ignore
			{ type: 'LineString', coordinates: [[121.38, 31.27], [121.44, 31.32]] } // prettier-ignore
		];
		for (const shape of shapes) {
			const [row] = await database.engine.query<{ area: number; length: number; around: number }>(
				`select extensions.st_area(g) as area, extensions.st_length(g) as length, extensions.st_perimeter(g) as around
				from (select extensions.st_geomfromgeojson($1)::extensions.geography as g) as place`,
				[JSON.stringify(shape)]
			);
			const { area_m2, length_m } = measure(shape);
			if (area_m2 !== null) expect(Math.abs(area_m2 / (row?.area ?? NaN) - 1)).toBeLessThan(2e-6);
			const length = area_m2 === null ? row?.length : row?.around;
			expect(Math.abs((length_m ?? 0) / (length ?? NaN) - 1)).toBeLessThan(2e-6);
		}
	});

	it('store a placement once, visible to all, recount the list and write the log', async () => {
		const edition = async () =>
			Number(
				(await database.engine.query<{ edition: string }>('select edition from towns where code = $1', [TOWN]))[0]
					?.edition
			);
		const [unplaced, was, first] = [await seen(), await edition(), await version()];
		expect(unplaced?.placement).toBe('unplaced');
		const twice = await Promise.all([put('planner', { version: first }), put('admin', { version: first })]);
		expect(twice).toContainEqual(expect.objectContaining({ value: expect.objectContaining({ version: first + 1 }) }));
		expect(twice).toContainEqual(refused('changed_since'));
		expect(await edition()).toBeGreaterThan(was);
		expect(await seen()).toMatchObject({
			placement: 'mark',
			accuracy_m: 8,
			basis: { zh: '示例：按图则描绘' },
			geometry: { type: 'Polygon', coordinates: [SQUARE] }
		});
		expect(await getPlaceRecord(people.planner, TOWN, SLUG)).toEqual({
			version: first + 1,
			document: '示例图则',
			system: 'EPSG:4549'
		});
		const { entries } = await listChanges(people.admin, TOWN, { ...EVERYTHING, table: 'features' }, 0, 5);
		expect(entries[0]).toMatchObject({
			record: SLUG,
			action: 'update',
			before: { geom: null, accuracy_m: null },
			after: { geom: { type: 'Polygon' }, accuracy_m: 8 }
		});
	});

	it('move a feature only with a reason, and revoke the last move to the state before', async () => {
		const point: Shape = { type: 'Point', coordinates: [121.42, 31.3] };
		expect(await put('planner', { geometry: point })).toEqual(refused('reason_missing'));
		expect(await put('planner', { geometry: point, accuracy_m: 300, reason: '有了新的说法', document: '' })).toHaveProperty('value.version'); // prettier-ignore
		expect((await seen())?.geometry).toEqual(point);
		expect(await back('planner', 'before', ' ')).toEqual(refused('reason_missing'));
		expect(await back('planner', 'before')).toHaveProperty('value.version');
		expect(await seen()).toMatchObject({ accuracy_m: 8, geometry: polygon(SQUARE), basis: { zh: '示例：按图则描绘' } });
		expect((await getPlaceRecord(people.planner, TOWN, SLUG))?.document).toBe('示例图则');
	});

	it('remove a feature from the map, with the description it had before its first placement', async () => {
		expect(await back('admin', 'unplaced')).toHaveProperty('value.version');
		expect(await seen()).toMatchObject({ placement: 'unplaced', geometry: null, accuracy_m: null });
		expect((await seen())?.basis?.['zh']).toContain('未落图');
		expect(await getPlaceRecord(people.planner, TOWN, SLUG)).toMatchObject({ document: null, system: null });
		expect(await back('admin', 'before')).toEqual(refused('not_placed'));
		const { entries } = await listChanges(people.planner, TOWN, { ...EVERYTHING, record: SLUG }, 0, 20);
		expect(entries.filter(({ reason }) => reason === '放错了')).toHaveLength(2);
	});

	it('cannot be changed without the function: no column of a feature is updatable', async () => {
		for (const who of ['planner', 'admin'] as const) {
			const { error } = await people[who].from('features').update({ accuracy_m: 1 }).eq('slug', SLUG);
			expect(error?.code).toBe('42501');
		}
	});
});
