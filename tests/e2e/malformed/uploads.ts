/** Damaged place files, photos and lab sheets, sent as the pages send intact ones. */
import { phoneJpeg, phonePng, phoneWebp } from '../../../src/lib/domain/shared/photo/photo.fixture.ts';
import { bytesOf, dbf, geoJson, shp, square, zip, type FixtureFeature } from '../../fixtures/geo/files.ts';
import type { Case } from './pages.ts';
import { BOUNDARY, multipart } from './send.ts';
import { oneOf, STRANGE, type Random } from './values.ts';

const FEATURES: readonly FixtureFeature[] = [
	{ rings: [square([634515, 3464268], 100)], values: { 编号: '示例-1', 名称: '示例地块', 面积: 9600 } }
];
const PLACES: Readonly<Record<string, Uint8Array>> = {
	'a.zip': zip({ 'a.shp': shp(FEATURES), 'a.dbf': dbf(FEATURES) }),
	'a.shp': shp(FEATURES),
	'a.geojson': geoJson(FEATURES),
	'a.kml': bytesOf('<kml><Placemark><Point><coordinates>121.4,31.3</coordinates></Point></Placemark></kml>'),
	'a.csv': bytesOf('编号,经度,纬度\n示例,121.4,31.3\n'),
	'a.gpkg': bytesOf(`SQLite format 3\0${'\u0001'.repeat(4000)}`),
	'a.xlsx': zip({ 'xl/workbook.xml': bytesOf('<workbook><sheets/></workbook>') })
};
const PHOTOS: Readonly<Record<string, Uint8Array>> = {
	'a.jpg': phoneJpeg(),
	'a.png': phonePng(),
	'a.webp': phoneWebp()
};
const SHEETS: Readonly<Record<string, Uint8Array>> = {
	'a.csv': bytesOf('断面,采样日期,氨氮,总磷\nEX-01,2026-01-09,0.4,0.1\n'),
	'a.xlsx': PLACES['a.xlsx'] ?? new Uint8Array()
};

function damaged(bytes: Uint8Array, random: Random): Uint8Array {
	const at = Math.floor(random() * bytes.length);
	const way = random();
	if (way < 0.25) return bytes.slice(0, at);
	if (way < 0.6) {
		const copy = bytes.slice();
		for (let n = 0; n < 1 + random() * 6; n += 1) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
		return copy;
	}
	const piece = way < 0.8 ? bytes.slice(at) : bytesOf(oneOf(STRANGE, random));
	return new Uint8Array([...bytes.slice(0, at), ...piece, ...bytes.slice(at)]);
}

const TARGETS = [
	{ path: '/desk/import/read', as: 'planner', field: 'file', files: PLACES, fields: [] },
	{ path: '/desk/import?/read', as: 'planner', field: 'file', files: PLACES, fields: [] },
	{ path: '/water/import?/check', as: 'water', field: 'file', files: SHEETS, fields: [] },
	{
		path: '/desk/outfalls/new',
		as: 'water',
		field: 'photo',
		files: PHOTOS,
		// Without a date it is refused, whatever happens to the photo.
		fields: [['name', '示例']] as const
	}
] as const;

export function uploadCase(n: number, origin: string, random: Random): Case {
	const { path, as, field, files, fields } = TARGETS[n % TARGETS.length] ?? TARGETS[0];
	const [name, bytes] = oneOf(Object.entries(files), random);
	const called = random() < 0.8 ? name : random() < 0.5 ? oneOf(Object.keys(PLACES), random) : oneOf(STRANGE, random);
	const file = {
		name: called.replace(/[\r\n"]/g, '_'),
		type: 'application/octet-stream',
		bytes: damaged(bytes, random)
	};
	const body = multipart([...fields, [random() < 0.95 ? field : 'another', file]]);
	return {
		as: random() < 0.05 ? null : as,
		method: 'POST',
		path,
		headers: { origin, 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, accept: 'application/json' },
		body: random() < 0.9 ? body : body.subarray(0, Math.floor(random() * body.length))
	};
}
