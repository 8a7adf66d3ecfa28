/**
 * Local coordinate systems (of a city or a drawing) fitted through control points: a least-squares similarity transform
 * (four parameters) or affine transform (six) on a transverse Mercator plane at the points. The user judges the residuals.
 */
import { transverseMercator, type XY } from './crs.ts';

export interface ControlPoint {
	/** In the local system, metres, x (east) first. */
	readonly local: XY;
	/** Longitude and latitude, WGS 84. */
	readonly lonLat: XY;
}

export const FIT_METHODS = ['similarity', 'affine'] as const;
export type FitMethod = (typeof FIT_METHODS)[number];

const MIN_POINTS = 3;

/** Plain data, stored with the converted shapes. */
export interface LocalSystem {
	readonly method: FitMethod;
	/** Origin of the plane: longitude and latitude. */
	readonly origin: XY;
	/** Centroid of the control points in the local system. */
	readonly centre: XY;
	/** east = e + a·dx + b·dy, north = f + c·dx + d·dy, of metres from `centre` to metres from `origin`. */
	readonly matrix: { readonly a: number; readonly b: number; readonly c: number; readonly d: number };
	readonly shift: XY;
}

export interface Residual {
	/** Fitted less given, in metres. */
	readonly east_m: number;
	readonly north_m: number;
	readonly distance_m: number;
}

export interface LocalFit {
	readonly system: LocalSystem;
	/** One for each control point, in their order. */
	readonly residuals: readonly Residual[];
	readonly rms_m: number;
	/** Degrees of freedom: at 0 the residuals are zero by construction. */
	readonly spare: number;
	/** Scale factor, and rotation against north in degrees, counterclockwise. */
	readonly scale: number;
	readonly turn_degrees: number;
	/** Whether the points fit far better with x and y exchanged: probably northing is first. */
	readonly probablySwapped: boolean;
}

export type FitRefusal = 'too_few' | 'not_numbers' | 'collinear';

/** Ratio of the axes of the points below which they count as collinear. */
const MIN_NARROWNESS = 0.02;
const FAR_BETTER = 10;

/** @returns the fit, or why there is none */
export function fitLocal(points: readonly ControlPoint[], method: FitMethod): LocalFit | { refusal: FitRefusal } {
	if (points.length < MIN_POINTS) return { refusal: 'too_few' };
	if (!points.every(({ local, lonLat }) => [...local, ...lonLat].every(Number.isFinite)))
		return { refusal: 'not_numbers' };
	const origin = middle(points.map(({ lonLat }) => lonLat));
	const plane = planeAt(origin);
	const ground = points.map(({ lonLat }) => plane.from(lonLat));
	const local = points.map((point) => point.local);
	if (narrowness(local) < MIN_NARROWNESS || narrowness(ground) < MIN_NARROWNESS) return { refusal: 'collinear' };
	const fit = fitPlane(local, ground, method);
	const swapped = fitPlane(
		local.map(([x, y]) => [y, x] as const),
		ground,
		'similarity'
	);
	const { a, b, c, d } = fit.matrix;
	return {
		system: { method, origin, centre: fit.centre, matrix: fit.matrix, shift: fit.shift },
		residuals: fit.residuals,
		rms_m: fit.rms_m,
		spare: 2 * points.length - (method === 'similarity' ? 4 : 6),
		scale: Math.sqrt(Math.abs(a * d - b * c)),
		turn_degrees: (Math.atan2(c - b, a + d) * 180) / Math.PI,
		// An affine transform includes an exchange of axes: its determinant is then negative.
		probablySwapped: a * d - b * c < 0 || (method === 'similarity' && swapped.rms_m * FAR_BETTER < fit.rms_m)
	};
}

