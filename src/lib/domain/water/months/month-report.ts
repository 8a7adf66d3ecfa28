/** Data of the monthly report, shared by page, CSV and XLSX. */
import { changesSince, type MonthSummary, monthSummary } from './month-summary.ts';
import type { MonthGrid } from './month-grid.ts';
import { setInMonth } from './month-sample.ts';
import { pct } from './section-set.ts';
import type { MonthSample, River, WaterSection } from '../section.ts';
import { WATER_CLASSES, type WaterClass } from '../standard/water-class.ts';

export interface ReportRow {
	section: WaterSection;
	river: River | null;
	/** null without a record of the section. */
	sample: MonthSample | null;
	/** Class a month and a year before; null where it was not measured. */
	last_month: WaterClass | null;
	last_year: WaterClass | null;
}

export interface PollutantRate {
	item: string;
	exceeding: number;
	total: number;
	/** In percent with one decimal. */
	pct: string;
}

export interface MonthReport {
	month: string;
	summary: MonthSummary;
	/** Shares of the sections with data, best class first. */
	shares: readonly { class: WaterClass; count: number; pct: string | null }[];
	/** `few`: fewer than five sections with data; `good`: no main pollutants are named for a good state. */
	pollutants: { state: 'named' | 'good' | 'few'; rates: readonly PollutantRate[] };
	/** The month before and the same month a year before; null without data. */
	last_month: MonthSummary | null;
	last_year: MonthSummary | null;
	worse: readonly string[];
	rows: readonly ReportRow[];
	has_examples: boolean;
}

interface Given {
	sections: readonly WaterSection[];
	rivers: readonly River[];
	grid: MonthGrid;
	/** Samples of the month. */
	samples: readonly MonthSample[];
	classIn: (section: string, month: string) => WaterClass | null;
	before: { month: string; year: string };
}

export function monthReport(month: string, { sections, rivers, grid, samples, classIn, before }: Given): MonthReport {
	const summary = monthSummary(sections, grid, month);
	const summaryOf = (other: string) => (grid.months.includes(other) ? monthSummary(sections, grid, other) : null);
	const sampleOf = new Map(samples.map((sample) => [sample.section, sample]));
	const riverOf = new Map(rivers.map((river) => [river.slug, river]));
	return {
		month,
		summary,
		shares: WATER_CLASSES.map((waterClass) => {
			const count = summary.counts.by_class[waterClass];
			return { class: waterClass, count, pct: pct(count, summary.counts.total)?.toFixed(1) ?? null };
		}),
		pollutants: pollutantsOf(samples, month),
		last_month: summaryOf(before.month),
		last_year: summaryOf(before.year),
		worse: changesSince(sections, grid, month, before.month)?.worse.map(({ section }) => section) ?? [],
		rows: sections.map((section) => ({
			section,
			river: riverOf.get(section.river) ?? null,
			sample: sampleOf.get(section.code) ?? null,
			last_month: classIn(section.code, before.month),
			last_year: classIn(section.code, before.year)
		})),
		has_examples: sections.some(({ is_example }) => is_example)
	};
}

function pollutantsOf(samples: readonly MonthSample[], month: string): MonthReport['pollutants'] {
	const result = setInMonth(samples, month);
	if (result.method !== 'shares') return { state: 'few', rates: [] };
	const rates = result.main_pollutants.map(({ item, exceeding, total }) => ({
		item: item.code,
		exceeding,
		total,
		pct: pct(exceeding, total)?.toFixed(1) ?? ''
	}));
	return { state: rates.length ? 'named' : 'good', rates };
}
