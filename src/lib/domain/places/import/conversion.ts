/** Conversion of a file's coordinates, in the system and axis order confirmed by the user, to WGS 84. */
import type { BBox } from '../../shared/geo/bbox.ts';
import { inOrder, isSystemCode, systemOf, toWgs84, type AxisOrder, type SystemCode, type XY } from '../systems/crs.ts';
import { guessSystems, type Guess } from '../systems/guess-system.ts';
import {
	fitLocal,
	localToWgs84,
	type ControlPoint,
	type FitRefusal,
	type LocalFit
} from '../systems/control-points.ts';
import { parseCoordinate } from '../text/coordinate.ts';
import type { Method } from './outcome.ts';
import type { DeclaredSystem, RawFeature } from '../formats/reader.ts';
import { mapPositions, positionsOf, type Shape } from '../geometry/shape.ts';

export type ChosenSystem = SystemCode | 'local';
export const isChosenSystem = (value: unknown): value is ChosenSystem => value === 'local' || isSystemCode(value);

export interface Conversion {
	system: ChosenSystem;
	order: AxisOrder;
	method: Method;
	/** Number of control points; null for other methods. */
	points: number | null;
	/** Error added by the conversion. */
	error_m: number;
	/** @returns null where the numbers are outside the range of the system */
	convert(place: XY): XY | null;
}

export function conversionOf(system: SystemCode, order: AxisOrder): Conversion {
	const { unit, error_m } = systemOf(system);
	const method = unit === 'metre' ? 'projection' : error_m > 0 ? 'approximation' : 'none';
	const convert = (place: XY): XY | null => toWgs84(system, inOrder(place, order));
	return { system, order, method, points: null, error_m, convert };
}

export function localConversion(fit: LocalFit, points: number, order: AxisOrder): Conversion {
	const convert = (place: XY): XY | null => {
		const found = localToWgs84(fit.system, inOrder(place, order));
		return found.every(Number.isFinite) ? found : null;
	};
	return { system: 'local', order, method: 'control_points', points, error_m: fit.rms_m, convert };
}

/** @returns null where a position is outside the range of the system */
export const convertedShape = (shape: Shape, { convert }: Conversion): Shape | null => mapPositions(shape, convert);

/** Number of positions for guessing the system. */
const MAX_SAMPLES = 400;

/** First positions of shapes distributed over the file. */
function samplePoints(features: readonly RawFeature[]): XY[] {
	const placed = features.filter(({ shape }) => shape !== null);
	const step = Math.max(1, Math.floor(placed.length / MAX_SAMPLES));
	return placed.flatMap(({ shape }, place): XY[] => {
		if (place % step !== 0 || !shape) return [];
		return positionsOf(shape).slice(0, 1);
	});
}

export interface Candidate extends Guess {
	/** Whether the file declares this system. */
	declared: boolean;
}

/** Possible systems of a file: the declared one first, then those that place it in or near the town. */
export function candidatesFor(features: readonly RawFeature[], declared: DeclaredSystem, townBox: BBox): Candidate[] {
	const said = declaredCode(declared);
	const guesses = guessSystems(samplePoints(features), townBox).map((guess) => ({
		...guess,
		declared: guess.system === said
	}));
	return [...guesses.filter((one) => one.declared), ...guesses.filter((one) => !one.declared)];
}

/** The declared system, if it is a known one. */
export function declaredCode(declared: DeclaredSystem): SystemCode | null {
	if (!declared) return null;
	if ('epsg' in declared) {
		const code = `EPSG:${declared.epsg}`;
		return isSystemCode(code) ? code : null;
	}
	if (/gcj|火星|高德/i.test(declared.text)) return 'GCJ-02';
	if (/bd-?09|百度/i.test(declared.text)) return 'BD-09';
	if (/cgcs2000/i.test(declared.text)) return 'EPSG:4490';
	return /wgs-?84/i.test(declared.text) ? 'EPSG:4326' : null;
}

export type PointsRead =
	| { ok: true; fit: LocalFit; points: readonly ControlPoint[] }
	| { ok: false; problem: FitRefusal | 'unreadable'; line: number };

/** Separators of the numbers of a line. */
const PARTS = /[,，;；\s]+/;

/**
 * Typed control points, one per line: two coordinates of the file in its own order, then longitude and latitude (WGS 84 or
 * CGCS2000), optionally after the name of the point.
 */
export function readControlPoints(text: string, order: AxisOrder): PointsRead {
	const points: ControlPoint[] = [];
	for (const [place, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === '') continue;
		const parts = line.trim().split(PARTS).filter(Boolean);
		const numbers = parts.slice(-4).map((part) => parseCoordinate(part)?.value ?? NaN);
		const [first = NaN, second = NaN, lon = NaN, lat = NaN] = numbers;
		if (parts.length < 4 || parts.length > 5 || numbers.some(Number.isNaN) || Math.abs(lon) > 180 || Math.abs(lat) > 90)
			return { ok: false, problem: 'unreadable', line: place + 1 };
		points.push({ local: inOrder([first, second], order), lonLat: [lon, lat] });
	}
	const fit = fitLocal(points, 'similarity');
	return 'refusal' in fit ? { ok: false, problem: fit.refusal, line: 0 } : { ok: true, fit, points };
}
