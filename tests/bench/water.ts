/** Classes of 100,000 raw samples with all 24 items: checked, assessed, main pollutants ordered; in one process. */
import { assess } from '../../src/lib/domain/water/standard/assess.ts';
import { readSampleRow } from '../../src/lib/domain/water/standard/sample.ts';
import { type Standard, standardOn } from '../../src/lib/domain/water/standard/standard.ts';
import { median } from './support/statistics.ts';
import { queries, slider } from './water-pages.ts';
import { SECTIONS, YEARS } from './support/water-fill.ts';
import type { Benchmark, Figure, Workbench } from './support/workbench.ts';

const SAMPLES = 100_000;
const RUNS = 5;

export const water: Benchmark = {
	name: 'water',
	about: `${SAMPLES} samples with 24 items each assessed; month slider to recoloured map; queries of ${YEARS} years × ${SECTIONS} sections`,
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		const standard = standardOn('2025-01-01');
		const rows = rawSamples(standard);
		bench.progress(`${SAMPLES} samples, ${RUNS} runs`);
		const times_s: number[] = [];
		for (let run = 0; run < RUNS; run += 1) {
			const begun = performance.now();
			const assessed = assessAll(rows, standard);
			times_s.push((performance.now() - begun) / 1000);
			if (assessed !== SAMPLES) throw new Error(`${assessed} assessed instead of ${SAMPLES}`);
		}
		yield { name: 'water_assess_100000', value: median(times_s), unit: 's', limit: 1 };
		yield* slider(bench);
		yield* queries(bench);
	}
};

function assessAll(rows: readonly unknown[], standard: Standard): number {
	let assessed = 0;
	for (const row of rows) {
		const checked = readSampleRow(row, standard);
		if (checked.ok && assess(checked.value.sample, standard, checked.value.target_class)) assessed += 1;
	}
	return assessed;
}

/** From far below the class III limit to somewhat above it, so that every class occurs and most samples exceed a limit. */
function rawSamples(standard: Standard): unknown[] {
	return Array.from({ length: SAMPLES }, (_, id) => ({
		id,
		water_body: id % 5 === 0 ? 'lake' : 'river',
		water_temp_c: 4 + (id % 28),
		target_class: 'IV',
		values: Object.fromEntries(
			standard.items.map((item, place) => {
				const { low, high } = item.limits.lake[2] ?? item.plausible;
				const share = 0.3 + ((id * 7 + place * 13) % 100) / 100;
				const value = low && high ? (low.number + high.number) / 2 : (high ?? low)?.number;
				return [item.code, Number(((value ?? 1) * (low && high ? 1 : share)).toPrecision(3))];
			})
		)
	}));
}
