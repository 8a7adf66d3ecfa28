/** Formatting of the figures of an indicator in the given language. */
import type { IndicatorOperator, IndicatorValue } from '../../../domain/planning/indicators/indicator.ts';
import type { LocalText } from '../../../domain/shared/text.ts';
import type { indicatorsWords } from '../../../i18n/planning/indicators.ts';
import type { RoomOf } from '../../../i18n/shared/words.ts';

/** Language functions for formatting; `I18n` implements it. */
export interface Writer {
	words: RoomOf<typeof indicatorsWords>;
	name: (text: LocalText | null | undefined) => string;
	number: (value: number) => string;
}

const OPERATOR_SIGNS: Readonly<Record<IndicatorOperator, string>> = { '=': '=', '>=': '≥', '<=': '≤', '~': '≈' };

/** A figure in parts, to align numbers and style units separately. */
export interface Figure {
	/** Sign before the number; empty for a plain actual figure. */
	sign: string;
	/** The sign as text, for screen readers. */
	signWords: string;
	number: string;
	/** With its leading space, which `%` does not have. */
	unit: string;
}

/** @returns null where the value is not a number (text only, withheld, or a change only) */
export function figureOf(
	{ kind, value, operator, measure }: IndicatorValue,
	unit: LocalText | null,
	writer: Writer
): Figure | null {
	if (value === null) return null;
	const plain = kind === 'actual' && operator === '=';
	return {
		sign: plain ? '' : OPERATOR_SIGNS[operator],
		signWords: plain ? '' : writer.words.operator[operator],
		number: writer.number(value),
		// A growth is in percent, whatever the unit of the level.
		unit: measure === 'growth' ? '%' : spaced(writer.name(unit))
	};
}

const spaced = (unit: string): string => (unit === '' || unit === '%' ? unit : `\u00a0${unit}`);

/** A figure as text for screen readers: `至少 80%`. */
export function spokenFigure(value: IndicatorValue, unit: LocalText | null, writer: Writer): string {
	const figure = figureOf(value, unit, writer);
	if (figure) {
		const text = [figure.signWords, `${figure.number}${figure.unit}`].filter(Boolean).join(' ');
		return value.measure === 'growth' ? writer.words.growthOf(text) : text;
	}
	if (value.suppressed) return writer.words.withheld;
	return writer.name(value.text) || writer.words.noLevel;
}

export interface ChangeText {
	/** ↑ ↓ or nothing. */
	arrow: string;
	/** Direction and amount as text: 增 12%. */
	text: string;
	/** Unit of the amount; empty where the text includes it. */
	unit: string;
}

export function changeText({ value, unit }: NonNullable<IndicatorValue['change']>, writer: Writer): ChangeText {
	const { change } = writer.words;
	const direction = value > 0 ? 'up' : value < 0 ? 'down' : 'flat';
	const amount = writer.number(Math.abs(value));
	return {
		arrow: { up: '↑', down: '↓', flat: '→' }[direction],
		text: change[direction](unit === 'points' ? change.points(amount) : `${amount}%`),
		unit: change.unit[unit]
	};
}
