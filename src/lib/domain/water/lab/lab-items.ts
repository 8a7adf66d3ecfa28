/** All items of a sample: those of the standard, and supplementary ones. */
import { Fraction } from '../standard/fraction.ts';
import type { Limit, Standard, WaterItem } from '../standard/standard.ts';

const limit = (text: string): Limit => ({ text, number: Number(text), exact: Fraction.of(text) });
const supplementary = (
	code: string,
	en: string,
	unit: string,
	aliases: string[],
	low: string,
	high: string
): WaterItem => ({
	code,
	seq: 100,
	name: { zh: aliases[0] ?? code, en },
	unit,
	aliases,
	counts: false,
	multiple: false,
	priority: false,
	plausible: { low: limit(low), high: limit(high) },
	limits: { river: [], lake: [] },
	saturation: null
});

/** Not in table 1 of the standard; the grading of black and odorous water asks for them (建城〔2015〕130号). */
export const SUPPLEMENTARY_ITEMS: readonly WaterItem[] = [
	supplementary('transparency_cm', 'Transparency', 'cm', ['透明度', 'SD'], '0', '2000'),
	supplementary('orp_mv', 'Redox potential', 'mV', ['氧化还原电位', 'ORP'], '-1000', '1000')
];

/** Items of the standard first, in its order. */
export const labItems = (standard: Standard): readonly WaterItem[] => [...standard.items, ...SUPPLEMENTARY_ITEMS];
