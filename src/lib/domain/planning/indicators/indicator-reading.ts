/** Derived values of an indicator: comparisons of its own figures, within what the source allows. */
import type { Indicator, IndicatorOperator, IndicatorValue } from './indicator.ts';
import type { LocalText } from '../../shared/text.ts';

/**
 * A target beside the last actual figure of the same measure.
 * `level`: both are levels. `growth`: both are changes against the year before, in percent.
 */
export interface Comparison {
	measure: 'level' | 'growth';
	actual: number;
	target: number;
	operator: IndicatorOperator;
	/** Target less actual; percentage points where the figures are percentages. */
	difference: number;
	/** Whether the last actual figure already satisfies the target; null where the target sets no bound (`=`, `~`). */
	reached: boolean | null;
}

export interface IndicatorReading {
	indicator: Indicator;
	/** The last actual figure. */
	actual: IndicatorValue | null;
	/** Actual figures before the last one, by year. */
	earlier: readonly IndicatorValue[];
	/** The next target after the last actual figure, else the last target there is. */
	target: IndicatorValue | null;
	comparison: Comparison | null;
	tense: boolean;
}

export function readIndicator(indicator: Indicator): IndicatorReading {
	const byYear = indicator.values.toSorted((a, b) => a.year - b.year);
	const actuals = byYear.filter(({ kind }) => kind === 'actual');
	const targets = byYear.filter(({ kind }) => kind === 'target');
	const actual = actuals.at(-1) ?? null;
	const target = targets.find(({ year }) => !actual || year > actual.year) ?? targets.at(-1) ?? null;
	return {
		indicator,
		actual,
		earlier: actuals.slice(0, -1),
		target,
		comparison: actual && target ? compare(actual, target) : null,
		tense: indicator.notes.some(({ kind }) => kind === 'tension')
	};
}

function compare(actual: IndicatorValue, target: IndicatorValue): Comparison | null {
	const before = comparableValue(actual, target.measure);
	if (before === null || target.value === null) return null;
	return {
		measure: target.measure,
		actual: before,
		target: target.value,
		operator: target.operator,
		difference: subtract(target.value, before),
		reached: satisfies(before, target.operator, target.value)
	};
}

/** The actual figure in the target's measure. A change whose unit the source leaves open is not compared. */
function comparableValue({ measure, value, change }: IndicatorValue, wanted: 'level' | 'growth'): number | null {
	if (measure === wanted) return value;
	return wanted === 'growth' && change?.unit === 'percent' ? change.value : null;
}

function satisfies(actual: number, operator: IndicatorOperator, target: number): boolean | null {
	if (operator === '>=') return actual >= target;
	return operator === '<=' ? actual <= target : null;
}

/** a - b, as exact as the figures are written: 95 - 94.33 is 0.67 and not 0.6700000000000017. */
export function subtract(a: number, b: number): number {
	const places = Math.max(decimals(a), decimals(b));
	return Number((a - b).toFixed(places));
}

const decimals = (value: number): number => String(value).split('.')[1]?.length ?? 0;

/** Whether the unit is a share of a hundred, in whatever language it is given. */
export const isPercent = (unit: LocalText | null): boolean => Object.values(unit ?? {}).includes('%');

export interface IndicatorSummary {
	indicators: number;
	targets: number;
	/** Targets that the source gives in words, without a figure. */
	targetsInWords: number;
	tense: number;
	withheld: number;
}

export function summarise(readings: readonly IndicatorReading[]): IndicatorSummary {
	const count = (test: (reading: IndicatorReading) => boolean): number => readings.filter(test).length;
	return {
		indicators: readings.length,
		targets: count(({ target }) => target !== null),
		targetsInWords: count(({ target }) => target !== null && target.value === null && !target.suppressed),
		tense: count(({ tense }) => tense),
		withheld: count(({ indicator }) => indicator.values.some(({ suppressed }) => suppressed))
	};
}

/** The year that all given figures share, or null where they differ or there are none. */
export function sharedYear(values: readonly (IndicatorValue | null)[]): number | null {
	const years = new Set(values.flatMap((value) => (value ? [value.year] : [])));
	const [year = null] = years;
	return years.size === 1 ? year : null;
}
