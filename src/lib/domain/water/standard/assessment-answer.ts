/** Output format of an assessment: of `npm run assess` and of the SQL function. */
import { localise } from '../../shared/text.ts';
import type { Language } from '../../../i18n/shared/languages.ts';
import { notationWords } from '../../../i18n/shared/notation.ts';
import { assess } from './assess.ts';
import { explain } from './explain.ts';
import { multipleOf, multipleText } from './pollutants.ts';
import type { SampleRow } from './sample.ts';
import type { Standard } from './standard.ts';
import type { WaterClass } from './water-class.ts';

export interface Answer {
	id: string | number;
	section_class: WaterClass;
	/** 优, 良好, 轻度污染, 中度污染 or 重度污染: the rules' own word in every language. */
	status: string;
	/** Class of each item that counts and was measured. */
	per_indicator: Record<string, WaterClass>;
	/** `multiple` is a decimal with one place as text ("0.9", "1.0"), rounded last; null where none is calculated. */
	main_pollutants: { item: string; multiple: string | null }[];
	is_good_III_or_better: boolean;
	meets_target: boolean | null;
	explanation: string;
}

/** @returns null where no item that counts was measured */
export function assessRow(
	{ id, sample, target_class }: SampleRow,
	standard: Standard,
	language: Language
): Answer | null {
	const assessment = assess(sample, standard, target_class);
	if (!assessment) return null;
	const { grade, items, main_pollutants, is_good_III_or_better, meets_target } = assessment;
	return {
		id,
		section_class: assessment.class,
		status: localise(grade.name, 'zh'),
		per_indicator: Object.fromEntries(items.map((assessed) => [assessed.item.code, assessed.class])),
		main_pollutants: main_pollutants.map((pollutant) => {
			const multiple = multipleOf(pollutant);
			return { item: pollutant.item.code, multiple: multiple && multipleText(multiple) };
		}),
		is_good_III_or_better,
		meets_target,
		explanation: explain(assessment, sample.water_body, language)
	};
}

type Cell = string | number | boolean | null;

/** Header and rows of a sheet: one line for each sample, a column `class_…` for each item that occurs. */
export function answerTable(
	answers: readonly Answer[],
	standard: Standard,
	language: Language
): [header: string[], rows: Cell[][]] {
	const items = standard.items.filter(({ code }) => answers.some(({ per_indicator }) => per_indicator[code]));
	const named = (code: string) => localise(standard.item.get(code)?.name, language);
	const header = [
		'id',
		'section_class',
		'status',
		'main_pollutants',
		'is_good_III_or_better',
		'meets_target',
		'explanation'
	];
	const rows = answers.map((answer) => [
		answer.id,
		answer.section_class,
		answer.status,
		answer.main_pollutants
			.map(({ item, multiple }) => (multiple === null ? named(item) : `${named(item)}(${multiple})`))
			.join(notationWords[language].list),
		answer.is_good_III_or_better,
		answer.meets_target,
		answer.explanation,
		...items.map(({ code }) => answer.per_indicator[code] ?? null)
	]);
	return [[...header, ...items.map(({ code }) => `class_${code}`)], rows];
}
