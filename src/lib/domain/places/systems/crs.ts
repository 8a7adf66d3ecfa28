/**
 * Coordinate systems used in China, and their conversion to and from WGS 84, in which shapes are stored. Pairs are always
 * x first here (longitude or easting); `inOrder` converts pairs of a file by its axis order.
 *
 * CGCS2000 and WGS 84 differ by centimetres and are taken as one (GB/T and EPSG have no transformation of them but the null one).
 * Local systems of a city (its own meridian, its own parameters) have no public definition: see local-system.ts.
 */
import proj4 from 'proj4';
import { coordinateSystemWords } from '../../../i18n/places/coordinate-systems.ts';
import { inEveryLanguage, type RoomOf, type Words } from '../../../i18n/shared/words.ts';
import type { XY } from '../../shared/geo/geodesy.ts';
import { bd09FromGcj02, gcj02FromBd09, gcj02FromWgs84, NOMINAL_ERROR_M, wgs84FromGcj02 } from './gcj02.ts';

export type { XY };

/** Stable codes: they are stored with the converted shapes. */
export const SYSTEM_CODES = [
	'EPSG:4326',
	'EPSG:4490',
	'EPSG:4549',
	'EPSG:4528',
	'EPSG:4550',
	'EPSG:4529',
	'GCJ-02',
	'BD-09'
] as const;
export type SystemCode = (typeof SYSTEM_CODES)[number];

export const AXIS_ORDERS = ['east_north', 'north_east'] as const;
/** `east_north`: longitude or easting stands first. `north_east`: latitude or northing does. */
export type AxisOrder = (typeof AXIS_ORDERS)[number];

export interface CoordinateSystem {
	readonly code: SystemCode;
	readonly name: Words<string>;
	readonly unit: 'degree' | 'metre';
	/** Axis order of its definition, which files often do not follow. */
	readonly officialOrder: AxisOrder;
	/** Usual axis order in files, offered first. */
	readonly usualOrder: AxisOrder;
	/** Longitudes of its zone; null for all. It is accurate also slightly outside. */
	readonly zone: readonly [west: number, east: number] | null;
	/** Valid coordinates: min x, min y, max x, max y. */
	readonly range: readonly [number, number, number, number];
	/** Error of the conversion in metres. */
	readonly error_m: number;
}

const GLOBE = [-180, -90, 180, 90] as const;

type SystemWords = RoomOf<typeof coordinateSystemWords>;

const named = (nameFrom: (words: SystemWords) => string): Words<string> =>
	inEveryLanguage((language) => nameFrom(coordinateSystemWords[language]));

const geographic = (
	code: SystemCode,
	name: Words<string>,
	officialOrder: AxisOrder,
	error_m: number
): CoordinateSystem => ({
	code,
	name,
	unit: 'degree',
	officialOrder,
	usualOrder: 'east_north',
	zone: null,
	range: GLOBE,
	error_m
});

/** Three-degree Gauss-Krueger of CGCS2000 (GB/T 17278): false easting 500 km, with the zone's number before it or without. */
const gaussKrueger = (code: SystemCode, meridian: number, zoneNumber: number | null): CoordinateSystem => {
	const falseEasting = (zoneNumber ?? 0) * 1_000_000 + 500_000;
	return {
		code,
		name: named(({ zone, meridianZone }) => (zoneNumber ? zone(zoneNumber) : meridianZone(meridian))),
		unit: 'metre',
		officialOrder: 'north_east',
		usualOrder: 'east_north',
		zone: [meridian - 1.5, meridian + 1.5],
		// 350 km either side is more than twice the zone; northings from the equator to 55°.
		range: [falseEasting - 350_000, 0, falseEasting + 350_000, 6_100_000],
		error_m: 0
	};
};

export const SYSTEMS: readonly CoordinateSystem[] = [
	geographic(
		'EPSG:4326',
		named(({ wgs84 }) => wgs84),
		'north_east',
		0
	),
	geographic(
		'EPSG:4490',
		named(({ cgcs2000 }) => cgcs2000),
		'north_east',
		0
	),
	gaussKrueger('EPSG:4549', 120, null),
	gaussKrueger('EPSG:4528', 120, 40),
	gaussKrueger('EPSG:4550', 123, null),
	gaussKrueger('EPSG:4529', 123, 41),
	geographic(
		'GCJ-02',
		named(({ gcj02 }) => gcj02),
		'east_north',
		NOMINAL_ERROR_M
	),
	geographic(
		'BD-09',
		named(({ bd09 }) => bd09),
		'east_north',
		NOMINAL_ERROR_M
	)
];

const byCode = new Map(SYSTEMS.map((system) => [system.code, system]));

export function systemOf(code: SystemCode): CoordinateSystem {
	const system = byCode.get(code);
	if (!system) throw new RangeError(`no coordinate system ${code}`);
	return system;
}

export const isSystemCode = (value: unknown): value is SystemCode => SYSTEM_CODES.some((code) => code === value);

/** Converts between a pair in axis order and x, y. */
export const inOrder = ([first, second]: XY, order: AxisOrder): XY =>
	order === 'east_north' ? [first, second] : [second, first];

function inRange(code: SystemCode, [x, y]: XY): boolean {
	const [minX, minY, maxX, maxY] = systemOf(code).range;
	return x >= minX && x <= maxX && y >= minY && y <= maxY; // NaN fails
}

interface Way {
	readonly to: (place: XY) => XY;
	readonly from: (lonLat: XY) => XY;
}

const unchanged: Way = { to: (place) => place, from: (place) => place };

const pair = ([x = NaN, y = NaN]: readonly number[]): XY => [x, y];

/** Transverse Mercator on the ellipsoid of CGCS2000, in metres; accurate to a micrometre within four degrees. */
export function transverseMercator(meridian: number, falseEasting: number, originLatitude = 0): Way {
	const definition = `+proj=tmerc +lat_0=${originLatitude} +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
	const converter = proj4('+proj=longlat +ellps=GRS80 +no_defs', definition);
	return { to: (place) => pair(converter.inverse([...place])), from: (place) => pair(converter.forward([...place])) };
}

const WAYS: Record<SystemCode, Way> = {
	'EPSG:4326': unchanged,
	'EPSG:4490': unchanged,
	'EPSG:4549': transverseMercator(120, 500_000),
	'EPSG:4528': transverseMercator(120, 40_500_000),
	'EPSG:4550': transverseMercator(123, 500_000),
	'EPSG:4529': transverseMercator(123, 41_500_000),
	'GCJ-02': { to: wgs84FromGcj02, from: gcj02FromWgs84 },
	'BD-09': {
		to: (place) => wgs84FromGcj02(gcj02FromBd09(place)),
		from: (place) => bd09FromGcj02(gcj02FromWgs84(place))
	}
};

/** @returns longitude and latitude (WGS 84, degrees); null where the numbers are outside the range of the system */
export function toWgs84(code: SystemCode, place: XY): XY | null {
	return inRange(code, place) ? WAYS[code].to(place) : null;
}

/** @returns x and y in that system (degrees or metres by its unit); null outside its area */
export function fromWgs84(code: SystemCode, lonLat: XY): XY | null {
	if (!inRange('EPSG:4326', lonLat)) return null;
	const { zone } = systemOf(code);
	// Far from its meridian a transverse Mercator projection is meaningless.
	if (zone && (lonLat[0] < zone[0] - 4 || lonLat[0] > zone[1] + 4)) return null;
	const place = WAYS[code].from(lonLat);
	return inRange(code, place) ? place : null;
}
