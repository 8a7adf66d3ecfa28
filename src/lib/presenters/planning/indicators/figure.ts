/** How the figures of an indicator are written. Pure: words and number format come from the caller's language. */
import type { IndicatorOperator, IndicatorValue } from '../../../domain/planning/indicators/indicator.ts';
import type { LocalText } from '../../../domain/shared/text.ts';
import type { indicatorsWords } from '../../../i18n/planning/indicators.ts';
import type { RoomOf } from '../../../i18n/shared/words.ts';

/** What writing needs of the interface's language. `I18n` of the page is one. */
export interface Writer {
	words: RoomOf<typeof indicatorsWords>;
	name: (text: LocalText | null | undefined) => string;
	number: (value: number) => string;
}

export const OPERATOR_SIGNS: Readonly<Record<IndicatorOperator, string>> = { '=': '=', '>=': '≥', '<=': '≤', '~': '≈' };

/** A figure in its parts, so that numbers can be set flush and units quietly beside them. */
export interface Figure {
	/** Sign before the number; empty for an actual figure that is simply itself. */
	sign: string;
	/** The sign in words, for the ear. */
	signWords: string;
	number: string;
	/** Ready to be set after the number: `%` closes up, a word keeps a space. */
	unit: string;
}

/** @returns null where the value is not a number (words only, withheld, or only a change) */
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
		// A growth is in percent whatever the level is counted in.
		unit: measure === 'growth' ? '%' : spaced(writer.name(unit))
	};
}

const spaced = (unit: string): string => (unit === '' || unit === '%' ? unit : `\u00a0${unit}`);

/** A figure as one run of text that is understood without seeing it: `至少 80%`. */
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
	/** Direction and amount in words: 增 12%. */
	text: string;
	/** In what the amount is counted, where the number alone does not say it. */
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
