/**
 * Shapes typed or pasted as text: pairs line by line, WKT, or GeoJSON, in a stated system and order.
 * A blank line begins another part; the number or name of a corner ("J1 3464268.075 634515.401") is ignored.
 */
import type { XY } from '../../shared/geo/geodesy.ts';
import { wktOf } from '../formats/wkt.ts';
import { closed, kindOf, mapPositions, partsOf, positionsOf, shapeOfParts } from '../geometry/shape.ts';
import type { Part, Shape, ShapeKind } from '../geometry/shape.ts';
import { fromWgs84, inOrder, systemOf, toWgs84, type AxisOrder, type SystemCode } from '../systems/crs.ts';
import { withDecimalDegrees } from './coordinate.ts';
import { geoJsonShape, wktShape, type TextProblem, type WrittenShape } from './written-shape.ts';

export type { TextProblem };

export interface StatedAs {
	readonly system: SystemCode;
	readonly order: AxisOrder;
	/** Kind of shape that pairs stand for; WKT and GeoJSON state it themselves. */
	readonly shape: ShapeKind;
}

export interface ReadText {
	/** In WGS 84. */
	readonly place: Shape;
	/** Positions as written, input for a guess of the system. */
	readonly written: readonly XY[];
}

export const MAX_TEXT_LENGTH = 400_000;
const MAX_POINTS = 20_000;

export function readCoordinates(text: string, stated: StatedAs): ReadText | TextProblem {
	const trimmed = text.trim();
	if (trimmed === '') return { code: 'empty' };
	if (trimmed.length > MAX_TEXT_LENGTH) return { code: 'too_long' };
	const read = writtenShape(trimmed, stated.shape);
	if ('code' in read) return read;
	if (read.named && !isSameSystem(stated.system, read.named)) return { code: 'other_system', named: read.named };
	const written = positionsOf(read.shape);
	if (written.length > MAX_POINTS) return { code: 'too_long' };
	let failed: XY | null = null;
	const place = mapPositions(read.shape, (position) => {
		const lonLat = toWgs84(stated.system, inOrder(position, stated.order));
		if (!lonLat) failed ??= position;
		return lonLat;
	});
	return place ? { place, written } : { code: 'out_of_range', text: (failed ?? [NaN, NaN]).join(', '), written };
}

function writtenShape(text: string, kind: ShapeKind): WrittenShape {
	if (text.startsWith('{') || text.startsWith('[')) return geoJsonShape(text);
	return /^(srid|point|line|poly|multi)/i.test(text) ? wktShape(text) : pairs(text, kind);
}

/** WGS 84 and CGCS2000 are treated as equal; CRS84 is WGS 84. */
function isSameSystem(system: SystemCode, named: string): boolean {
	const equal = ['EPSG:4326', 'EPSG:4490', 'CRS84'];
	return system === named || (equal.includes(system) && equal.includes(named));
}

function pairs(text: string, kind: ShapeKind): WrittenShape {
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
	const least = { point: 1, line: 2, polygon: 3 }[kind];
	if (filled.some((part) => new Set(part.map(String)).size < least)) return { code: 'too_few', shape: kind };
	const shapeParts: Part[] =
		kind === 'point'
			? filled.flat().map((point) => [[point]])
			: filled.map((part) => [kind === 'line' ? part : closed(part)]);
	return { shape: shapeOfParts(kind, shapeParts), named: null };
}

/** Full-width forms and Chinese punctuation as ASCII (a double prime becomes two single ones). */
function plainText(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\r\n?/g, '\n')
		.replace(/[，、]/g, ',')
		.replace(/；/g, ';');
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** @returns null for a line that is not one or several pairs */
function pairsOf(line: string): XY[] | null {
	const tokens = withDecimalDegrees(line)
		.split(/[\s,()[\]]+/)
		.filter(Boolean);
	// The name or number of a corner before its pair.
	if (tokens.length === 3 && (!NUMBER.test(tokens[0] ?? '') || /^\d{1,4}$/.test(tokens[0] ?? ''))) tokens.shift();
	if (tokens.length === 0 || tokens.length % 2 === 1 || !tokens.every((token) => NUMBER.test(token))) return null;
	return Array.from(
		{ length: tokens.length / 2 },
		(_, i) => [Number(tokens[2 * i]), Number(tokens[2 * i + 1])] as const
	);
}

/**
 * A shape as text in a system: pairs line by line, or WKT where it has holes.
 * @returns null where the system does not cover it
 */
export function writeCoordinates(shape: Shape, { system, order }: Pick<StatedAs, 'system' | 'order'>): string | null {
	// A centimetre in degrees, a millimetre in metres.
	const digits = systemOf(system).unit === 'degree' ? 7 : 3;
	const stated = mapPositions(shape, (position) => {
		const converted = fromWgs84(system, position);
		return converted && inOrder(converted, order);
	});
	if (!stated) return null;
	const parts = partsOf(stated);
	if (parts.some((part) => part.length > 1)) return wktOf(stated, digits);
	const kind = kindOf(stated);
	const lines = parts.map(([ring = []]) =>
		(kind === 'polygon' ? ring.slice(0, -1) : ring)
			.map(([x, y]) => `${x.toFixed(digits)}, ${y.toFixed(digits)}`)
			.join('\n')
	);
	return lines.join(kind === 'point' ? '\n' : '\n\n');
}
