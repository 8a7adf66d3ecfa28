/** Texts of the monthly report, shared by page and downloads. */
import { standardIn } from '../../domain/water/months/month-sample.ts';
import type { MonthReport, ReportRow } from '../../domain/water/months/month-report.ts';
import type { MonthSummary } from '../../domain/water/months/month-summary.ts';
import { pct } from '../../domain/water/months/section-set.ts';
import type { I18n } from '../../i18n/index.ts';
import { assessmentWords } from '../../i18n/water/assessment.ts';
import { waterWords } from '../../i18n/water/water.ts';
import { trendBetween } from './trend-text.ts';
import { className, itemName, monthName, pollutantsText } from './words.ts';

export interface SheetLine {
	label: string;
	text: string;
}

/** Head of the report: shares with their formulas, main pollutants, trend. */
export function sheetLines(i18n: I18n, report: MonthReport): SheetLine[] {
	const { summary: words, sheet } = i18n.of(waterWords);
	const { summary } = report;
	const n = (value: number): string => i18n.number(value);
	const share = (value: string | null, formula: string): string =>
		`${value === null ? words.none : `${value}%`} (${formula})`;
	const inferior = pct(summary.counts.inferior, summary.counts.total)?.toFixed(1) ?? '';
	const missing = [
		summary.not_measured ? words.unknown(n(summary.not_measured)) : '',
		summary.suspended ? words.suspended(n(summary.suspended)) : ''
	].filter(Boolean);
	return [
		{
			label: words.good,
			text: share(summary.good_pct, words.goodFormula(n(summary.counts.good), n(summary.counts.total)))
		},
		{
			label: words.meeting,
			text: share(summary.meeting_pct, words.meetingFormula(n(summary.meeting), n(summary.with_target)))
		},
		{
			label: words.grade,
			text: summary.grade
				? `${i18n.of(waterWords).grade[summary.grade]} (${words.gradeNote(summary.good_pct ?? '', inferior)})`
				: words.tooFew
		},
		{ label: sheet.coverage, text: missing.join(i18n.m.notation.comma) || words.allKnown(n(summary.sections)) },
		{ label: sheet.pollutants, text: pollutantLine(i18n, report) },
		{ label: sheet.trend, text: trendLines(i18n, report).join(' ') }
	];
}

function pollutantLine(i18n: I18n, { pollutants, month }: MonthReport): string {
	const { sheet } = i18n.of(waterWords);
	if (pollutants.state === 'few') return sheet.pollutantsFew;
	if (pollutants.state === 'good') return sheet.pollutantsNone;
	const standard = standardIn(month);
	return pollutants.rates
		.map(({ item, exceeding, total, pct: rate }) =>
			sheet.pollutantRate(itemName(i18n, standard, item), String(exceeding), String(total), rate)
		)
		.join(i18n.m.notation.list);
}

function trendLines(i18n: I18n, { summary, last_month, last_year }: MonthReport): string[] {
	const { sheet, summary: words } = i18n.of(waterWords);
	const line = (before: MonthSummary | null): string[] => {
		if (!before) return [];
		const [now, then] = [monthName(i18n, summary.month), monthName(i18n, before.month)];
		const trend = trendBetween(before, summary);
		if (!trend) return [sheet.trendFew(now, then)];
		const change = words.trendNote(trend.good, trend.inferior, trend.delta);
		return [`${sheet.trendText(now, then, i18n.of(assessmentWords).trend[trend.step])} (${change})`];
	};
	return [...line(last_month), ...line(last_year)];
}

export type SheetCell = string | number | null;

/** Columns of the table, the CSV and the XLSX. */
export function sheetHeader(i18n: I18n): string[] {
	const { table, sheet, exampleShort } = i18n.of(waterWords);
	return [
		table.section,
		table.river,
		table.level,
		table.date,
		table.class,
		table.target,
		table.meets,
		table.pollutants,
		table.lastMonth,
		table.lastYear,
		sheet.why,
		exampleShort
	];
}

export function sheetRow(i18n: I18n, { section, river, sample, last_month, last_year }: ReportRow): SheetCell[] {
	const { table, sign, level, exampleShort } = i18n.of(waterWords);
	const measured = sample?.status === 'measured';
	const state = sample?.status === 'suspended' ? sign.suspended : sign.not_measured;
	const meets = sample?.meets_target ?? null;
	return [
		i18n.name(section.name),
		i18n.name(river?.name),
		level[section.level],
		measured ? sample.date : null,
		sample?.class ? className(i18n, sample.class) : state,
		section.target_class ? className(i18n, section.target_class) : table.noTarget,
		meets === null ? null : meets ? table.yes : table.no,
		measured
			? pollutantsText(i18n, standardIn(sample.month), sample) || null
			: sample?.reason
				? i18n.name(sample.reason)
				: null,
		last_month ? className(i18n, last_month) : null,
		last_year ? className(i18n, last_year) : null,
		sample?.explanation[i18n.language] || null,
		section.is_example ? exampleShort : null
	];
}
