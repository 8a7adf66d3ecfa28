/**
 * Single-factor assessment of a sample: its class is that of the worst item (环办〔2011〕22号, rules for sections). Whether
 * the target of the section is met is stated separately.
 */
import type { ItemAssessment } from './item-assessment.ts';
import { type Exact, exact } from './fraction.ts';
import { type MainPollutant, mainPollutants } from './pollutants.ts';
import { isAbove, isBelow, type Reading } from './reading.ts';
import type { Sample } from './sample.ts';
import type { ClassLimit, GradeInfo, Saturation, Standard } from './standard.ts';
import {
	classAt,
	type ClassRank,
	rankOf,
	REFERENCE_RANK,
	type StandardClass,
	type WaterClass,
	WORSE_THAN_V
} from './water-class.ts';

export interface Assessment {
	rank: ClassRank;
	class: WaterClass;
	grade: GradeInfo;
	/** Items that count. */
	items: readonly ItemAssessment[];
	/** Items with limits that do not determine the class: total nitrogen of lakes, faecal coliform. */
	reference: readonly ItemAssessment[];
	/** At most three, in order; none where the class is III or better. */
	main_pollutants: readonly MainPollutant[];
	is_good_III_or_better: boolean;
	target_class: StandardClass | null;
	/** null where there is no target. */
	meets_target: boolean | null;
}

/** @returns null where no item that counts was measured */
export function assess(sample: Sample, standard: Standard, target: StandardClass | null = null): Assessment | null {
	const items: ItemAssessment[] = [];
	const reference: ItemAssessment[] = [];
	let worst: ClassRank | 0 = 0;
	for (const reading of sample.readings) {
		const { item } = reading;
		const limits = item.limits[sample.water_body];
		if (limits.length === 0) continue;
		const assessed = assessItem(reading, limits, sample.water_temp_c);
		(item.counts ? items : reference).push(assessed);
		if (item.counts && assessed.rank > worst) worst = assessed.rank;
	}
	const grade = worst === 0 ? undefined : standard.grades[worst - 1];
	if (worst === 0 || !grade) return null;
	return {
		rank: worst,
		class: classAt(worst),
		grade,
		items,
		reference,
		main_pollutants: worst > REFERENCE_RANK ? mainPollutants(items, sample.water_body) : [],
		is_good_III_or_better: worst <= REFERENCE_RANK,
		target_class: target,
		meets_target: target === null ? null : worst <= rankOf(target)
	};
}

function assessItem(reading: Reading, limits: readonly ClassLimit[], temperature: Exact | null): ItemAssessment {
	const { item, value, detection_limit } = reading;
	const { saturation } = item;
	const rank = rankAmong(value, limits);
	const by_saturation =
		saturation !== null &&
		rank > saturation.rank &&
		temperature !== null &&
		isSaturated(value, temperature, saturation);
	const final = by_saturation ? saturation.rank : rank;
	return { item, value, detection_limit, rank: final, class: classAt(final), by_saturation };
}

/** The best class whose limits are met: GB 3838-2002 table 1 has ≤ and ≥, so that a value at its limit meets it. */
function rankAmong(value: Exact, limits: readonly ClassLimit[]): ClassRank {
	for (let i = 0; i < limits.length; i += 1) {
		const limit = limits[i];
		if (!limit) break;
		if ((!limit.low || !isBelow(value, limit.low)) && (!limit.high || !isAbove(value, limit.high)))
			return (i + 1) as ClassRank;
	}
	return WORSE_THAN_V;
}

/** Far above the rounding error of a product of two doubles. */
const SAFE_DISTANCE = 1e-9;

/**
 * GB 3838-2002 table 1, dissolved oxygen of class I: 90 % of saturation (or 7.5 mg/L), with saturation in fresh water
 * as 468 / (31.6 + T) mg/L (HJ 2.3-2018).
 */
function isSaturated(value: Exact, temperature: Exact, { offset, least }: Saturation): boolean {
	if (typeof value === 'number' && typeof temperature === 'number') {
		// Away from the limit doubles are sufficient; near it the exact product decides.
		const ratio = (value * (offset.number + temperature)) / least.number;
		if (Math.abs(ratio - 1) > SAFE_DISTANCE) return ratio > 1;
	}
	return (
		exact(value)
			.times(offset.exact.plus(exact(temperature)))
			.compare(least.exact) >= 0
	);
}
