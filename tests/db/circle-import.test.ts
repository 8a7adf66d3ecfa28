import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakeProblemText } from '../../src/lib/domain/circle/import/row-messages.ts';
import { at } from '../../src/lib/domain/circle/network/test-graphs.ts';
import { isAcceptable, previewPlaces, type PlacePreview } from '../../src/lib/server/circle/import/preview.ts';
import type { CircleImportKind } from '../../src/lib/server/circle/import/read-places.ts';
import { storePlaces } from '../../src/lib/server/circle/import/store-import.ts';
import type { ChosenTown } from '../../src/lib/server/shared/chosen-town.ts';
import { osmImportOf } from '../../src/lib/server/osm/load/osm-import.ts';
import { readExtract } from '../../src/lib/server/osm/extract.ts';
import { storeOsmImport } from '../../src/lib/server/osm/load/store-import.ts';
import { addCircleTown, CIRCLE_TOWN, EXTRACT, stateOf } from './support/circle-town.ts';
import { ENGINES, openDatabase, type TestDatabase } from './support/databases.ts';

const place = (east_m: number, north_m: number): string => {
	const { lon, lat } = at(east_m, north_m);
	return `${lon.toFixed(6)},${lat.toFixed(6)}`;
};
const csv = (...rows: string[]): Buffer => Buffer.from(rows.join('\n'));
const geojson = (...features: object[]): Buffer => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));

const GOOD = csv(
	'编号,小区名称,常住人口,age_60_plus,经度,纬度',
	`a,First,1200,300,${place(10, 5)}`,
	`b,Second,3,,${place(100, 5)}`
);

