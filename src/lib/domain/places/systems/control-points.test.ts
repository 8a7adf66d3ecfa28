import { describe, expect, it } from 'vitest';
import { distance_m } from '../../shared/geo/geodesy.ts';
import { transverseMercator, type XY } from './crs.ts';
import { fitLocal, localToWgs84, wgs84ToLocal, type ControlPoint, type LocalFit } from './control-points.ts';

/** A city's own plane: its meridian is near, so plane lengths are true lengths. */
const CITY = transverseMercator(121.47, 0, 31.29);
const MIDDLE = [-5_000, 6_000] as const;
const TURN = (12 * Math.PI) / 180;

/** A drawing turned by 12°, with its origin somewhere. @param miss by how much the measured place is off, in metres */
function known(east: number, north: number, miss: XY = [0, 0]): ControlPoint {
	const lonLat = CITY.to([MIDDLE[0] + east + miss[0], MIDDLE[1] + north + miss[1]]);
	return { lonLat, local: localOf(east, north) };
}
const localOf = (east: number, north: number): XY => [
	5000 + east * Math.cos(TURN) + north * Math.sin(TURN),
	-2000 - east * Math.sin(TURN) + north * Math.cos(TURN)
];

const corners = [known(-2000, -1500), known(2500, -1200), known(1800, 2100), known(-1700, 1900)];

function fitted(points: readonly ControlPoint[], method: 'similarity' | 'affine' = 'similarity'): LocalFit {
	const fit = fitLocal(points, method);
	if ('refusal' in fit) throw new Error(fit.refusal);
	return fit;
}
const apart_m = (a: XY, b: XY) => distance_m(a[0], a[1], b[0], b[1]);

describe.each(['similarity', 'affine'] as const)('a %s through four points', (method) => {
	const fit = fitted(corners, method);

	it('leads to other places to a centimetre, and back to a millimetre', () => {
		for (const [east, north] of [
			[0, 0],
			[1200, -900],
			[-2300, 800]
		] as const) {
			// prettier-ignore
			const { local, lonLat } = known(east, north);
			expect(apart_m(localToWgs84(fit.system, local), lonLat)).toBeLessThan(0.01);
			const back = wgs84ToLocal(fit.system, localToWgs84(fit.system, local));
			expect(Math.hypot(back[0] - local[0], back[1] - local[1])).toBeLessThan(0.001);
		}
	});

	it('reports the fitted parameters and residuals', () => {
		expect(fit.rms_m).toBeLessThan(0.01);
		expect(fit.turn_degrees).toBeCloseTo(12, 0);
		expect(fit.scale).toBeCloseTo(1, 5);
		expect(fit.spare).toBe(method === 'similarity' ? 4 : 2);
		expect(fit.probablySwapped).toBe(false);
	});

	it('lives on as plain data', () => {
		const again = JSON.parse(JSON.stringify(fit.system)) as typeof fit.system;
		expect(localToWgs84(again, [5000, -2000])).toEqual(localToWgs84(fit.system, [5000, -2000]));
	});
});

it('shows the point that is wrong by its residual, in metres', () => {
	const fit = fitted([...corners, known(300, 200), known(0, 1000, [6, 0])]);
	const worst = fit.residuals.map(({ distance_m: metres }) => metres);
	expect(worst.indexOf(Math.max(...worst))).toBe(5);
	expect(worst[5]).toBeGreaterThan(4);
	expect(fit.residuals[5]?.east_m).toBeLessThan(-4);
	expect(fit.rms_m).toBeGreaterThan(1.5);
	expect(fit.rms_m).toBeLessThan(3);
});

it('proves nothing with three points and six parameters', () => {
	const fit = fitted(corners.slice(0, 3), 'affine');
	expect(fit.spare).toBe(0);
	expect(fit.rms_m).toBeLessThan(1e-6);
});

it.each(['similarity', 'affine'] as const)('notices exchanged axes (%s)', (method) => {
	const exchanged = corners.map(({ local: [x, y], lonLat }) => ({ local: [y, x] as const, lonLat }));
	expect(fitted(exchanged, method).probablySwapped).toBe(true);
});

describe('is refused', () => {
	it.each([
		['too_few', corners.slice(0, 2)],
		['too_few', []],
		['collinear', [known(0, 0), known(1000, 1000), known(2000, 2000)]],
		['collinear', [known(0, 0), known(1000, 1005), known(2000, 1990)]],
		['collinear', [known(0, 0), known(0, 0), known(0, 0)]],
		['not_numbers', [...corners.slice(0, 2), { local: [NaN, 1], lonLat: [121, 31] }]]
	] as const)('%s', (refusal, points) => {
		for (const method of ['similarity', 'affine'] as const) expect(fitLocal(points, method)).toEqual({ refusal });
	});
});
