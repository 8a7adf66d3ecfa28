/**
 * The table of limits as dated data. A revised standard is a further document like `gb3838-2002.json`, listed in STANDARDS
 * and in a migration, without changes of the code. See docs/decisions/0011-water-limits.md.
 */
import type { LocalText } from '../../shared/text.ts';
import { Fraction } from './fraction.ts';
import { classAt, type ClassRank, parseWaterClass, rankOf, type WaterClass } from './water-class.ts';
import gb3838 from './gb3838-2002.json' with { type: 'json' };

export const WATER_BODIES = ['river', 'lake'] as const;
export type WaterBody = (typeof WATER_BODIES)[number];

/** A limit: exact, as a double, and as printed in the standard (`1.0`). */
export interface Limit {
	exact: Fraction;
	number: number;
	text: string;
}

/** Limits of one class: at least `low`, at most `high`, both inclusive. */
export interface ClassLimit {
	low: Limit | null;
	high: Limit | null;
}

/**
 * Alternative limit of a class: at least `pct` % of saturation, with saturation = numerator / (offset + temperature in °C).
 * Without division: value · (offset + temperature) ≥ least.
 */
export interface Saturation {
	rank: ClassRank;
	offset: Limit;
	/** pct / 100 · numerator */
	least: Limit;
}

export interface WaterItem {
	code: string;
	/** Number in table 1 of the standard, for ties. */
	seq: number;
	name: LocalText;
	/** Empty for pH. */
	unit: string;
	aliases: readonly string[];
	/** Whether it counts in the single-factor method. */
	counts: boolean;
	/** Whether an exceedance multiple is calculated. */
	multiple: boolean;
	/** Cyanide and heavy metals: named first among the main pollutants. */
	priority: boolean;
	/** Plausible range of values, not part of the standard. */
	plausible: ClassLimit;
	/** By rank of the class, class I first; empty where the standard sets none for that kind of water. */
	limits: Readonly<Record<WaterBody, readonly ClassLimit[]>>;
	saturation: Saturation | null;
}

export const GRADES = ['excellent', 'good', 'light', 'moderate', 'heavy'] as const;
export type Grade = (typeof GRADES)[number];

export interface GradeInfo {
	code: Grade;
	name: LocalText;
	/** Key of a colour: blue, green, yellow, orange, red. */
	colour: string;
}

export interface Standard {
	code: string;
	title: LocalText;
	method: LocalText;
	/** ISO dates, both inclusive. */
	effective_from: string;
	effective_to: string | null;
	items: readonly WaterItem[];
	/** By code. */
	item: ReadonlyMap<string, WaterItem>;
	/** By rank of the class, class I first, worse than V last. */
	grades: readonly GradeInfo[];
}

interface LimitsDocument {
	low?: readonly string[];
	high?: readonly string[];
}

interface ItemDocument extends Pick<
	WaterItem,
	'code' | 'seq' | 'name' | 'unit' | 'aliases' | 'counts' | 'multiple' | 'priority'
> {
	/** Least and most. */
	plausible: readonly string[];
	/** `any` where rivers and lakes have the same. */
	limits: { any?: LimitsDocument; river?: LimitsDocument; lake?: LimitsDocument };
	saturation?: { class: string; pct: string; numerator: string; offset: string };
}

/** Format of a standard's document. Limits are texts, to keep all printed digits. */
export interface StandardDocument {
	code: string;
	title: LocalText;
	method: LocalText;
	effective_from: string;
	effective_to: string | null;
	grades: readonly { code: string; classes: readonly string[]; name: LocalText; colour: string }[];
	items: readonly ItemDocument[];
}

const CLASS_COUNT = 5;

/** @throws Error for an inconsistent document */
export function readStandard(document: StandardDocument): Standard {
	const items = document.items.map(readItem);
	return {
		code: document.code,
		title: document.title,
		method: document.method,
		effective_from: document.effective_from,
		effective_to: document.effective_to,
		items,
		item: new Map(items.map((item) => [item.code, item])),
		grades: ([1, 2, 3, 4, 5, 6] as const).map((rank) => readGrade(document, classAt(rank)))
	};
}

function readGrade({ grades, code }: StandardDocument, waterClass: WaterClass): GradeInfo {
	const found = grades.find(({ classes }) => classes.includes(waterClass));
	const grade = GRADES.find((candidate) => candidate === found?.code);
	if (!found || !grade) throw new Error(`${code}: no grade for class ${waterClass}`);
	return { code: grade, name: found.name, colour: found.colour };
}

function readItem({ limits, plausible, saturation, ...item }: ItemDocument): WaterItem {
	const [low, high] = plausible;
	return {
		...item,
		plausible: { low: low === undefined ? null : limit(low), high: high === undefined ? null : limit(high) },
		limits: {
			river: classLimits(item.code, limits.river ?? limits.any),
			lake: classLimits(item.code, limits.lake ?? limits.any)
		},
		saturation: saturation ? readSaturation(item.code, saturation) : null
	};
}

function readSaturation(code: string, document: NonNullable<ItemDocument['saturation']>): Saturation {
	const waterClass = parseWaterClass(document.class);
	const least = Fraction.of(document.pct).times(Fraction.of(document.numerator)).over(Fraction.of(100)).decimal();
	if (!waterClass || least === null) throw new Error(`${code}: saturation does not hold together`);
	return { rank: rankOf(waterClass), offset: limit(document.offset), least: limit(least) };
}

function classLimits(code: string, { low, high }: LimitsDocument = {}): ClassLimit[] {
	for (const side of [low, high])
		if (side && side.length !== CLASS_COUNT)
			throw new Error(`${code}: ${side.length} limits for ${CLASS_COUNT} classes`);
	if (!low && !high) return [];
	return Array.from({ length: CLASS_COUNT }, (_, i) => ({ low: limit(low?.[i]), high: limit(high?.[i]) }));
}

function limit(text: string): Limit;
function limit(text: string | undefined): Limit | null;
function limit(text: string | undefined): Limit | null {
	return text === undefined ? null : { text, number: Number(text), exact: Fraction.of(text) };
}

/** All standards known, oldest first. */
export const STANDARDS: readonly Standard[] = [gb3838].map(readStandard);

/**
 * The standard in force on a day, the newest of several.
 * @param date ISO date of the sample
 * @throws RangeError for a day before the first
 */
export function standardOn(date: string, standards: readonly Standard[] = STANDARDS): Standard {
	const inForce = standards.filter(
		({ effective_from, effective_to }) => effective_from <= date && (effective_to === null || date <= effective_to)
	);
	const newest = inForce.sort((a, b) => a.effective_from.localeCompare(b.effective_from)).at(-1);
	if (!newest) throw new RangeError(`no standard of water quality is in force on ${date}`);
	return newest;
}
