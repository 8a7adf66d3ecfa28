import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import {
	bytesOf,
	dbf,
	geoJson,
	gbk,
	shp,
	square,
	zip,
	type FixtureFeature
} from '../../../../../tests/fixtures/geo/files.ts';
import type { FileProblem } from '../../../domain/places/formats/reader.ts';
import { FileRefused } from '../../../domain/places/formats/reader.ts';
import { MAX_ENTRIES } from '../../../domain/places/formats/archive.ts';
import { MAX_UNPACKED_BYTES } from '../../../domain/shared/files/zip.ts';
import { readFiles } from './read-upload.ts';

const FEATURES: readonly FixtureFeature[] = [
	{ rings: [square([634515, 3464268], 100)], values: { 地块编号: 'A-01', 名称: '示例一号地块', 面积: 10000 } },
	{
		rings: [square([634715, 3464268], 100), [...square([634740, 3464290], 20)].reverse()],
		values: { 地块编号: 'A-02', 名称: '示例二号地块', 面积: 9600 }
	}
];
const one = (name: string, bytes: Uint8Array<ArrayBuffer>) => readFiles([{ name, bytes }]);

async function problemOf(reading: Promise<unknown>): Promise<FileProblem | 'taken'> {
	try {
		await reading;
		return 'taken';
	} catch (error) {
		if (error instanceof FileRefused) return error.problem;
		throw error;
	}
}

describe('a shapefile', () => {
	it.each(['zip', 'loose'] as const)('is read with its GBK table, without .prj and .shx: %s', async (how) => {
		const parts = { '地块.shp': shp(FEATURES), '地块.dbf': dbf(FEATURES) };
		const files = Object.entries(parts).map(([name, bytes]) => ({ name, bytes }));
		const read = await (how === 'zip' ? one('地块.zip', zip(parts)) : readFiles(files));
		expect(read.format).toBe('shapefile');
		expect(read.notes).toEqual(['no_shx', 'no_prj', 'gbk']);
		const [layer] = read.layers;
		expect(layer?.columns).toEqual(['地块编号', '名称', '面积']);
		expect(layer?.declared).toBeNull();
		expect(layer?.features.map(({ values }) => values)).toEqual([
			{ 地块编号: 'A-01', 名称: '示例一号地块', 面积: '10000' },
			{ 地块编号: 'A-02', 名称: '示例二号地块', 面积: '9600' }
		]);
		// The second has its hole, however the rings are wound.
		expect(layer?.features.map(({ shape }) => [shape?.type, shape?.coordinates.length])).toEqual([
			['Polygon', 1],
			['Polygon', 2]
		]);
	});

	it('is read in UTF-8 with its .cpg, its .prj and its heights', async () => {
		const prj =
			'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",120.0]]';
		const read = await one('a.zip', zip({ 'in/a.shp': shp(FEATURES, { z: true }), 'in/a.dbf': dbf(FEATURES, bytesOf), 'in/a.cpg': bytesOf('UTF-8'), 'in/a.prj': bytesOf(prj), 'in/a.shx': bytesOf('unused') })); // prettier-ignore
		expect(read.notes).toEqual(['heights_left_out']);
		// Names are cut to ten bytes, in the middle of a character.
		expect(read.layers[0]?.columns).toEqual(['地块编', '名称', '面积']);
		expect(read.layers[0]?.declared).toEqual({ epsg: 4549 });
		expect(read.layers[0]?.features[0]).toMatchObject({ row: 1, trouble: null, values: { 名称: '示例一号地块' } });
	});

	it('is known by its first bytes, whatever it is called', async () => {
		const read = await one('a.gpkg', shp(FEATURES));
		expect([read.format, read.layers[0]?.features.length]).toEqual(['shapefile', 2]);
	});

	it('wound the wrong way round is the same', async () => {
		const reversed = FEATURES.map((feature) => ({
			...feature,
			rings: feature.rings.map((ring) => [...ring].reverse())
		}));
		const read = await readFiles([{ name: 'a.shp', bytes: shp(reversed) }]);
		expect(read.layers[0]?.features.map(({ shape }) => shape?.type)).toEqual(['Polygon', 'MultiPolygon']);
		expect(read.notes).toEqual(['no_shx', 'no_dbf', 'no_prj']);
	});

	it.each<[FileProblem, Parameters<typeof zip>[0]]>([
		['no_shp', { 'a.dbf': dbf(FEATURES), 'a.shx': bytesOf('x') }],
		['several_shapefiles', { 'a.shp': shp(FEATURES), 'b.shp': shp(FEATURES) }],
		['broken_shapefile', { 'a.shp': shp(FEATURES).subarray(0, 200) }],
		['broken_shapefile', { 'a.shp': shp(FEATURES), 'a.dbf': dbf(FEATURES).subarray(0, 150) }],
		['empty', { 'a.shp': shp([]) }]
	])('is refused: %s', async (problem, parts) => {
		expect(await problemOf(one('a.zip', zip(parts)))).toBe(problem);
	});
});

