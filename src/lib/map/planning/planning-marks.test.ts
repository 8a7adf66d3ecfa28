import { describe, expect, it } from 'vitest';
import { planningFeature as feature, point, square } from './planning-feature.fixture.ts';
import { openingsOf, planningMark, planningMarks } from './planning-marks.ts';

const symbolOf = () => 'road';
const calm = { symbolOf, crowded: false };

describe('planningMarks', () => {
	it('leaves out what has no place', () => {
		const features = [feature(null, null), feature(point(121.3, 31.3), 1500), feature(point(121.3, 31.3), 40)];
		expect(planningMarks(features, calm).features.map(({ id }) => id)).toEqual([features[2]?.id]);
	});

	it('sets features of one place side by side', () => {
		const shiftsOf = (count: number) =>
			planningMarks([...Array.from({ length: count }, () => feature(point(121.4, 31.31), 50))], calm).features.map(
				({ properties }) => properties.shift
			);
		expect(shiftsOf(1)).toEqual([undefined]);
		expect(shiftsOf(2)).toEqual([[-12, 0], [12, 0]]); // prettier-ignore
		const ring = shiftsOf(5);
		expect(new Set(ring.map(String)).size).toBe(5);
		for (const [x = 0, y = 0] of ring.map((shift) => shift ?? [])) expect(Math.hypot(x, y)).toBeCloseTo(28, -0.5);
	});

	it('delays marks of many small outlines until there is room', () => {
		const parcel = feature(square(121.39, 31.3, 0.0005), 10, { class: 'parcel' });
		const [few, many] = [false, true].map((crowded) => planningMarks([parcel], { symbolOf, crowded }));
		expect(few?.features[0]?.properties.mark_zoom).toBeUndefined();
		expect(many?.features[0]?.properties.mark_zoom).toBeGreaterThanOrEqual(15);
		expect(few && openingsOf(few, false)).toEqual({ mark_zoom: 0, edge_zoom: 0 });
		expect(many && openingsOf(many, true).mark_zoom).toBe(many?.features[0]?.properties.mark_zoom);
	});

	it('contain the names in all languages', () => {
		const mark = planningMark(feature(point(121.3, 31.3), 40), calm);
		expect(mark?.properties).toMatchObject({ name_zh: '甲', name_en: 'A', symbol: 'kind-road', class: 'project' });
	});

	it('omit missing properties', () => {
		const mark = planningMark(feature(square(121.39, 31.3, 0.0005), 10, { class: 'parcel' }), calm);
		expect(Object.keys(mark?.properties ?? {}).sort()).toEqual(['class', 'drawing', 'name_en', 'name_zh', 'slug', 'symbol']); // prettier-ignore
	});
});
