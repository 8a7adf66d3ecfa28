import { describe, expect, it } from 'vitest';
import { arcDistance, FIELD_BOX, FIELD_PIXEL_RATIO, fieldImage, HALO_RADIUS, ringDistance } from './arc-field.ts';
import { ARC_RADIUS } from './marks.ts';

describe('distance fields', () => {
	it('are negative on the arc and positive beside it', () => {
		const hard = arcDistance(true, 2);
		expect(hard(0, -ARC_RADIUS)).toBeCloseTo(-1);
		expect(hard(0, 0)).toBeGreaterThan(0);
		expect(hard(0, ARC_RADIUS), 'open at the bottom').toBeGreaterThan(0);
	});

	it('leave gaps in a soft arc', () => {
		const soft = arcDistance(false, 2);
		expect(soft(0, -ARC_RADIUS), 'gap at the top').toBeGreaterThan(0);
		const bearing = ((-140 + 280 / 12) * Math.PI) / 180;
		expect(soft(ARC_RADIUS * Math.sin(bearing), -ARC_RADIUS * Math.cos(bearing))).toBeLessThan(0);
	});

	it('are encoded with the edge at three quarters', () => {
		const image = fieldImage(ringDistance(HALO_RADIUS, 3));
		expect(image.width).toBe(FIELD_BOX * FIELD_PIXEL_RATIO);
		expect(image.data).toHaveLength(image.width * image.height * 4);
		const alpha = (column: number) => image.data[((image.height / 2) * image.width + column) * 4 + 3] ?? 0;
		expect(alpha(Math.round(image.width / 2 + HALO_RADIUS * FIELD_PIXEL_RATIO))).toBeGreaterThan(191);
		expect(alpha(image.width / 2)).toBe(0);
	});
});