describe('GeoJSON', () => {
	it('is read with the system it declares', async () => {
		const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } };
		const read = await one('a.geojson', geoJson(FEATURES, { crs }));
		expect(read).toMatchObject({
			format: 'geojson',
			layers: [{ declared: { epsg: 4549 }, columns: ['地块编号', '名称', '面积'] }]
		});
		expect(read.layers[0]?.features[0]?.shape).toEqual({
			type: 'Polygon',
			coordinates: [square([634515, 3464268], 100)]
		});
	});

	it('gives for each feature the reason of a missing shape', async () => {
		const geometries = [null, { type: 'Circle' }, { type: 'Polygon', coordinates: [[[0, 0], [1, 1]]] }, { type: 'Point', coordinates: ['a', 1] }, { type: 'Polygon', coordinates: [[[0, 0, 7], [1, 1, 7], [1, 0, 7]]] }]; // prettier-ignore
		const features = [...geometries.map((geometry) => ({ type: 'Feature', geometry, properties: null })), 'no feature'];
		const read = await one('a.json', bytesOf(JSON.stringify({ type: 'FeatureCollection', features })));
		expect(read.layers[0]?.features.map(({ trouble }) => trouble)).toEqual(['no_geometry', 'unsupported_geometry', 'broken_geometry', 'broken_geometry', null, 'broken_geometry']); // prettier-ignore
		expect(read.layers[0]?.features[4]?.shape?.coordinates).toEqual([[[0, 0], [1, 1], [1, 0], [0, 0]]]); // prettier-ignore
	});
});

