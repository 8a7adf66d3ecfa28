/** From the readings of a month to its result: the one place where stored samples are assessed for the pages. */
import type { MonthSample, OdourWarning, Suspension } from '../../domain/water/section.ts';
import type { Assessment } from '../../domain/water/standard/assess.ts';
import { BLACK_ODOROUS_ITEMS, gradePoint, gradeReading } from '../../domain/water/standard/black-odorous.ts';
import { explain, shownValue } from '../../domain/water/standard/explain.ts';
import { isSuspendedIn } from '../../domain/water/months/month-grid.ts';
import { assessMonth } from '../../domain/water/months/period.ts';
import { multipleOf, multipleText } from '../../domain/water/standard/pollutants.ts';
import { isProblem, readReading, type Reading } from '../../domain/water/standard/reading.ts';
import type { Sample } from '../../domain/water/standard/sample.ts';
import { localise } from '../../domain/shared/text.ts';
import { inEveryLanguage } from '../../i18n/shared/words.ts';
import { assessmentWords } from '../../i18n/water/assessment.ts';
import { Fraction } from '../../domain/water/standard/fraction.ts';
import { type Standard, standardOn, type WaterBody } from '../../domain/water/standard/standard.ts';
import type { StandardClass, WaterClass } from '../../domain/water/standard/water-class.ts';

/** Properties of a section that its assessment needs. */
export interface AssessedSection {
	code: string;
	target_class: StandardClass | null;
	water_body: WaterBody;
	suspended: readonly Suspension[];
}

/** One sample as stored: readings by item, as reported. */
export interface StoredSample {
	section: string;
	date: string;
	values: Readonly<Record<string, string>>;
}

/** Text equal to the text of its number: such a value can stay a number, which compares faster and as exactly (see Exact). */
const PLAIN_NUMBER = /^\d{1,9}(\.\d{1,6})?$/;

/**
 * @param month YYYY-MM
 * @param samples of the section in that month; several are averaged before they are assessed
 */
export function monthSample(section: AssessedSection, month: string, samples: readonly StoredSample[]): MonthSample {
	const last = samples.at(-1);
	if (!last) return emptyMonth(section, month);
	const standard = standardOn(last.date);
	const { mean, assessment } = assessMonth(
		{ month, samples: samples.map((sample) => asSample(sample, section.water_body, standard)), suspended_reason: null },
		{ standard, water_body: section.water_body, target_class: section.target_class }
	);
	return {
		section: section.code,
		month,
		date: last.date,
		class: assessment?.class ?? null,
		status: 'measured',
		reason: null,
		per_item: perItem(samples.length === 1 ? last : null, mean?.readings ?? [], assessment, samples),
		main_pollutants: (assessment?.main_pollutants ?? []).map((pollutant) => {
			const multiple = multipleOf(pollutant);
			return { item: pollutant.item.code, multiple: multiple && Number(multipleText(multiple)) };
		}),
		meets_target: assessment?.meets_target ?? null,
		warning: warningOf(samples),
		explanation: inEveryLanguage((language) =>
			assessment ? explain(assessment, section.water_body, language) : assessmentWords[language].nothingCounts
		)
	};
}

function emptyMonth({ code, suspended }: AssessedSection, month: string): MonthSample {
	const stopped = suspended.find((period) => isSuspendedIn([period], month));
	const reason = stopped?.reason ?? null;
	return {
		section: code,
		month,
		date: `${month}-01`,
		class: null,
		status: reason ? 'suspended' : 'not_measured',
		reason,
		per_item: {},
		main_pollutants: [],
		meets_target: null,
		warning: null,
		explanation: inEveryLanguage((language) => {
			const { suspended, notMeasured } = assessmentWords[language];
			return reason ? suspended(localise(reason, language)) : notMeasured;
		})
	};
}

/** Grade of the month's visits together, and the readings behind the warning of the last one. */
function warningOf(samples: readonly StoredSample[]): OdourWarning | null {
	const readings = samples.map(({ values }) =>
		Object.fromEntries([...BLACK_ODOROUS_ITEMS, 'depth_cm'].map((code) => [code, drawn(values[code])]))
	);
	const grade = gradePoint(readings);
	if (grade === null) return null;
	const at = readings.findLastIndex((reading) => (gradeReading(reading)?.grade ?? 'none') !== 'none');
	const found = gradeReading(readings[at] ?? {})?.per_item ?? {};
	return {
		grade,
		items: BLACK_ODOROUS_ITEMS.flatMap((item) => {
			const [value, itemGrade] = [samples[at]?.values[item], found[item]];
			return value !== undefined && itemGrade && itemGrade !== 'none' ? [{ item, value, grade: itemGrade }] : [];
		})
	};
}

/** Half the detection limit below detection, as in means. */
function drawn(reported: string | undefined): Fraction | null {
	const value = reported === undefined ? null : Fraction.parse(reported.replace(/L$/, ''));
	return value && reported?.endsWith('L') ? value.times(HALF) : value;
}

const HALF = Fraction.of('0.5');

function asSample({ values }: StoredSample, water_body: WaterBody, standard: Standard): Sample {
	const readings = standard.items.flatMap((item): Reading[] => {
		const reported = values[item.code];
		if (reported === undefined) return [];
		const raw = PLAIN_NUMBER.test(reported) ? Number(reported) : reported;
		const reading = readReading(item, raw, item.code);
		return reading === null || isProblem(reading) ? [] : [reading];
	});
	const temperature = readings.find(({ item }) => item.code === 'water_temp');
	return { water_body, readings, water_temp_c: temperature?.value ?? null };
}

/** @param only the month's one sample, whose values stay as reported; null where they are means */
function perItem(
	only: StoredSample | null,
	readings: readonly Reading[],
	assessment: Assessment | null,
	samples: readonly StoredSample[]
): MonthSample['per_item'] {
	const classes = new Map<string, WaterClass>(
		[...(assessment?.items ?? []), ...(assessment?.reference ?? [])].map((assessed) => [
			assessed.item.code,
			assessed.class
		])
	);
	const results: MonthSample['per_item'] = {};
	for (const { item, value, detection_limit } of readings) {
		const mean = detection_limit ? `${shownValue(detection_limit)}L` : shownValue(value);
		results[item.code] = { value: only?.values[item.code] ?? mean, class: classes.get(item.code) ?? null };
	}
	// Items beside the standard's, such as transparency, are shown as in the last sample.
	for (const [code, value] of Object.entries(samples.at(-1)?.values ?? {})) results[code] ??= { value, class: null };
	return results;
}
