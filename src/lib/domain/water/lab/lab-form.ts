/** Form for one sample taken in the field, validated field by field while typing. */
import type { LabProblem } from './lab-problem.ts';
import { isoDate, MAX_SAMPLER_LENGTH, reportedAs } from './lab-row.ts';
import { problem } from '../../shared/problem.ts';
import type { WaterItem } from '../standard/standard.ts';

/** Values of the fields, as typed. */
export interface SampleForm {
	section: string;
	date: string;
	sampler: string;
	/** By item. */
	values: Readonly<Record<string, string>>;
	/** Items not detected: the value is the detection limit. */
	not_found: Readonly<Record<string, boolean>>;
}

/** `section`, `date`, or the code of an item. */
export type FormProblems = Readonly<Record<string, LabProblem['problem']>>;

export interface CheckedForm {
	/** Valid readings, for a provisional assessment. */
	values: Readonly<Record<string, string>>;
	/** null while anything is wrong or missing. */
	sample: { section: string; date: string; sampler: string | null; values: Record<string, string> } | null;
	problems: FormProblems;
}

/** Items measured on site, in the order of the field sheet; those of the laboratory follow. */
const FIELD_FIRST = ['water_temp', 'ph', 'do', 'transparency_cm', 'orp_mv', 'nh3n'];

/** Items without a detection limit: a probe or a Secchi disc always gives a reading. */
const ALWAYS_FOUND = new Set(['water_temp', 'ph', 'do', 'transparency_cm', 'orp_mv']);
export const canBeNotFound = ({ code }: WaterItem): boolean => !ALWAYS_FOUND.has(code);

export function formItems(items: readonly WaterItem[]): { field: WaterItem[]; laboratory: WaterItem[] } {
	const place = ({ code }: WaterItem) => FIELD_FIRST.indexOf(code);
	return {
		field: items.filter((item) => place(item) >= 0).toSorted((a, b) => place(a) - place(b)),
		laboratory: items.filter((item) => place(item) < 0)
	};
}

/** Names of the form fields without JavaScript. */
export const fieldName = (item: string): string => `value_${item}`;
export const notFoundName = (item: string): string => `not_found_${item}`;

/** Parses the form data. */
export function formFrom(sent: FormData, items: readonly WaterItem[]): SampleForm {
	const textOf = (name: string): string => {
		const value = sent.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	return {
		section: textOf('section'),
		date: textOf('date'),
		sampler: textOf('sampler'),
		values: Object.fromEntries(items.map(({ code }) => [code, textOf(fieldName(code))])),
		not_found: Object.fromEntries(items.map(({ code }) => [code, sent.has(notFoundName(code))]))
	};
}

/**
 * @param sections codes that may be chosen
 * @param today ISO date in the town's time zone
 */
export function checkForm(
	form: SampleForm,
	{ items, sections, today }: { items: readonly WaterItem[]; sections: readonly string[]; today: string }
): CheckedForm {
	const problems: Record<string, LabProblem['problem']> = {};
	const values: Record<string, string> = {};
	if (!form.section) problems['section'] = { code: 'missing_section', given: '', expected: '' };
	else if (!sections.includes(form.section))
		problems['section'] = { code: 'unknown_section', given: form.section, expected: '' };
	const date = isoDate(form.date);
	if (!form.date) problems['date'] = { code: 'missing_date', given: '', expected: '' };
	else if (date === null) problems['date'] = { code: 'bad_date', given: form.date, expected: '' };
	else if (date > today) problems['date'] = { code: 'future_date', given: date, expected: '' };
	for (const item of items) {
		const reported = readField(item, form);
		if (reported !== null && typeof reported === 'object') problems[item.code] = reported;
		else if (reported !== null) values[item.code] = reported;
	}
	const complete = Object.keys(problems).length === 0 && date !== null && Object.keys(values).length > 0;
	const sampler = form.sampler.slice(0, MAX_SAMPLER_LENGTH) || null;
	return { values, problems, sample: complete ? { section: form.section, date, sampler, values } : null };
}

function readField(item: WaterItem, { values, not_found }: SampleForm) {
	const text = (values[item.code] ?? '').normalize('NFKC').trim();
	if (!not_found[item.code]) return reportedAs(item, text);
	if (text === '') return problem('no_detection_limit', '', '');
	return reportedAs(item, /^[\d.]+$/.test(text) ? `${text}L` : text);
}
