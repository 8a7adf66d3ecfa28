/** Time series of one item by month: readings, gaps and their reasons. */
import { dateOf } from '../../shared/time/day.ts';
import { monthAfter, monthsBetween } from '../../shared/time/month.ts';
import { drawnValue, isBelowDetection } from './nearness.ts';
import type { MonthSample, MonthStatus } from '../section.ts';
import type { WaterClass } from '../standard/water-class.ts';

export interface SeriesPoint {
	/** YYYY-MM */
	month: string;
	/** Day of the sample; the middle of the month without a sample. */
	date: Date;
	/** Value to draw; null for a gap. */
	value: number | null;
	/** As reported. */
	reported: string | null;
	below_detection: boolean;
	class: WaterClass | null;
	/** `no_record`: no record of the month at all. */
	status: MonthStatus | 'no_record';
}

/** All months from the first to the last, missing ones included. */
export function itemSeriesOf(series: readonly MonthSample[], item: string): SeriesPoint[] {
	const [first, last] = [series[0]?.month, series.at(-1)?.month];
	if (!first || !last) return [];
	const byMonth = new Map(series.map((sample) => [sample.month, sample]));
	return monthsBetween(first, last).map((month) => pointOf(month, byMonth.get(month), item));
}

function pointOf(month: string, sample: MonthSample | undefined, item: string): SeriesPoint {
	const result = sample?.status === 'measured' ? sample.per_item[item] : undefined;
	const value = drawnValue(result?.value);
	return {
		month,
		date: dateOf(sample && value !== null ? sample.date : `${month}-15`),
		value,
		reported: result?.value ?? null,
		below_detection: result !== undefined && isBelowDetection(result.value),
		class: result?.class ?? null,
		status: sample?.status === 'measured' && value === null ? 'not_measured' : (sample?.status ?? 'no_record')
	};
}

/** The series shifted by a year, for comparison with the previous year. */
export function yearLater(points: readonly SeriesPoint[]): SeriesPoint[] {
	const last = points.at(-1)?.month ?? '';
	return points
		.map((point) => {
			const date = new Date(point.date);
			date.setUTCFullYear(date.getUTCFullYear() + 1);
			return { ...point, month: monthAfter(point.month, 12), date };
		})
		.filter(({ month }) => month <= last);
}

export interface Stretch {
	from: Date;
	to: Date;
}

/** Periods of consecutive suspended months, as days. */
export function suspendedStretches(points: readonly SeriesPoint[]): Stretch[] {
	const stretches: { first: string; last: string }[] = [];
	for (const { month, status } of points) {
		if (status !== 'suspended') continue;
		const open = stretches.at(-1);
		if (open && monthAfter(open.last, 1) === month) open.last = month;
		else stretches.push({ first: month, last: month });
	}
	return stretches.map(({ first, last }) => ({ from: dateOf(`${first}-01`), to: dateOf(`${monthAfter(last, 1)}-01`) }));
}
