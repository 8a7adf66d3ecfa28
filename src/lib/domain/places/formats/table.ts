/** Tables of CSV files and workbooks: finds the row of headings and the columns of coordinates. */
import { parseCoordinate } from '../text/coordinate.ts';
import { countedFeatures, FileRefused, type DeclaredSystem, type RawFeature, type RawLayer } from './reader.ts';
import type { RowTrouble } from '../geometry/read-shape.ts';
import { looksLikeWkt, readWkt } from './wkt.ts';

/** Headings of the first and second coordinate in lower case, the most likely first. The user confirms the axis order, since X may be the northing. */
const FIRST = [
	'经度',
	'东经',
	'lon',
	'lng',
	'long',
	'longitude',
	'东坐标',
	'东',
	'easting',
	'east',
	'e',
	'x',
	'x坐标',
	'x_coord',
	'横坐标y'
];
const SECOND = [
	'纬度',
	'北纬',
	'lat',
	'latitude',
	'北坐标',
	'北',
	'northing',
	'north',
	'n',
	'y',
	'y坐标',
	'y_coord',
	'纵坐标x'
];
const BOTH = ['坐标', '经纬度', '位置', 'coordinates', 'coordinate', 'location', 'lonlat', 'latlon'];
const WKT = ['wkt', 'geom', 'geometry', 'the_geom', '几何', '图形'];

/** Number of rows searched for headings: titles may be above them. */
const SEARCHED_ROWS = 15;

interface Columns {
	kind: 'pair' | 'both' | 'wkt';
	first: number;
	second: number;
}

/**
 * @param rows cells as text; @param name of the sheet or file
 * @throws FileRefused `no_coordinates` with the headings that were found
 */
export function readTable(rows: readonly (readonly string[])[], name: string): RawLayer {
	const found = headingsOf(rows);
	if (!found) {
		const fullest = [...rows.slice(0, SEARCHED_ROWS)].sort((a, b) => filled(b) - filled(a))[0] ?? [];
		throw new FileRefused(
			'no_coordinates',
			fullest
				.filter((cell) => cell.trim() !== '')
				.slice(0, 8)
				.join('、')
		);
	}
	const { at, columns } = found;
	const headings = uniqueHeadings(rows[at] ?? []);
	const used = new Set(columns.kind === 'pair' ? [columns.first, columns.second] : [columns.first]);
	const features = rows.slice(at + 1).flatMap((cells, place): RawFeature[] => {
		if (filled(cells) === 0) return [];
		const values = Object.fromEntries(
			headings.flatMap((heading, column) => (used.has(column) ? [] : [[heading, (cells[column] ?? '').trim()]]))
		);
		return [{ row: at + place + 2, ...shapeIn(cells, columns), values }];
	});
	return {
		name,
		columns: headings.filter((_, column) => !used.has(column)),
		features: countedFeatures(features),
		declared: declaredBy(rows[at] ?? [], columns)
	};
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
const plain = (heading: string): string =>
	heading
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s（(【[].*$/, '')
		.replace(/[:：]/g, '')
		.trim();

function headingsOf(rows: readonly (readonly string[])[]): { at: number; columns: Columns } | null {
	for (const [at, cells] of rows.slice(0, SEARCHED_ROWS).entries()) {
		const columns = columnsIn(cells, rows[at + 1] ?? []);
		if (columns) return { at, columns };
	}
	return null;
}

function columnsIn(cells: readonly string[], below: readonly string[]): Columns | null {
	const headings = cells.map(plain);
	const placeOf = (names: readonly string[]): number =>
		names.map((one) => headings.indexOf(one)).find((place) => place >= 0) ?? -1;
	const wkt = placeOf(WKT);
	if (wkt >= 0 && looksLikeWkt(below[wkt] ?? '')) return { kind: 'wkt', first: wkt, second: wkt };
	const [first, second] = [placeOf(FIRST), placeOf(SECOND)];
	if (first >= 0 && second >= 0) return { kind: 'pair', first, second };
	const both = placeOf(BOTH);
	return both >= 0 && splitPair(below[both] ?? '') ? { kind: 'both', first: both, second: both } : null;
}

function uniqueHeadings(cells: readonly string[]): string[] {
	const used = new Set<string>();
	return cells.map((cell, place) => {
		const clean = cell.trim().slice(0, 80) || `column ${place + 1}`;
		let unique = clean;
		for (let n = 2; used.has(unique); n += 1) unique = `${clean} (${n})`;
		used.add(unique);
		return unique;
	});
}

const none = (trouble: RowTrouble) => ({ shape: null, trouble });

function shapeIn(cells: readonly string[], { kind, first, second }: Columns): Pick<RawFeature, 'shape' | 'trouble'> {
	if (kind === 'wkt') return (cells[first] ?? '').trim() === '' ? none('no_geometry') : readWkt(cells[first] ?? '');
	const texts = kind === 'pair' ? [cells[first] ?? '', cells[second] ?? ''] : splitPair(cells[first] ?? '');
	// A dash stands for a missing value.
	if (!texts || texts.every((text) => /^[\s—–\-/]*$/.test(text))) return none('no_geometry');
	const [x, y] = texts.map(parseCoordinate);
	if (!x || !y) return none('unreadable_coordinates');
	// Hemisphere letters take precedence over headings.
	const swapped = x.axis === 'north' || y.axis === 'east';
	return { shape: { type: 'Point', coordinates: swapped ? [y.value, x.value] : [x.value, y.value] }, trouble: null };
}

function splitPair(text: string): string[] | null {
	const parts = text.trim().split(/\s*[,，;；、\s]\s*/);
	return parts.length === 2 ? parts : null;
}

/** The system in a heading: 经度(GCJ-02), X(EPSG:4549). */
function declaredBy(cells: readonly string[], { first, second }: Columns): DeclaredSystem {
	const said = `${cells[first] ?? ''} ${cells[second] ?? ''}`.toLowerCase();
	const [, epsg] = /epsg:?\s*(\d{4,5})/.exec(said) ?? [];
	if (epsg) return { epsg: Number(epsg) };
	const [word] = /gcj-?02|bd-?09|wgs-?84|cgcs2000|火星|高德|百度/.exec(said) ?? [];
	return word ? { text: word } : null;
}
