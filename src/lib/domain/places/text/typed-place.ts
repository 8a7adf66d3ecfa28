/**
 * Places as people type and paste them: pairs line by line, WKT, or GeoJSON, in a stated system and order.
 * A blank line begins another part; a numbered or named corner ("J1 3464268.075 634515.401") keeps its name out of it.
 */
import { fromWgs84, inOrder, systemOf, toWgs84, type AxisOrder, type SystemCode, type XY } from '../systems/crs.ts';
import { jsonPlace } from './geojson-place.ts';
import { changed, closed, partsOf, placeOf, shapeOf, type Part, type Place, type Shape } from '../geometry/parts.ts';
import { wktOf, wktPlace } from './wkt-place.ts';

export interface StatedAs {
	readonly system: SystemCode;
	readonly order: AxisOrder;
	/** What pairs are meant as; WKT and GeoJSON say it themselves. */
	readonly shape: Shape;
}

export type TextProblem =
	| { readonly code: 'empty' }
	| { readonly code: 'too_long' }
	| { readonly code: 'not_a_pair'; readonly line: number; readonly text: string }
	| { readonly code: 'too_few'; readonly shape: Shape }
	| { readonly code: 'bad_wkt' | 'bad_json' | 'several_features' | 'mixed_kinds' }
	/** The text names another system than the one that was stated. */
	| { readonly code: 'other_system'; readonly named: string }
	/** Numbers that cannot be of the stated system; `written` to find out what they could be. */
	| { readonly code: 'out_of_range'; readonly text: string; readonly written: readonly XY[] };

export interface ReadText {
	/** WGS 84. */
	readonly place: Place;
	/** As they stand there, for guessing what they could be otherwise. */
	readonly written: readonly XY[];
}

export const MAX_TEXT_LENGTH = 400_000;
export const MAX_POINTS = 20_000;

export type WrittenPlace = { readonly place: Place; readonly named: string | null } | TextProblem;

/** @returns the place, or what cannot be read about the text */
export function readCoordinates(text: string, stated: StatedAs): ReadText | TextProblem {
	const trimmed = text.trim();
	if (trimmed === '') return { code: 'empty' };
	if (trimmed.length > MAX_TEXT_LENGTH) return { code: 'too_long' };
	const written = writtenPlace(trimmed, stated.shape);
	if ('code' in written) return written;
	if (written.named && !isNamed(stated.system, written.named)) return { code: 'other_system', named: written.named };
	const points = partsOf(written.place).flat(2);
	if (points.length > MAX_POINTS) return { code: 'too_long' };
	let strange: XY | null = null;
	const place = changed(written.place, (position) => {
		const lonLat = toWgs84(stated.system, inOrder(position, stated.order));
		if (!lonLat) strange ??= position;
		return lonLat;
	});
	return place
		? { place, written: points }
		: { code: 'out_of_range', text: (strange ?? [NaN, NaN]).join(', '), written: points };
}

function writtenPlace(text: string, shape: Shape): WrittenPlace {
	if (text.startsWith('{') || text.startsWith('[')) return jsonPlace(text);
	return /^(srid|point|line|poly|multi)/i.test(text) ? wktPlace(text) : pairs(text, shape);
}

/** WGS 84 and CGCS2000 are taken as one; GeoJSON's CRS84 is WGS 84. */
function isNamed(system: SystemCode, named: string): boolean {
	const plain = ['EPSG:4326', 'EPSG:4490', 'CRS84'];
	return system === named || (plain.includes(system) && plain.includes(named));
}

function pairs(text: string, shape: Shape): WrittenPlace {
	const parts: XY[][] = [[]];
	for (const [i, line] of plainText(text).split(/\n|;/).entries()) {
		if (line.trim() === '') {
			if (parts.at(-1)?.length) parts.push([]);
			continue;
		}
		const found = pairsOf(line);
		if (!found) return { code: 'not_a_pair', line: i + 1, text: line.trim().slice(0, 60) };
		parts.at(-1)?.push(...found);
	}
	const filled = parts.filter((part) => part.length > 0);
	if (shape === 'point')
		return {
			place: placeOf(
				'point',
				filled.flat().map((point): Part => [[point]])
			),
			named: null
		};
	if (filled.some((part) => new Set(part.map(String)).size < (shape === 'line' ? 2 : 3)))
		return { code: 'too_few', shape };
	return {
		place: placeOf(
			shape,
			filled.map((part) => [shape === 'line' ? part : closed(part)])
		),
		named: null
	};
}

/** Full-width forms and Chinese punctuation as their plain ones (a double prime becomes two single ones). */
function plainText(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\r\n?/g, '\n')
		.replace(/[，、]/g, ',')
		.replace(/；/g, ';');
}

const DEGREES =
	/(-?\d+(?:\.\d+)?)\s*[°度]\s*(?:(\d+(?:\.\d+)?)\s*['′’分]\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["”秒]|''|′′|’’)\s*)?([NSEW北南东西])?/gi;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Pairs of one line; null when it is none. */
function pairsOf(line: string): XY[] | null {
	const decimal = line.replace(DEGREES, (_, degrees: string, minutes = '0', seconds = '0', side = '') => {
		const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
		return ` ${/[SW南西]/i.test(side) || degrees.startsWith('-') ? -size : size} `;
	});
	const tokens = decimal.split(/[\s,()[\]]+/).filter(Boolean);
	// A corner's own name or number before its pair.
	if (tokens.length === 3 && (!NUMBER.test(tokens[0] ?? '') || /^\d{1,4}$/.test(tokens[0] ?? ''))) tokens.shift();
	if (tokens.length === 0 || tokens.length % 2 === 1 || !tokens.every((token) => NUMBER.test(token))) return null;
	return Array.from(
		{ length: tokens.length / 2 },
		(_, i) => [Number(tokens[2 * i]), Number(tokens[2 * i + 1])] as const
	);
}

/**
 * A place as text in a system: pairs line by line, or WKT where it has holes.
 * @returns null where the system does not reach that far
 */
export function writeCoordinates(place: Place, { system, order }: Pick<StatedAs, 'system' | 'order'>): string | null {
	// A centimetre in degrees, a millimetre in metres.
	const digits = systemOf(system).unit === 'degree' ? 7 : 3;
	const stated = changed(place, (position) => {
		const converted = fromWgs84(system, position);
		return converted && inOrder(converted, order);
	});
	if (!stated) return null;
	const parts = partsOf(stated);
	if (parts.some((part) => part.length > 1)) return wktOf(stated, digits);
	const shape = shapeOf(stated);
	const lines = parts.map(([ring = []]) =>
		(shape === 'polygon' ? ring.slice(0, -1) : ring)
			.map(([x, y]) => `${x.toFixed(digits)}, ${y.toFixed(digits)}`)
			.join('\n')
	);
	return lines.join(shape === 'point' ? '\n' : '\n\n');
}
