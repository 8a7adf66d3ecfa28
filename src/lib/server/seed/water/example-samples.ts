/**
 * Example samples, so that the water pages show something before the first laboratory sheet: plausible for a lowland town
 * river, the same on every machine, and not measured. A pure function of its plan, not stored in files. The curves below
 * are assumptions of this project and no statement about any river.
 */
import type { Suspension } from '../../../domain/water/section.ts';
import type { ExamplePlan } from './format.ts';
import { seededRandom } from '../../../domain/shared/random.ts';
import { monthAfter } from '../../../domain/shared/time/month.ts';

export interface ExampleSample {
	section: string;
	/** ISO date */
	date: string;
	/** By item, as a laboratory reports it: `1.32`, or `0.0003L` below detection. */
	values: Record<string, string>;
}

interface ItemShape {
	code: string;
	/** Usual values in clean and in heavily polluted water. */
	clean: number;
	polluted: number;
	/** Midsummer against the mean of the year: 0.2 is a fifth more in July and a fifth less in January. */
	summer: number;
	/** Standard deviation of the logarithm, from sample to sample. */
	spread: number;
	decimals: number;
	/** Below it the laboratory reports the limit with an L. */
	detection_limit?: number;
}

const shape = (
	code: string,
	[clean, polluted]: [number, number],
	[summer, spread]: [number, number],
	decimals: number,
	detection_limit?: number
): ItemShape => ({ code, clean, polluted, summer, spread, decimals, ...(detection_limit ? { detection_limit } : {}) });

const SHAPES: readonly ItemShape[] = [
	shape('codmn', [2.4, 9], [0.15, 0.1], 1, 0.5),
	shape('cod', [9, 33], [0.1, 0.12], 0, 4),
	shape('bod5', [1.6, 7], [0.05, 0.15], 1, 0.5),
	shape('nh3n', [0.1, 2.3], [-0.35, 0.25], 2, 0.025),
	shape('tp', [0.06, 0.38], [0.2, 0.15], 2, 0.01),
	shape('tn', [1.4, 6], [-0.2, 0.15], 2, 0.05),
	shape('cu', [0.002, 0.006], [0, 0.3], 3, 0.001),
	shape('zn', [0.006, 0.04], [0, 0.4], 3, 0.004),
	shape('fluoride', [0.35, 0.75], [0.05, 0.1], 2, 0.05),
	shape('se', [0.0003, 0.0006], [0, 0.3], 4, 0.0004),
	shape('as', [0.001, 0.003], [0.1, 0.2], 4, 0.0003),
	shape('hg', [0.00002, 0.00004], [0, 0.2], 5, 0.00004),
	shape('cd', [0.00004, 0.00012], [0, 0.3], 5, 0.00005),
	shape('cr6', [0.002, 0.005], [0, 0.3], 3, 0.004),
	shape('pb', [0.0004, 0.002], [0, 0.4], 4, 0.0009),
	shape('cyanide', [0.0008, 0.003], [0, 0.3], 3, 0.001),
	shape('phenol', [0.0002, 0.0012], [0, 0.3], 4, 0.0003),
	shape('petroleum', [0.008, 0.045], [0, 0.3], 2, 0.01),
	shape('las', [0.03, 0.14], [0, 0.25], 2, 0.05),
	shape('sulfide', [0.004, 0.02], [0, 0.3], 3, 0.01),
	shape('fecal_coliform', [1200, 24000], [0.3, 0.5], -2, 20)
];

const MONTHS = 12;
/** Warmest in the second half of July. */
const WARMEST = 6.5;
const YEAR_MEAN_C = 17.6;
const SWING_C = 11.4;
/** Sections are sampled on up to this many days in a row. */
const DAYS = 4;

/**
 * @param suspended by section: those months have no sample
 * @returns samples by month, then in the order of the plan
 */
export function exampleSamples(
	plan: ExamplePlan,
	suspended: ReadonlyMap<string, readonly Suspension[]>
): ExampleSample[] {
	return Array.from({ length: plan.months }, (_, n) => {
		const month = monthAfter(plan.first_month, n);
		return plan.sections.flatMap((section, place) => {
			const date = `${month}-${String(plan.day + (place % DAYS)).padStart(2, '0')}`;
			const stopped = suspended.get(section.code)?.some(({ from, to }) => from <= date && (to === null || date <= to));
			if (stopped || section.missed.includes(month)) return [];
			const random = numbersOf(`${plan.seed} ${section.code} ${month}`);
			const [begin, end] = section.load;
			const load = begin + ((end - begin) * n) / Math.max(1, plan.months - 1);
			return [{ section: section.code, date, values: valuesOf(load, seasonOf(date), random) }];
		});
	}).flat();
}

/** 1 in midsummer, -1 in midwinter. */
function seasonOf(date: string): number {
	const [, month = 1, day = 1] = date.split('-').map(Number);
	return Math.cos((2 * Math.PI * (month - 1 + day / 30 - WARMEST)) / MONTHS);
}

function valuesOf(load: number, season: number, random: () => number): Record<string, string> {
	// Rain, or works upstream: one sample as a whole is better or worse than its section.
	const weather = Math.exp(0.12 * normal(random));
	const temperature_c = YEAR_MEAN_C + SWING_C * season + 1.2 * normal(random);
	const saturation = 468 / (31.6 + temperature_c);
	// Polluted water loses its oxygen fastest when it is warm.
	const used = load * (0.5 + 0.15 * Math.max(0, season));
	const oxygen = saturation * (1.02 - used) * Math.exp(0.06 * normal(random));
	const values: Record<string, string> = {
		water_temp: temperature_c.toFixed(1),
		ph: (7.6 + 0.15 * season - 0.2 * load + 0.12 * normal(random)).toFixed(1),
		do: Math.max(oxygen, 0.5).toFixed(1)
	};
	for (const item of SHAPES) {
		const usual = item.clean * (item.polluted / item.clean) ** load * (1 + item.summer * season);
		values[item.code] = reported(usual * weather * Math.exp(item.spread * normal(random)), item);
	}
	// Beside table 1: indicators of black and odorous water. Algae and mud reduce transparency as loads grow.
	values['transparency_cm'] = Math.max(5, (95 - 85 * load) * Math.exp(0.18 * normal(random) - 0.1 * season)).toFixed(0);
	return values;
}

function reported(value: number, { decimals, detection_limit }: ItemShape): string {
	if (detection_limit !== undefined && value < detection_limit) return `${plain(detection_limit)}L`;
	const unit = 10 ** -decimals;
	return decimals < 0 ? String(Math.round(value / unit) * unit) : value.toFixed(decimals);
}

/** 0.00004 and not 4e-5. */
const plain = (value: number): string => value.toFixed(6).replace(/\.?0+$/, '');

/** Normally distributed (Box–Muller transform). */
function normal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Random numbers seeded by a text (FNV-1a). */
function numbersOf(text: string): () => number {
	let hash = 0x811c9dc5;
	for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
	return seededRandom(hash);
}
