/** For tests: samples and assessments out of a few values. */
import { assess, type Assessment } from './assess.ts';
import { readSampleRow, type Sample } from './sample.ts';
import { standardOn, type WaterBody } from './standard.ts';
import type { StandardClass } from './water-class.ts';

export const STANDARD = standardOn('2025-01-01');

export function sampleOf(values: object, water_body: WaterBody = 'river', water_temp_c?: number): Sample {
	const checked = readSampleRow({ id: 1, water_body, values, water_temp_c }, STANDARD);
	if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
	return checked.value.sample;
}

export function assessmentOf(
	values: object,
	water_body: WaterBody = 'river',
	water_temp_c?: number,
	target: StandardClass | null = null
): Assessment {
	const assessment = assess(sampleOf(values, water_body, water_temp_c), STANDARD, target);
	if (!assessment) throw new Error('nothing counts');
	return assessment;
}
