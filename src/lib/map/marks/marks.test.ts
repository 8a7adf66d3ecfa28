import { describe, expect, it } from 'vitest';
import { PHASES } from '../../domain/shared/phase.ts';
import { FEATURE_CLASSES } from '../../domain/shared/feature-filter.ts';
import { arcPath, arcSpans, FILL_LEVEL, markPaths, outlinePath, sectorPath } from './marks.ts';

/** Area by the shoelace formula of a path of straight lines. */
function area(path: string): number {
	const points = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
	return Math.abs(
		points.reduce((sum, [x = 0, y = 0], i) => {
			const [nx = 0, ny = 0] = points[(i + 1) % points.length] ?? [];
			return sum + x * ny - nx * y;
		}, 0) / 2
	);
}

describe('marks', () => {
	it('stay inside their box', () => {
		for (const shape of FEATURE_CLASSES)
			for (const [, x, y] of outlinePath(shape).matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
				expect(Number(x)).toBeGreaterThanOrEqual(1);
				expect(Number(x)).toBeLessThanOrEqual(23);
				expect(Number(y)).toBeGreaterThanOrEqual(1);
				expect(Number(y)).toBeLessThanOrEqual(23);
			}
	});

	it.each(['parcel', 'facility', 'water', 'area'] as const)('fill the %s by its share', (shape) => {
		const whole = area(outlinePath(shape));
		expect(area(sectorPath(shape, 180)) / whole).toBeCloseTo(0.5, 1);
		const quarter = area(sectorPath(shape, 90));
		const threeQuarters = area(sectorPath(shape, 270));
		expect(quarter).toBeGreaterThan(whole * 0.15);
		expect(quarter).toBeLessThan(whole * 0.3);
		expect(threeQuarters).toBeGreaterThan(whole * 0.7);
		expect(threeQuarters).toBeLessThan(whole * 0.85);
	});

	it('differ from phase to phase without colour, in every shape', () => {
		for (const shape of FEATURE_CLASSES) {
			const drawn = [null, ...PHASES].map((phase) => JSON.stringify(markPaths(shape, phase)));
			expect(new Set(drawn).size).toBe(drawn.length);
		}
	});

	it('differ from class to class', () => {
		expect(new Set(FEATURE_CLASSES.map(outlinePath)).size).toBe(FEATURE_CLASSES.length);
	});

	it('rise with the phase', () => {
		const order = ['idea', 'preparation', 'clearing', 'building', 'done'] as const;
		expect(order.map((phase) => FILL_LEVEL[phase])).toEqual([0, 0.25, 0.5, 0.75, 1]);
		expect(markPaths('project', 'idea').fill).toBe('');
		expect(markPaths('project', 'stopped').strokes).not.toBe('');
		expect(markPaths('project', null).dot).not.toBe('');
	});

	it('distinguish a hard promise from a soft one', () => {
		expect(arcSpans(true)).toHaveLength(1);
		expect(arcSpans(false).length).toBeGreaterThan(3);
		expect(arcPath(true)).not.toBe(arcPath(false));
		for (const [from, to] of arcSpans(false)) expect(to).toBeGreaterThan(from);
	});
});