describe('KML', () => {
	const kml = (inner: string) => bytesOf(`<?xml version="1.0"?>${inner}`);
	const placemark = `<Placemark><name>示例地块 &lt;b&gt;</name><ExtendedData><Data name="面积"><value>12</value></Data></ExtendedData>
		<MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>121.40,31.29,5 121.41,31.29,5 121.41,31.30,5 121.40,31.29,5</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>`;
	const whole = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemark}</Document></kml>`;

	it.each([
		['KML', 'a.kml', kml(whole)],
		['KMZ', 'a.kmz', zip({ 'doc.kml': kml(whole), 'files/picture.png': bytesOf('x') })]
	])('is read as %s', async (_, name, bytes) => {
		const { format, layers } = await one(name, bytes);
		expect(format).toBe('kml');
		expect(layers[0]?.declared).toEqual({ epsg: 4326 });
		expect(layers[0]?.features[0]).toMatchObject({
			shape: { type: 'Polygon' },
			values: { name: '示例地块 <b>', 面积: '12' }
		});
		expect(layers[0]?.features[0]?.shape?.coordinates[0]).toHaveLength(4);
	});

	it.each<[FileProblem, string]>([
		[
			'kml_with_entities',
			`<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>${whole.replace('示例地块', '&x;')}`
		],
		['kml_with_entities', `<!doctype kml>${whole}`],
		['broken_kml', '<kml><Document></kml>'],
		['broken_kml', '<html><body>403</body></html>'],
		['empty', '<kml><Document/></kml>']
	])('is refused: %s', async (problem, text) => {
		expect(await problemOf(one('a.kml', kml(text)))).toBe(problem);
	});
});

describe('a GeoPackage', () => {
	function geoPackage(statements: string): Uint8Array<ArrayBuffer> {
		const folder = mkdtempSync(path.join(os.tmpdir(), 'renewal-fixture-'));
		const file = path.join(folder, 'a.gpkg');
		const database = new DatabaseSync(file);
		database.exec(`create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer, z integer, m integer);
			create table gpkg_spatial_ref_sys (srs_name text, srs_id integer, organization text, organization_coordsys_id integer, definition text);
			insert into gpkg_spatial_ref_sys values ('x', 4549, 'EPSG', 4549, '');
			${statements}`);
		database.close();
		const bytes = new Uint8Array(readFileSync(file));
		rmSync(folder, { recursive: true });
		return bytes;
	}
	/** GP header without a box, then a polygon with Z in ISO's way. */
	const blob = '47500001c5110000' + '01eb030000' + '01000000' + '04000000' + [[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]].flat().map((n) => Buffer.from(new Float64Array([n]).buffer).toString('hex')).join(''); // prettier-ignore

	it('is read, layer by layer', async () => {
		const { format, layers } = await one(
			'a.gpkg',
			geoPackage(`create table plots (id integer primary key, geom blob, name text);
			insert into plots values (1, x'${blob}', '示例'), (2, null, ''), (3, x'00', '');
			insert into gpkg_geometry_columns values ('plots', 'geom', 'POLYGON', 4549, 1, 0)`)
		);
		expect(format).toBe('geopackage');
		expect(layers[0]).toMatchObject({ name: 'plots', columns: ['id', 'name'], declared: { epsg: 4549 } });
		expect(layers[0]?.features.map(({ trouble }) => trouble)).toEqual([null, 'no_geometry', 'broken_geometry']);
		expect(layers[0]?.features[0]?.shape).toEqual({ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }); // prettier-ignore
	});

	it.each<[FileProblem, string]>([
		['no_layers', 'create table other (x text)'],
		[
			'no_layers',
			`create view plots as select 1 as geom; insert into gpkg_geometry_columns values ('plots', 'geom', 'POINT', 4549, 0, 0)`
		],
		[
			'empty',
			`create table plots (geom blob); insert into gpkg_geometry_columns values ('plots', 'geom', 'POINT', 4549, 0, 0)`
		]
	])('is refused: %s', async (problem, statements) => {
		expect(await problemOf(one('a.gpkg', geoPackage(statements)))).toBe(problem);
	});

	it('cut off in the middle is refused', async () => {
		expect(await problemOf(one('a.gpkg', geoPackage('').subarray(0, 5000)))).toBe('broken_geopackage');
	});
});

describe('tables', () => {
	const rows = [
		['某区地块坐标', '', ''],
		['编号', '东坐标(m)', '北坐标(m)'],
		['A-01', '６３４５１５．４０１', '3,464,268.075'],
		['', '', ''],
		['A-02', '—', '—'],
		['A-03', '634600', '北三百']
	];
	const csv = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');

	it.each([
		['CSV in UTF-8', 'csv', () => Promise.resolve(bytesOf(csv))],
		['CSV in GBK', 'csv', () => Promise.resolve(gbk(csv))],
		['XLSX', 'xlsx', async () => new Uint8Array(await (await writeWorkbook(rows.map((row) => row.map((value) => ({ value }))))).toBuffer())] // prettier-ignore
	] as const)('are read with the rows as the person counts them: %s', async (_, format, make) => {
		const read = await one('a', await make());
		expect(read.format).toBe(format);
		expect(read.layers[0]?.columns).toEqual(['编号']);
		expect(
			read.layers[0]?.features.map(({ row, shape, trouble, values }) => [
				row,
				values['编号'],
				shape?.coordinates ?? trouble
			])
		).toEqual([
			[3, 'A-01', [634515.401, 3464268.075]],
			[5, 'A-02', 'no_geometry'],
			[6, 'A-03', 'unreadable_coordinates']
		]);
	});

	it('accept degrees, minutes and seconds, and prefer hemisphere letters to headings', async () => {
		const read = await one('a.csv', bytesOf('name,lon,lat\nA,"31°17′33″N","121°24′46″E"\nB,121°24′46″,31°17′33″'));
		for (const { shape } of read.layers[0]?.features ?? []) {
			const [lon, lat] = shape?.coordinates as number[];
			expect([lon?.toFixed(6), lat?.toFixed(6)]).toEqual(['121.412778', '31.292500']);
		}
	});

	it('take a column of well-known text, and a column with both numbers', async () => {
		const wkt = await one(
			'a.csv',
			bytesOf('name,wkt\nA,"POLYGON ((0 0, 1 0, 1 1, 0 0))"\nB,"MULTIPOINT Z ((1 2 3), (4 5 6))"\nC,POLYGON ((0 0)')
		);
		expect(wkt.layers[0]?.features.map(({ shape, trouble }) => shape?.coordinates ?? trouble)).toEqual([[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[1, 2], [4, 5]], 'broken_geometry']); // prettier-ignore
		const both = await one('a.csv', bytesOf('名称;经纬度(GCJ-02)\nA;121.4,31.3'));
		expect(both.layers[0]).toMatchObject({
			declared: { text: 'gcj-02' },
			features: [{ shape: { coordinates: [121.4, 31.3] } }]
		});
	});

	it('without columns of coordinates are refused', async () => {
		expect(await problemOf(one('a.csv', bytesOf('编号,面积\nA,1')))).toBe('no_coordinates');
	});
});

describe('files that are no place files', () => {
	it.each<[string, FileProblem, string, Uint8Array<ArrayBuffer>]>([
		[
			'a picture called .zip',
			'not_understood',
			'a.zip',
			new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1])
		],
		['an old workbook', 'old_workbook', 'a.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
		['nothing', 'empty', 'a.json', new Uint8Array()],
		['a cut archive', 'broken_archive', 'a.zip', zip({ 'a.shp': shp(FEATURES) }).slice(0, 150)],
		['an archive of pictures', 'nothing_in_archive', 'a.zip', zip({ 'a.png': bytesOf('x'), 'b.png': bytesOf('x') })],
		[
			'too many parts',
			'too_many_parts',
			'a.zip',
			zip(Object.fromEntries(Array.from({ length: MAX_ENTRIES + 1 }, (_, n) => [`${n}.csv`, bytesOf('')])))
		],
		['broken JSON', 'broken_geojson', 'a.json', bytesOf('{"type": "FeatureCollection", "features": [')],
		['JSON of something else', 'broken_geojson', 'a.json', bytesOf('{"name": "package"}')]
	])('%s', async (_, problem, name, bytes) => {
		expect(await problemOf(one(name, bytes))).toBe(problem);
	});

	it('an archive that would burst: as it says, and as it does not say', async () => {
		const large = new Uint8Array(MAX_UNPACKED_BYTES + 1);
		expect(await problemOf(one('a.zip', zip({ 'a.csv': large })))).toBe('unpacked_too_large');
		expect(await problemOf(one('a.zip', zip({ 'a.csv': large }, { claimed_bytes: 10 })))).toBe('unpacked_too_large');
	});
});