describe.each(ENGINES)('imports of compounds and facilities on the %s engine', (name) => {
	let database: TestDatabase;
	let town: ChosenTown;
	beforeAll(async () => {
		database = await openDatabase(name, 'migrated');
		town = await addCircleTown(database.engine);
		await storeOsmImport(database.engine, town, osmImportOf('town.osm.pbf', await readExtract(EXTRACT), null));
		await database.engine.query(
			`insert into compounds (town_code, code, geom, is_example)
			values ('${CIRCLE_TOWN}', 'example-001', extensions.st_setsrid(extensions.st_makepoint(121, 31), 4326), true)`
		);
	});
	afterAll(() => database.close());

	const query = <Row = Record<string, unknown>>(sql: string) => database.engine.query<Row>(sql);
	const preview = (importKind: CircleImportKind, bytes: Buffer, file = 'people.csv') =>
		previewPlaces(database.engine, town, importKind, bytes, file);
	const texts = ({ problems }: PlacePreview) => problems.map((one) => intakeProblemText('f', one));
	const compounds = () =>
		query(
			`select code, name, population, suppressed, visibility::text, is_example from compounds
			where town_code = '${CIRCLE_TOWN}' order by code`
		);

	it('previews a table, and stores it in place of the examples', async () => {
		const found = await preview('residents', GOOD);
		expect(texts(found)).toEqual([]);
		expect(found).toMatchObject({ notes: [], unused: [], allOffStreets: false });
		expect(await compounds()).toMatchObject([{ code: 'example-001' }]);
		expect(await storePlaces(database.engine, town, found, 'public')).toEqual({
			stored: 2,
			replaced: false,
			examplesRemoved: 1
		});
		const rest = { visibility: 'public', is_example: false };
		expect(await compounds()).toEqual([
			{ code: 'a', name: 'First', population: 1200, suppressed: false, ...rest },
			{ code: 'b', name: 'Second', population: null, suppressed: true, ...rest }
		]);
	});

	it('replaces the rows of the same file, and no rows of another', async () => {
		const other = csv('id,population,lon,lat', `c,50,${place(20, 5)}`);
		await storePlaces(database.engine, town, await preview('residents', other, 'other.csv'), 'internal');
		const again = csv('id,population,lon,lat', `a,1300,${place(10, 5)}`);
		const stored = await storePlaces(database.engine, town, await preview('residents', again), 'public');
		expect(stored).toMatchObject({ stored: 1, replaced: true });
		expect(await compounds()).toMatchObject([
			{ code: 'a', population: 1300 },
			{ code: 'c', visibility: 'internal' }
		]);
		const clash = await preview('residents', csv('id,population,lon,lat', `c,1,${place(10, 5)}`));
		expect(texts(clash)).toEqual(['f, row 2 (id c): has an id that another import has brought: other.csv']);
	});

	it('reports every invalid row of residents by its number, and then stores nothing', async () => {
		const before = await stateOf(database.engine);
		const found = await preview(
			'residents',
			csv(
				'id,population,lon,lat,age_60_plus,phone',
				`n,,${place(10, 5)},,`,
				`m,-4,${place(10, 5)},,`,
				`o,10,${place(70_000, 5)},,`,
				`p,10,13515000,3662000,,`,
				`q,10,${place(10, 5)},many,`,
				`r,10,,,,`,
				`,10,${place(10, 5)},,`,
				'',
				`s,10,${place(10, 5)},,`,
				`s,11,${place(10, 5)},,`
			)
		);
		expect(texts(found)).toEqual([
			'f, row 2 (id n): has no population',
			'f, row 3 (id m): has a population that is not a number of 0 or more: -4',
			expect.stringMatching(/^f, row 4 \(id o\): lies outside the town's box and its margin: 121\.7/),
			'f, row 5 (id p): is not in degrees of longitude and latitude (WGS 84): 13515000, 3662000',
			'f, row 6 (id q): has a number that is not 0 or more: age_60_plus: many',
			'f, row 7 (id r): is not one Point: 0',
			'f, row 8: has no id',
			'f, row 11 (id s): repeats an id that an earlier row has: s'
		]);
		expect(found.unused).toEqual(['phone']);
		expect(isAcceptable(found)).toBe(false);
		await expect(storePlaces(database.engine, town, found, 'public')).rejects.toThrow(RangeError);
		expect(await stateOf(database.engine)).toBe(before);
	});

	it('reports a location far from every street, and refuses a file with only such rows', async () => {
		const far = (id: string, east_m: number) => `${id},10,${place(east_m, -600)}`;
		const one = await preview('residents', csv('id,population,lon,lat', `x,10,${place(10, 5)}`, far('y', 0)));
		expect(one.notes).toMatchObject([{ row: 3, id: 'y', code: 'off_streets', value: '600' }]);
		expect(isAcceptable(one)).toBe(true);
		const all = await preview('residents', csv('id,population,lon,lat', far('x', 0), far('y', 50), far('z', 100)));
		expect(all.allOffStreets).toBe(true);
		expect(isAcceptable(all)).toBe(false);
	});

	it('takes outlines from GeoJSON and refuses a self-intersecting one', async () => {
		const ring = (...corners: [number, number][]) => [corners.map(([x, y]) => [at(x, y).lon, at(x, y).lat])];
		const outline = (id: string, coordinates: unknown) => ({
			type: 'Feature',
			properties: { id, population: 80 },
			geometry: { type: 'Polygon', coordinates }
		});
		const square = ring([0, 10], [100, 10], [100, 110], [0, 110], [0, 10]);
		const bow = ring([0, 10], [100, 110], [100, 10], [0, 110], [0, 10]);
		const bad = await preview('residents', geojson(outline('x', square), outline('y', bow)), 'areas.geojson');
		expect(texts(bad)).toEqual([
			expect.stringMatching(/^f, row 2 \(id y\): has an outline that is no valid area: Self/)
		]);
		const found = await preview('residents', geojson(outline('x', square)), 'areas.geojson');
		expect(found.compounds[0]?.residential_m2).toBeCloseTo(10_000, -2);
		await storePlaces(database.engine, town, found, 'public');
		const [row] = await query<{ type: string }>(
			`select extensions.st_geometrytype(geom) as type from compounds where town_code = '${CIRCLE_TOWN}' and code = 'x'`
		);
		expect(row?.type).toBe('ST_Polygon');
	});

	it('takes facilities with their kinds, states and entrances', async () => {
		const found = await preview(
			'facilities',
			csv(
				'id,kind,name,state,opens,lon,lat',
				`k1,kindergarten,One,,,${place(10, 5)}`,
				`k1,kindergarten,One,,,${place(60, 5)}`,
				`k2,社区食堂（长者食堂）,Two,建设中,2027-05-01,${place(20, 5)}`
			),
			'places.csv'
		);
		expect(texts(found)).toEqual([]);
		await storePlaces(database.engine, town, found, 'public');
		const rows = await query(
			`select code, kind, state::text, opens::text, extensions.st_numgeometries(geom) as entrances from circle_facilities
			where town_code = '${CIRCLE_TOWN}' and code like 'k_' order by code`
		);
		expect(rows).toEqual([
			{ code: 'k1', kind: 'kindergarten', state: 'operating', opens: null, entrances: 2 },
			{ code: 'k2', kind: 'canteen', state: 'under_construction', opens: '2027-05-01', entrances: 1 }
		]);
	});

	it('reports every invalid row of facilities', async () => {
		const found = await preview(
			'facilities',
			csv(
				'id,kind,state,opens,capacity,lon,lat',
				`a,spaceport,,,,${place(10, 5)}`,
				`b,,,,,${place(10, 5)}`,
				`c,canteen,soon,,,${place(10, 5)}`,
				`d,canteen,planned,next year,,${place(10, 5)}`,
				`e,canteen,open,2027-01-01,,${place(10, 5)}`,
				`f,canteen,,,-1,${place(10, 5)}`,
				`g,canteen,,,,${place(0, 70_000)}`
			),
			'bad.csv'
		);
		expect(texts(found).map((text) => text.replace(/(margin): .*/, '$1'))).toEqual([
			'f, row 2 (id a): is of a kind that the catalogue does not know: spaceport',
			'f, row 3 (id b): has no kind',
			'f, row 4 (id c): has an unknown state: soon',
			'f, row 5 (id d): has an opening day that is no date (YYYY-MM-DD), or is open or closed already: next year',
			'f, row 6 (id e): has an opening day that is no date (YYYY-MM-DD), or is open or closed already: 2027-01-01',
			'f, row 7 (id f): has a number that is not 0 or more: -1',
			"f, row 8 (id g): lies outside the town's box and its margin"
		]);
	});

	it('gives the reason for a file that it cannot read', async () => {
		const reason = (bytes: Buffer) => preview('residents', bytes).then(texts, (error: Error) => error.message);
		expect(await reason(Buffer.from('{"type": "Feature"}'))).toContain('not a GeoJSON FeatureCollection');
		expect(await reason(Buffer.from('{"type": '))).toContain('not JSON');
		expect(await reason(csv('id,name', 'a,b'))).toBe('no column population, lon, lat; its first row holds: id, name');
		expect(await reason(csv('id,population,lon,lat'))).toBe('no row below its header');
		expect(await reason(Buffer.from('ffd8ffe000104a46494600010101', 'hex'))).toContain('neither text nor');
	});
});
