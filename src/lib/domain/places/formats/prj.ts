/** The coordinate system of a .prj file or a GeoPackage (WKT of coordinate systems), where it is a known one. */
import type { DeclaredSystem } from './reader.ts';

/** The four Gauss-Krüger systems by central meridian and false easting, independent of their name in the file. */
const ZONES: readonly { meridian: number; easting: number; epsg: number }[] = [
	{ meridian: 120, easting: 500_000, epsg: 4549 },
	{ meridian: 120, easting: 40_500_000, epsg: 4528 },
	{ meridian: 123, easting: 500_000, epsg: 4550 },
	{ meridian: 123, easting: 41_500_000, epsg: 4529 }
];

const numberAfter = (text: string, name: string): number | null => {
	const [, value] = new RegExp(`"${name}"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(text) ?? [];
	return value === undefined ? null : Number(value);
};

/** @param text OGC 01-009 well-known text, of ESRI or not */
export function declaredByPrj(text: string): DeclaredSystem {
	const short = text.replace(/\s+/g, ' ').trim();
	if (short === '') return null;
	const isProjected = /^PROJC(RS|S)/i.test(short);
	const datum = short.replace(/[^a-z0-9]/gi, '').toLowerCase();
	const isChina2000 = datum.includes('china2000') || datum.includes('cgcs2000') || datum.includes('chinageodetic');
	if (!isProjected) {
		if (isChina2000) return { epsg: 4490 };
		if (/wgs1984|wgs84/.test(datum)) return { epsg: 4326 };
		return { text: nameOf(short) };
	}
	const meridian = numberAfter(short, 'central_meridian') ?? numberAfter(short, 'Longitude of natural origin');
	const easting = numberAfter(short, 'false_easting');
	const zone = ZONES.find((one) => one.meridian === meridian && one.easting === easting);
	if (isChina2000 && zone && /gauss|transverse/i.test(short)) return { epsg: zone.epsg };
	return { text: nameOf(short) };
}

const nameOf = (text: string): string => (/"([^"]*)"/.exec(text)?.[1] ?? text).slice(0, 120);
