/** Classification of a single sample from entered values or a sheet. */
import { inEveryLanguage, type Words } from '../../../i18n/shared/words.ts';
import { assess } from '../standard/assess.ts';
import { explain } from '../standard/explain.ts';
import { isProblem, readReading, type Reading } from '../standard/reading.ts';
import type { Standard, WaterBody } from '../standard/standard.ts';
import type { StandardClass, WaterClass } from '../standard/water-class.ts';

/** Water body and target that a sample is assessed by. */
export interface JudgedSection {
	water_body: WaterBody;
	target_class: StandardClass | null;
}

export interface Judgement {
	class: WaterClass;
	/** null without a target */
	meets_target: boolean | null;
	explanation: Words<string>;
	/** Class of each item that has limits, by its code. */
	per_item: Readonly<Record<string, WaterClass>>;
}

/**
 * @param values by item, as reported: `1.32`, `0.02L`; invalid values are left out
 * @returns null without a reading of an item that counts
 */
export function judge(
	values: Readonly<Record<string, string>>,
	{ water_body, target_class }: JudgedSection,
	standard: Standard
): Judgement | null {
	const readings = standard.items.flatMap((item): Reading[] => {
		const reading = readReading(item, values[item.code], item.code);
		return reading === null || isProblem(reading) ? [] : [reading];
	});
	const temperature = readings.find(({ item }) => item.code === 'water_temp');
	const sample = { water_body, readings, water_temp_c: temperature?.value ?? null };
	const assessment = assess(sample, standard, target_class);
	if (!assessment) return null;
	const { items, reference } = assessment;
	return {
		class: assessment.class,
		meets_target: assessment.meets_target,
		explanation: inEveryLanguage((language) => explain(assessment, water_body, language)),
		per_item: Object.fromEntries([...items, ...reference].map((assessed) => [assessed.item.code, assessed.class]))
	};
}
