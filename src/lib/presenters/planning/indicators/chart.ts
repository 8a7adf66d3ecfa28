/** Chart of an indicator on one scale, and its text alternative. */
import { isPercent, type IndicatorReading } from '../../../domain/planning/indicators/indicator-reading.ts';
import type { IndicatorValue } from '../../../domain/planning/indicators/indicator.ts';
import { bulletOf, type Bullet } from './bullet.ts';
import { figureOf, spokenFigure, type Writer } from './figure.ts';

/** `percent`: shares of a hundred. `growth`: changes against the year before. `level`: amounts of anything else. */
export type ChartScale = 'percent' | 'level' | 'growth';

export interface Chart {
	bullet: Bullet;
	scale: ChartScale;
	/** A soft commitment is drawn dashed. */
	soft: boolean;
}

/** @returns null with fewer than two figures of one measure */
export function chartOf({ indicator, actual, earlier, target, comparison }: IndicatorReading): Chart | null {
	const growth = comparison?.measure === 'growth';
	const percent = isPercent(indicator.unit) && !growth;
	const bullet = bulletOf({
		actual: comparison?.actual ?? actual?.value ?? null,
		earlier: growth ? [] : earlier.flatMap(({ value }) => (value === null ? [] : [value])),
		target: comparison && { value: comparison.target, operator: comparison.operator },
		percent
	});
	if (!bullet) return null;
	return {
		bullet,
		scale: growth ? 'growth' : percent ? 'percent' : 'level',
		soft: target?.commitment !== null && target?.commitment !== 'commit'
	};
}

/** The actual figure of the chart: the level, or the growth of the year where the target is a growth. */
export function drawnActual({ actual, comparison }: IndicatorReading): IndicatorValue | null {
	if (!actual || comparison?.measure !== 'growth') return actual;
	return { ...actual, value: comparison.actual, measure: 'growth' };
}

/** Text alternative of the chart: all its figures and the ends of its scale. */
export function spokenChart(reading: IndicatorReading, { bullet, scale }: Chart, writer: Writer): string {
	const { words, number, name } = writer;
	const { indicator, earlier, target, comparison } = reading;
	const spoken = (value: IndicatorValue): string => spokenFigure(value, indicator.unit, writer);
	const actual = drawnActual(reading);
	const unit = scale === 'level' ? name(indicator.unit) : '%';
	return [
		...(scale === 'growth' ? [] : earlier.map((value) => words.chart.earlier(String(value.year), spoken(value)))),
		actual && words.chart.reading(words.actualOf(String(actual.year)), spoken(actual)),
		comparison && target && words.chart.reading(words.targetOf(String(target.year)), spoken(target)),
		words.chart.scale(number(bullet.low), withUnit(number(bullet.high), unit))
	]
		.filter(Boolean)
		.join(words.chart.join);
}

const withUnit = (figure: string, unit: string): string =>
	unit === '%' || !unit ? `${figure}${unit}` : `${figure} ${unit}`;

/** A figure beside a chart: `≥ 80%`, without an equals sign. */
export function printedFigure(value: IndicatorValue, reading: IndicatorReading, writer: Writer): string {
	const figure = figureOf(value, reading.indicator.unit, writer);
	if (!figure) return '';
	const sign = value.operator === '=' ? '' : figure.sign;
	return [sign, `${figure.number}${figure.unit}`].filter(Boolean).join(' ');
}
