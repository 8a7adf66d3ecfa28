/**
 * A local system (a city's own plane, a drawing's own origin) through points that are known in both: a least-squares
 * similarity (shift, turn, scale; four parameters) or affine (six), on a plane that is true to scale around the points.
 * Residuals say how well it fits; a person judges them.
 */
import { transverseMercator, type XY } from './crs.ts';

export interface ControlPoint {
	/** As in the file: x (east) first, metres of the local system. */
	readonly local: XY;
	/** Longitude and latitude, WGS 84. */
	readonly lonLat: XY;
}

export const FIT_METHODS = ['similarity', 'affine'] as const;
export type FitMethod = (typeof FIT_METHODS)[number];

export const MIN_POINTS = 3;

/** Plain data, so that it can be stored with what was converted by it. */
export interface LocalSystem {
	readonly method: FitMethod;
	/** Where the plane touches the earth: longitude and latitude. */
	readonly origin: XY;
	/** The middle of the control points in the local system. */
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
	/** Measurements beyond those that the parameters use up: at 0 the residuals are nothing by necessity and prove nothing. */
	readonly spare: number;
	/** One metre of the local system in metres on the ground, and how it is turned against north (degrees, counterclockwise). */
	readonly scale: number;
	readonly turn_degrees: number;
	/** With x and y exchanged the points would fit far better: probably north stands first. */
	readonly probablySwapped: boolean;
}

export type FitRefusal = 'too_few' | 'not_numbers' | 'collinear';

/** The narrow side of the points over their long one: under this they are as good as on a line. */
const MIN_NARROWNESS = 0.02;
const FAR_BETTER = 10;

/** @returns the system, or why these points give none */
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
		// An affine fit swallows an exchange whole: the sign of its determinant tells.
		probablySwapped: a * d - b * c < 0 || (method === 'similarity' && swapped.rms_m * FAR_BETTER < fit.rms_m)
	};
}

/** @returns longitude and latitude of a place given in the local system */
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

/** Building one costs more than using it, and a file uses one throughout. */
function planeAt(origin: XY): Plane {
	const key = origin.join();
	if (lastPlane?.key !== key) lastPlane = { key, plane: transverseMercator(origin[0], 0, origin[1]) };
	return lastPlane.plane;
}

function middle(points: readonly XY[]): XY {
	const sum = (axis: 0 | 1) => points.reduce((all, point) => all + point[axis], 0);
	return [sum(0) / points.length, sum(1) / points.length];
}

/** Sums of products about the middle: what both fits and the test for a line are made of. */
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

/** The narrow axis of the points over the long one; 0 for points on a line or all in one place. */
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
