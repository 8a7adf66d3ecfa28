/** Explanation of a class in one sentence: `Ⅳ类：氨氮 1.32 > 1.0（Ⅲ类限值），超标 0.3 倍`. */
import { type Language, localise } from '../../shared/text.ts';
import type { Assessment, ItemAssessment } from './assess.ts';
import { type Exact, exact, Fraction } from './fraction.ts';
import { multipleOf, multipleText } from './pollutants.ts';
import type { ClassLimit, WaterBody, WaterItem } from './standard.ts';
import { className, classAt, type ClassRank, REFERENCE_RANK } from './water-class.ts';

interface Words {
	/** Between the class and its reasons, between reasons, between items of a list. */
	colon: string;
	semicolon: string;
	comma: string;
	item: (name: string, value: string) => string;
	/** The limit of a class behind the comparison. */
	ofClass: (comparison: string, limit: string) => string;
	allClasses: (range: string) => string;
	over: (multiple: string) => string;
	overSlightly: string;
	only: string;
	more: (count: number) => string;
	decidedBy: (reasons: string) => string;
	/** Behind the first of a longer list, with the number of all. */
	andOthers: (count: number) => string;
	range: (low: string, high: string) => string;
	allKeep: (count: number, limit: string) => string;
	bySaturation: string;
	/** Values below detection count as half the detection limit. */
	half: (value: string, limit: string) => string;
	limitOf: (waterClass: string) => string;
	meets: (waterClass: string) => string;
	misses: (waterClass: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
	zh: {
		colon: '：',
		semicolon: '；',
		comma: '、',
		item: (name, value) => `${name} ${value}`,
		ofClass: (comparison, limit) => `${comparison}（${limit}）`,
		allClasses: (range) => `不在 ${range} 之内（各类同限）`,
		over: (multiple) => `，超标 ${multiple} 倍`,
		overSlightly: '，超标不足 0.1 倍',
		only: '，仅此一项超过Ⅲ类',
		more: (count) => `另有 ${count} 项超过Ⅲ类`,
		decidedBy: (reasons) => `由${reasons}决定`,
		andOthers: (count) => `等 ${count} 项`,
		range: (low, high) => `${low}～${high}`,
		allKeep: (count, limit) => `参评 ${count} 项均符合${limit}`,
		bySaturation: '溶解氧按饱和率不低于 90% 计',
		half: (value, limit) => `${value}（未检出，取检出限 ${limit} 的一半）`,
		limitOf: (waterClass) => `${waterClass}限值`,
		meets: (waterClass) => `达到目标（${waterClass}）`,
		misses: (waterClass) => `未达到目标（${waterClass}）`
	},
	en: {
		colon: ': ',
		semicolon: '; ',
		comma: ', ',
		item: (name, value) => `${name} ${value}`,
		ofClass: (comparison, limit) => `${comparison} (${limit})`,
		allClasses: (range) => `outside ${range} (the same for all classes)`,
		over: (multiple) => `, ${multiple} times over`,
		overSlightly: ', less than 0.1 times over',
		only: ', the only item beyond class III',
		more: (count) => `${count} more beyond class III`,
		decidedBy: (reasons) => `decided by ${reasons}`,
		andOthers: (count) => ` and others, ${count} in all`,
		range: (low, high) => `${low}–${high}`,
		allKeep: (count, limit) =>
			`${count === 1 ? 'the item that counts keeps' : `all ${count} items that count keep`} the ${limit}`,
		bySaturation: 'dissolved oxygen by 90% of saturation',
		half: (value, limit) => `${value} (not found, half the detection limit ${limit})`,
		limitOf: (waterClass) => `${waterClass} limit`,
		meets: (waterClass) => `meets its target (${waterClass})`,
		misses: (waterClass) => `misses its target (${waterClass})`
	}
};

/** Maximum number of items named as deciding a class of III or better. */
const MAX_DECIDING = 3;

/** @param body the assessed kind of water, whose limits are quoted */
export function explain(assessment: Assessment, body: WaterBody, language: Language): string {
	const words = WORDS[language];
	const reasons = assessment.is_good_III_or_better
		? goodReasons(assessment, body, language)
		: exceedances(assessment, body, language);
	const target = assessment.target_class
		? [(assessment.meets_target ? words.meets : words.misses)(className(assessment.target_class, language))]
		: [];
	const head = capitalised(className(assessment.class, language));
	return head + words.colon + [...reasons, ...target].join(words.semicolon);
}

/** The main pollutants against their class III limit, and the number of further items beyond it. */
function exceedances({ items, main_pollutants }: Assessment, body: WaterBody, language: Language): string[] {
	const words = WORDS[language];
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
	const words = WORDS[language];
	const { item } = assessed;
	const limit = item.limits[body][REFERENCE_RANK - 1];
	if (!limit) return '';
	const name = itemName(item, language);
	const shown = shownReading(assessed, limit, words);
	if (limit.low && limit.high)
		return words.item(name, `${shown} ${words.allClasses(words.range(limit.low.text, limit.high.text))}`);
	const comparison = limit.high ? `${shown} > ${limit.high.text}` : `${shown} < ${limit.low?.text ?? ''}`;
	return words.item(name, words.ofClass(comparison, words.limitOf(className(classAt(REFERENCE_RANK), language))));
}

/** The items that decide a class of III or better, with the limit that they meet. */
function goodReasons({ items, rank }: Assessment, body: WaterBody, language: Language): string[] {
	const words = WORDS[language];
	const saturated = items.some(({ by_saturation }) => by_saturation) ? [words.bySaturation] : [];
	const limitName = words.limitOf(className(classAt(rank), language));
	if (rank === 1) return [words.allKeep(items.length, limitName), ...saturated];
	const deciding = items.filter((assessed) => assessed.rank === rank);
	const shown = deciding.slice(0, MAX_DECIDING).map((assessed) => metLimit(assessed, body, rank, language));
	const more = deciding.length > shown.length ? words.andOthers(deciding.length) : '';
	return [words.decidedBy(shown.join(words.comma) + more), ...saturated];
}

function metLimit(assessed: ItemAssessment, body: WaterBody, rank: ClassRank, language: Language): string {
	const words = WORDS[language];
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
