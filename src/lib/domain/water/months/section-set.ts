/** The state of a set of sections: a river, a basin, a town (环办〔2011〕22号, the rules for rivers and basins). */
import { assess, type Assessment } from '../standard/assess.ts';
import { Fraction } from '../standard/fraction.ts';
import { DEFAULT_PH_MEAN, meanSample, type PhMean } from './mean.ts';
import type { Sample } from '../standard/sample.ts';
import type { Grade, GradeInfo, Standard, WaterBody, WaterItem } from '../standard/standard.ts';
import { rankOf, REFERENCE_RANK, WATER_CLASSES, type WaterClass } from '../standard/water-class.ts';

/** A section of the set; without an assessment it was not sampled and is excluded from shares. */
export interface SetMember {
	sample: Sample | null;
	assessment: Assessment | null;
}

/** Sets of at least five sections are assessed by shares of classes, smaller ones by mean concentrations. */
export const MIN_SECTIONS_FOR_SHARES = 5;

export interface ClassCounts {
	/** Sections assessed. */
	total: number;
	/** Of these class I to III, and worse than V. */
	good: number;
	inferior: number;
	by_class: Readonly<Record<WaterClass, number>>;
}

/** Number of sections beyond class III by an item: 断面超标率. */
export interface ExceedanceRate {
	item: WaterItem;
	exceeding: number;
	total: number;
}

export type SetResult =
	| { method: 'shares'; counts: ClassCounts; grade: GradeInfo; main_pollutants: readonly ExceedanceRate[] }
	| { method: 'mean_concentration'; counts: ClassCounts; assessment: Assessment }
	| { method: 'none'; counts: ClassCounts };

/** @param body kind of water whose limits apply to the mean concentrations of a small set */
export function assessSet(
	members: readonly SetMember[],
	standard: Standard,
	body: WaterBody = 'river',
	phMean: PhMean = DEFAULT_PH_MEAN
): SetResult {
	const assessments = members.flatMap(({ assessment }) => assessment ?? []);
	const counts = countClasses(assessments.map((assessment) => assessment.class));
	if (counts.total >= MIN_SECTIONS_FOR_SHARES) {
		const grade = gradeInfo(gradeOfShares(counts), standard);
		return { method: 'shares', counts, grade, main_pollutants: mainOfSet(grade.code, assessments) };
	}
	const sampled = members.flatMap(({ sample, assessment }) => (sample && assessment ? [sample] : []));
	const mean = meanSample(sampled, body, phMean);
	const assessment = mean && assess(mean, standard);
	return assessment ? { method: 'mean_concentration', counts, assessment } : { method: 'none', counts };
}

export function countClasses(classes: readonly WaterClass[]): ClassCounts {
	const count = (wanted: WaterClass) => classes.filter((waterClass) => waterClass === wanted).length;
	const by_class = Object.fromEntries(WATER_CLASSES.map((waterClass) => [waterClass, count(waterClass)]));
	return {
		total: classes.length,
		good: classes.filter((waterClass) => rankOf(waterClass) <= REFERENCE_RANK).length,
		inferior: count('>V'),
		by_class: by_class as Record<WaterClass, number>
	};
}

/**
 * Table of shares in percent of the sections, the first matching row applies. Worse than V at 40 % comes first:
 * transcriptions differ on whether the last row also requires less than 60 % good, which matters only at exactly 60 and 40.
 */
const SHARE_ROWS: readonly { grade: Grade; least_good_pct?: number; least_inferior_pct?: number }[] = [
	{ grade: 'heavy', least_inferior_pct: 40 },
	{ grade: 'excellent', least_good_pct: 90 },
	{ grade: 'good', least_good_pct: 75 },
	{ grade: 'moderate', least_inferior_pct: 20 },
	{ grade: 'light' }
];

/** Compared as counts of sections, so that 20 of 25 is exactly 80 %. @throws RangeError without sections */
export function gradeOfShares({ total, good, inferior }: Pick<ClassCounts, 'total' | 'good' | 'inferior'>): Grade {
	if (total === 0) throw new RangeError('no section was assessed');
	const row = SHARE_ROWS.find(
		({ least_good_pct = 0, least_inferior_pct = 0 }) =>
			good * 100 >= least_good_pct * total && inferior * 100 >= least_inferior_pct * total
	);
	return row?.grade ?? 'light';
}

/** An exact share in percent; null for a total of 0. */
export const pct = (part: number, total: number): Fraction | null =>
	total === 0 ? null : new Fraction(BigInt(part) * 100n, BigInt(total));

const MAX_NAMED = 3;

/** The three items with most sections beyond class III; none where the set is excellent or good. */
function mainOfSet(grade: Grade, assessments: readonly Assessment[]): ExceedanceRate[] {
	if (grade === 'excellent' || grade === 'good') return [];
	const counts = new Map<WaterItem, number>();
	for (const { items } of assessments)
		for (const { item, rank } of items) if (rank > REFERENCE_RANK) counts.set(item, (counts.get(item) ?? 0) + 1);
	return [...counts]
		.sort(([a, countA], [b, countB]) => countB - countA || a.seq - b.seq)
		.slice(0, MAX_NAMED)
		.map(([item, exceeding]) => ({ item, exceeding, total: assessments.length }));
}

function gradeInfo(grade: Grade, { grades, code }: Standard): GradeInfo {
	const info = grades.find((candidate) => candidate.code === grade);
	if (!info) throw new RangeError(`${code} has no grade ${grade}`);
	return info;
}