/** @returns longitude and latitude */
export function localToWgs84(system: LocalSystem, [x, y]: XY): XY {
	const { a, b, c, d } = system.matrix;
	const [dx, dy] = [x - system.centre[0], y - system.centre[1]];
	return planeAt(system.origin).to([system.shift[0] + a * dx + b * dy, system.shift[1] + c * dx + d * dy]);
}

export function wgs84ToLocal(system: LocalSystem, lonLat: XY): XY {
	const { a, b, c, d } = system.matrix;
	const [east, north] = planeAt(system.origin).from(lonLat);
	const [de, dn] = [east - system.shift[0], north - system.shift[1]];
	const determinant = a * d - b * c;
	return [system.centre[0] + (d * de - b * dn) / determinant, system.centre[1] + (a * dn - c * de) / determinant];
}

type Plane = ReturnType<typeof transverseMercator>;
let lastPlane: { key: string; plane: Plane } | null = null;

/** Cached, because creating a projection costs more than using it. */
function planeAt(origin: XY): Plane {
	const key = origin.join();
	if (lastPlane?.key !== key) lastPlane = { key, plane: transverseMercator(origin[0], 0, origin[1]) };
	return lastPlane.plane;
}

function middle(points: readonly XY[]): XY {
	const sum = (axis: 0 | 1) => points.reduce((all, point) => all + point[axis], 0);
	return [sum(0) / points.length, sum(1) / points.length];
}

/** Second central moments of the points. */
function spread(points: readonly XY[]): { xx: number; xy: number; yy: number } {
	const [x0, y0] = middle(points);
	let [xx, xy, yy] = [0, 0, 0];
	for (const [x, y] of points) {
		xx += (x - x0) ** 2;
		xy += (x - x0) * (y - y0);
		yy += (y - y0) ** 2;
	}
	return { xx, xy, yy };
}

/** Ratio of the minor to the major axis of the points; 0 for collinear or identical points. */
function narrowness(points: readonly XY[]): number {
	const { xx, xy, yy } = spread(points);
	const half = (xx + yy) / 2;
	const reach = Math.hypot((xx - yy) / 2, xy);
	return half + reach > 0 ? Math.sqrt(Math.max(0, half - reach) / (half + reach)) : 0;
}

function fitPlane(local: readonly XY[], ground: readonly XY[], method: FitMethod) {
	const [centre, shift] = [middle(local), middle(ground)];
	const { xx, xy, yy } = spread(local);
	let [xe, ye, xn, yn] = [0, 0, 0, 0];
	for (const [i, [x, y]] of local.entries()) {
		const [east, north] = ground[i] ?? shift;
		xe += (x - centre[0]) * (east - shift[0]);
		ye += (y - centre[1]) * (east - shift[0]);
		xn += (x - centre[0]) * (north - shift[1]);
		yn += (y - centre[1]) * (north - shift[1]);
	}
	const matrix = method === 'similarity' ? similar() : affine();
	const residuals = local.map(([x, y], i): Residual => {
		const [dx, dy] = [x - centre[0], y - centre[1]];
		const [east, north] = ground[i] ?? shift;
		const east_m = shift[0] + matrix.a * dx + matrix.b * dy - east;
		const north_m = shift[1] + matrix.c * dx + matrix.d * dy - north;
		return { east_m, north_m, distance_m: Math.hypot(east_m, north_m) };
	});
	const squares = residuals.reduce((sum, { distance_m }) => sum + distance_m ** 2, 0);
	return { centre, shift, matrix, residuals, rms_m: Math.sqrt(squares / local.length) };

	function similar() {
		const [along, across] = [(xe + yn) / (xx + yy), (xn - ye) / (xx + yy)];
		return { a: along, b: -across, c: across, d: along };
	}
	function affine() {
		const determinant = xx * yy - xy * xy;
		return {
			a: (xe * yy - ye * xy) / determinant,
			b: (ye * xx - xe * xy) / determinant,
			c: (xn * yy - yn * xy) / determinant,
			d: (yn * xx - xn * xy) / determinant
		};
	}
}
