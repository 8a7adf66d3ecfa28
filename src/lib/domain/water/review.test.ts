import { describe, expect, it } from 'vitest';
import { reviewedSample, isForward, nextReview, type QueuedSample, returnStep, returnTargets } from './review.ts';
import { isOrderOfMagnitudeAway } from './lab/typical-readings.ts';

const SAMPLE: QueuedSample = {
	id: 1,
	section: 'S',
	name: { zh: '示例断面' },
	water_body: 'river',
	target_class: 'IV',
	date: '2026-01-05',
	is_example: false,
	sampler: null,
	file: null,
	values: { tp: '9', nh3n: '1.32', water_temp: '8', transparency_cm: '45' },
	mine: false,
	steps: []
};

describe('the way of a sample', () => {
	it('goes forward one step at a time, and back to anywhere or out', () => {
		expect([nextReview('preliminary'), nextReview('reviewed'), nextReview('published')]).toEqual([
			'reviewed',
			'published',
			null
		]);
		expect(returnTargets('published')).toEqual(['reviewed', 'preliminary', 'withdrawn']);
		expect(returnTargets('preliminary')).toEqual(['withdrawn']);
		expect(isForward('preliminary', 'published')).toBe(false);
	});

	it('gives the reason of a step back, and none for a step forward', () => {
		const step = { by: 'a@example.org', at: '2026-01-06T00:00:00Z' };
		const entered = { ...step, from: null, to: 'preliminary', reason: null } as const;
		const back = { ...step, from: 'reviewed', to: 'preliminary', reason: '可疑' } as const;
		expect(returnStep({ steps: [entered] })).toBeNull();
		expect(returnStep({ steps: [entered, back] })).toBe(back);
	});
});

describe('what a reviewer looks at', () => {
	it('gives the expected class, the items beyond class III, and unusual values', () => {
		const { judgement, readings } = reviewedSample(SAMPLE, { S: { tp: [12, 0.11], nh3n: [12, 0.9] } });
		expect(judgement).toMatchObject({ class: '>V', meets_target: false });
		expect(readings.map(({ item, exceeds, usual }) => [item, exceeds, usual])).toEqual([
			['water_temp', false, null],
			['nh3n', true, null],
			['tp', true, 0.11],
			['transparency_cm', false, null]
		]);
	});

	it('calls nothing unusual without a history, nor what always moves', () => {
		expect(isOrderOfMagnitudeAway('tp', '9', [2, 0.1])).toBe(false);
		expect(isOrderOfMagnitudeAway('tp', '9', undefined)).toBe(false);
		expect(isOrderOfMagnitudeAway('fecal_coliform', '90000', [20, 100])).toBe(false);
		expect(isOrderOfMagnitudeAway('tp', '0.005L', [20, 0.1])).toBe(false);
		expect(isOrderOfMagnitudeAway('tp', '0.005', [20, 0.1])).toBe(true);
	});
});
