/** Random water samples for comparing TypeScript with SQL: many of them exactly at a limit or next to it. */
import { seededRandom } from '../../../src/lib/domain/shared/random.ts';
import type { Engine } from '../../../src/lib/server/backend/engine.ts';
import { exact, Fraction } from '../../../src/lib/domain/water/standard/fraction.ts';
import type { Standard, WaterItem } from '../../../src/lib/domain/water/standard/standard.ts';

type Random = () => number;
type Mean = { total: number; n: number };

export interface RandomSample {
	id: number;
	water_body: 'river' | 'lake';
	values: Record<string, number | string | null | Mean>;
	water_temp_c: number | string | null;
	target_class: string | null;
}

export function randomSamples(count: number, standard: Standard, seed: number): RandomSample[] {
	const random = seededRandom(seed);
	return Array.from({ length: count }, (_, id) => {
		const water_body = pick(random, ['river', 'lake'] as const);
		const water_temp_c = pick(random, [null, -1, '', 4, 28, 26.9, 28.4, '20.40', Math.round(random() * 350) / 10]);
		const most = pick(random, [0.15, 0.5, 1]);
		const chosen = standard.items.filter(() => random() < most);
		const values = Object.fromEntries(
			chosen.map((item) => [item.code, randomValue(random, item, water_body, Number(water_temp_c))])
		);
		return { id, water_body, values, water_temp_c, target_class: pick(random, [null, 'I', 'II', 'III', 'IV', 'V']) };
	});
}

function randomValue(random: Random, item: WaterItem, body: 'river' | 'lake', temp: number) {
	const kind = random();
	if (kind < 0.08) return pick(random, [-1, '-1', '', null]);
	// 90 % of saturation to the digit, where the decimal expansion ends.
	if (item.saturation && temp > 0 && kind < 0.5) {
		const bound = item.saturation.least.exact.over(item.saturation.offset.exact.plus(exact(temp)));
		return beside(random, bound.rounded(12));
	}
	const limits = item.limits[body].flatMap(({ low, high }) => [low, high].flatMap((limit) => limit?.exact ?? []));
	if (kind < 0.6 && limits.length > 0) return beside(random, pick(random, limits));
	if (kind < 0.7 && limits.length > 0) return randomMean(random, pick(random, limits));
	const largest = Math.min(item.plausible.high?.number ?? 1, (limits.at(-1)?.toNumber() ?? 10) * 3);
	const text = (random() * largest).toFixed(Math.floor(random() * 6));
	return kind < 0.8 ? `${text}L` : kind < 0.9 ? text : Number(text);
}

/** The limit itself, or one unit in a further decimal place beside it, as number, text or power. */
function beside(random: Random, limit: Fraction): number | string {
	const hair = Fraction.of(`1e-${pick(random, [3, 6, 13, 20])}`);
	const moved = pick(random, [limit, limit.plus(hair), limit.minus(hair)]);
	const text = (moved.n < 0n ? limit : moved).decimal() ?? limit.toFixed(6);
	return pick(random, [text, text, Number(text), `${text}e0`, `0${text}`]);
}

/** Means whose total lies at n times the limit, where a quotient might round to the wrong side. */
function randomMean(random: Random, limit: Fraction): Mean {
	const n = pick(random, [1, 2, 3, 7, 12]);
	const hair = Fraction.of(pick(random, ['0', '1e-6', '-1e-6']));
	const total = limit.times(Fraction.of(n)).plus(hair);
	return { total: Math.max(0, total.toNumber()), n };
}

const pick = <T>(random: Random, from: readonly T[]): T => {
	const chosen = from[Math.floor(random() * from.length)];
	if (chosen === undefined) throw new Error('nothing to choose from');
	return chosen;
};

/** The same sample in the form that TypeScript reads: a mean is a fraction. */
export function asTypeScriptTakesIt(sample: RandomSample): Record<string, unknown> {
	const values = Object.entries(sample.values).map(([code, value]) => [
		code,
		value !== null && typeof value === 'object' ? Fraction.of(value.total).over(Fraction.of(value.n)) : value
	]);
	return { ...sample, values: Object.fromEntries(values) };
}

/** Section, day and review of the samples that are no examples. */
export async function storedSamples(engine: Engine): Promise<string[]> {
	const rows = await engine.query<{ summary: string }>(
		`select s.code || ' ' || w.date::text || ' ' || w.review::text as summary
		from water_samples as w join water_sections as s on s.id = w.section_id where not w.is_example order by 1`
	);
	return rows.map(({ summary }) => summary);
}
