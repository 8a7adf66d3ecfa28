/** Assessment of a section by month, quarter and year, with the minimum number of samples (环办〔2011〕22号, data statistics). */
import { assess, type Assessment } from '../standard/assess.ts';
import { DEFAULT_PH_MEAN, meanSample, type PhMean } from './mean.ts';
import type { Sample } from '../standard/sample.ts';
import type { Standard, WaterBody } from '../standard/standard.ts';
import type { StandardClass } from '../standard/water-class.ts';

/** One section in one month. */
export interface SectionMonth {
	/** ISO year and month: 2025-03. */
	month: string;
	samples: readonly Sample[];
	/** Why no sample was taken, such as 疏浚施工; may be set although there are samples. */
	suspended_reason: string | null;
}

/** A month without a sample; the reason is null when not stated. */
export interface Gap {
	month: string;
	reason: string | null;
}

/**
 * - `assessed`: enough samples
 * - `reduced`: a year with 8 to 11 months, which the rules allow where sampling was not possible (ice and the like)
 * - `too_few`: fewer samples than required: no class
 * - `suspended`: not sampled, for a stated reason
 * - `missing`: not sampled, without a stated reason
 */
export type PeriodState = 'assessed' | 'reduced' | 'too_few' | 'suspended' | 'missing';

export interface PeriodResult {
	state: PeriodState;
	/** null unless assessed or reduced. */
	assessment: Assessment | null;
	/** The mean values, also where there are too few for a class. */
	mean: Sample | null;
	sample_count: number;
	/** Months with samples. */
	month_count: number;
	gaps: readonly Gap[];
}

/** Samples for a month and a quarter, months for a year. */
const MIN_COUNTS = { month_samples: 1, quarter_samples: 2, year_months: 12, year_months_reduced: 8 } as const;

export interface PeriodRules {
	standard: Standard;
	water_body: WaterBody;
	target_class?: StandardClass | null;
	ph_mean?: PhMean;
}

/** One sample is assessed as it is, several by their mean. */
export function assessMonth(month: SectionMonth, rules: PeriodRules): PeriodResult {
	return overSamples([month], MIN_COUNTS.month_samples, rules);
}

/** By the mean of all samples of the quarter, at least two. */
export function assessQuarter(months: readonly SectionMonth[], rules: PeriodRules): PeriodResult {
	return overSamples(months, MIN_COUNTS.quarter_samples, rules);
}

/** By the mean of the monthly means, so that a month with two samples has no double weight: twelve, or at least eight. */
export function assessYear(months: readonly SectionMonth[], rules: PeriodRules): PeriodResult {
	const monthly = months.flatMap(({ samples }) => meanSample(samples, rules.water_body, rules.ph_mean) ?? []);
	const { year_months, year_months_reduced } = MIN_COUNTS;
	const state =
		monthly.length >= year_months ? 'assessed' : monthly.length >= year_months_reduced ? 'reduced' : 'too_few';
	return result(months, monthly, state, rules);
}

function overSamples(months: readonly SectionMonth[], least: number, rules: PeriodRules): PeriodResult {
	const samples = months.flatMap((month) => month.samples);
	return result(months, samples, samples.length >= least ? 'assessed' : 'too_few', rules);
}

/** @param averaged input of the mean */
function result(
	months: readonly SectionMonth[],
	averaged: readonly Sample[],
	enough: 'assessed' | 'reduced' | 'too_few',
	{ standard, water_body, target_class = null, ph_mean = DEFAULT_PH_MEAN }: PeriodRules
): PeriodResult {
	const mean = meanSample(averaged, water_body, ph_mean);
	const gaps = months
		.filter(({ samples }) => samples.length === 0)
		.map(({ month, suspended_reason }) => ({ month, reason: suspended_reason }));
	const assessment = mean && enough !== 'too_few' ? assess(mean, standard, target_class) : null;
	const sampled = assessment ? enough : 'too_few';
	const unsampled = gaps.length > 0 && gaps.every(({ reason }) => reason !== null) ? 'suspended' : 'missing';
	return {
		state: mean ? sampled : unsampled,
		assessment,
		mean,
		sample_count: months.reduce((total, { samples }) => total + samples.length, 0),
		month_count: months.length - gaps.length,
		gaps
	};
}
