/** A thousand damaged files: each is read or refused with a known problem, none crashes the reader. */
import { describe, expect, it } from 'vitest';
import {
	bytesOf,
	dbf,
	geoJson,
	shp,
	square,
	zip,
	type FixtureFeature
} from '../../../../../tests/fixtures/geo/files.ts';
import { candidatesFor, conversionOf, convertedShape } from '../../../domain/places/import/conversion.ts';
import { rowValues, guessMapping } from '../../../domain/places/import/fields.ts';
import { FileRefused } from '../../../domain/places/formats/reader.ts';
import { seededRandom } from '../../../domain/shared/random.ts';
import { readFiles } from '../formats/read-upload.ts';

const FEATURES: readonly FixtureFeature[] = Array.from({ length: 5 }, (_, n) => ({
	rings: [square([634515 + 200 * n, 3464268], 100), [...square([634540 + 200 * n, 3464290], 20)].reverse()],
	values: { 编号: `A-${n}`, 名称: '示例地块', 面积: 9600 }
}));
const KML = `<?xml version="1.0"?><kml><Document><Placemark><name>示例</name><Point><coordinates>121.4,31.3</coordinates></Point></Placemark></Document></kml>`;
const WHOLE = {
	'a.shp': shp(FEATURES),
	'a.dbf': dbf(FEATURES),
	'a.zip': zip({ 'a.shp': shp(FEATURES), 'a.dbf': dbf(FEATURES) }),
	'a.geojson': geoJson(FEATURES),
	'a.kml': bytesOf(KML),
	'a.csv': bytesOf('编号,经度,纬度\nA,121.4,31.3\nB,"121°24′46″",31.3\n'),
	'b.csv': bytesOf('name,wkt\nA,"POLYGON ((0 0, 1 0, 1 1, 0 0))"\n')
} as const;
const EACH = 150;
const BOX = [121.36, 31.25, 121.46, 31.33] as const;

/** Truncated, with bytes changed, with a part repeated, or with a foreign part in the middle. */
function damaged(bytes: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
	const at = Math.floor(random() * bytes.length);
	const way = Math.floor(random() * 4);
	if (way === 0) return bytes.slice(0, at);
	if (way === 1) {
		const copy = bytes.slice();
		for (let i = 0; i < 1 + random() * 8; i += 1) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
		return copy;
	}
	const piece = way === 2 ? bytes.slice(at) : bytesOf('\0<script>]]>{"a":[-1e999,NaN]}');
	return new Uint8Array([...bytes.slice(0, at), ...piece, ...bytes.slice(at)]);
}

describe.each(Object.keys(WHOLE) as (keyof typeof WHOLE)[])('damaged %s', (name) => {
	it('is read or refused', async () => {
		const random = seededRandom(name.length * 7919 + name.charCodeAt(0));
		const outcomes = { read: 0, refused: 0 };
		for (let n = 0; n < EACH; n += 1) {
			try {
				const bytes = damaged(WHOLE[name], random);
				const others = name === 'a.dbf' ? [{ name: 'a.shp', bytes: WHOLE['a.shp'] }] : [];
				const { layers } = await readFiles([{ name, bytes }, ...others]);
				for (const layer of layers) {
					candidatesFor(layer.features, layer.declared, BOX);
					for (const { shape, values } of layer.features) {
						rowValues(values, guessMapping(layer.columns), 'mu', true);
						if (shape) convertedShape(shape, conversionOf('EPSG:4549', 'east_north'));
					}
				}
				outcomes.read += 1;
			} catch (error) {
				if (!(error instanceof FileRefused)) throw error;
				outcomes.refused += 1;
			}
		}
		// Damage is done, and some of it is bearable.
		expect(outcomes.read + outcomes.refused).toBe(EACH);
		expect(outcomes.refused).toBeGreaterThan(0);
	});
});
