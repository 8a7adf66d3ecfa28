/** Explanation of a class in one sentence: `Ⅳ类：氨氮 1.32 > 1.0（Ⅲ类限值），超标 0.3 倍`. */
import { localise } from '../../shared/text.ts';
import type { Language } from '../../../i18n/shared/languages.ts';
import { notationWords } from '../../../i18n/shared/notation.ts';
import type { RoomOf } from '../../../i18n/shared/words.ts';
import { assessmentWords } from '../../../i18n/water/assessment.ts';
import type { Assessment } from './assess.ts';
import type { ItemAssessment } from './item-assessment.ts';
import { type Exact, exact, Fraction } from './fraction.ts';
import { multipleOf, multipleText } from './pollutants.ts';
import type { ClassLimit, WaterBody, WaterItem } from './standard.ts';
import { className, classAt, type ClassRank, REFERENCE_RANK } from './water-class.ts';

type Words = RoomOf<typeof assessmentWords>['explanation'];

/** Maximum number of items named as deciding a class of III or better. */
const MAX_DECIDING = 3;

/** @param body the assessed kind of water, whose limits are quoted */
export function explain(assessment: Assessment, body: WaterBody, language: Language): string {
	const words = assessmentWords[language].explanation;
	const reasons = assessment.is_good_III_or_better
		? goodReasons(assessment, body, language)
		: exceedances(assessment, body, language);
	const target = assessment.target_class
		? [(assessment.meets_target ? words.meets : words.misses)(className(assessment.target_class, language))]
		: [];
	const head = capitalised(className(assessment.class, language));
	const { colon, semicolon } = notationWords[language];
	return head + colon + [...reasons, ...target].join(semicolon);
}

/** The main pollutants against their class III limit, and the number of further items beyond it. */
function exceedances({ items, main_pollutants }: Assessment, body: WaterBody, language: Language): string[] {
	const words = assessmentWords[language].explanation;
	const exceeding = items.filter(({ rank }) => rank > REFERENCE_RANK);
	const named = main_pollutants.flatMap((pollutant) => {
		const assessed = exceeding.find(({ item }) => item === pollutant.item);
		if (!assessed) return [];
		const multiple = multipleOf(pollutant);
		const only = exceeding.length === 1 && multiple === null ? words.only : '';
		return [exceedance(assessed, body, language) + over(multiple, words) + only];
	});
	const more = exceeding.length - named.length;
	return more > 0 ? [...named, words.more(more)] : named;
}

function over(multiple: Fraction | null, words: Words): string {
	if (multiple === null) return '';
	const text = multipleText(multiple);
	return Number(text) === 0 ? words.overSlightly : words.over(text);
}

function exceedance(assessed: ItemAssessment, body: WaterBody, language: Language): string {
	const words = assessmentWords[language].explanation;
	const { item } = assessed;
	const limit = item.limits[body][REFERENCE_RANK - 1];
	if (!limit) return '';
	const name = itemName(item, language);
	const shown = shownReading(assessed, limit, words);
	if (limit.low && limit.high)
		return words.item(
			name,
			`${shown} ${words.allClasses(limit.low.text + notationWords[language].range + limit.high.text)}`
		);
	const comparison = limit.high ? `${shown} > ${limit.high.text}` : `${shown} < ${limit.low?.text ?? ''}`;
	return words.item(name, words.ofClass(comparison, words.limitOf(className(classAt(REFERENCE_RANK), language))));
}

/** The items that decide a class of III or better, with the limit that they meet. */
function goodReasons({ items, rank }: Assessment, body: WaterBody, language: Language): string[] {
	const words = assessmentWords[language].explanation;
	const saturated = items.some(({ by_saturation }) => by_saturation) ? [words.bySaturation] : [];
	const limitName = words.limitOf(className(classAt(rank), language));
	if (rank === 1) return [words.allKeep(items.length, limitName), ...saturated];
	const deciding = items.filter((assessed) => assessed.rank === rank);
	const shown = deciding.slice(0, MAX_DECIDING).map((assessed) => metLimit(assessed, body, rank, language));
	const more = deciding.length > shown.length ? words.andOthers(deciding.length) : '';
	return [words.decidedBy(shown.join(notationWords[language].list) + more), ...saturated];
}

function metLimit(assessed: ItemAssessment, body: WaterBody, rank: ClassRank, language: Language): string {
	const words = assessmentWords[language].explanation;
	const { item } = assessed;
	const limit = item.limits[body][rank - 1];
	if (!limit) return '';
	const shown = shownReading(assessed, limit, words);
	const comparison = limit.high ? `${shown} ≤ ${limit.high.text}` : `${shown} ≥ ${limit.low?.text ?? ''}`;
	const limitName = words.limitOf(className(classAt(rank), language));
	return words.item(itemName(item, language), words.ofClass(comparison, limitName));
}

/** In lower case within a sentence: ammonia nitrogen, pH. */
const itemName = ({ name }: WaterItem, language: Language): string =>
	localise(name, language).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

/** Decimals of a non-terminating mean: one more than laboratories report. */
const MEAN_DECIMALS = 4;
const MAX_DECIMALS = 30;

export function shownValue(value: Exact): string {
	const fraction = exact(value);
	const decimal = fraction.decimal();
	return decimal !== null && decimal.length <= 12 ? decimal : fraction.toFixed(MEAN_DECIMALS);
}

function shownReading({ value, detection_limit }: ItemAssessment, limit: ClassLimit, words: Words): string {
	const shown = shownBeside(value, limit);
	return detection_limit ? words.half(shown, shownValue(detection_limit)) : shown;
}

/** With enough decimals to differ from the limit: 1.00003 > 1.0, not 1.0000 > 1.0. */
function shownBeside(value: Exact, { low, high }: ClassLimit): string {
	const fraction = exact(value);
	const hidesDifference = (text: string) =>
		[low, high].some((limit) => limit && Fraction.of(text).equals(limit.exact) && !fraction.equals(limit.exact));
	let text = shownValue(value);
	for (let places = MEAN_DECIMALS + 1; hidesDifference(text) && places <= MAX_DECIMALS; places += 1)
		text = fraction.toFixed(places);
	return text;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
