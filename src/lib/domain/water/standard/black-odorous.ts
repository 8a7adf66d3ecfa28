/**
 * Grades of black and odorous water (《城市黑臭水体整治工作指南》, 建城〔2015〕130号, table 1), used as a warning. They are
 * independent of the classes of GB 3838.
 */
import { type Exact, exact, Fraction } from './fraction.ts';

export const BLACK_ODOROUS_GRADES = ['none', 'mild', 'severe'] as const;
export type BlackOdorousGrade = (typeof BLACK_ODOROUS_GRADES)[number];

export const BLACK_ODOROUS_ITEMS = ['transparency_cm', 'do', 'orp_mv', 'nh3n'] as const;
export type BlackOdorousItem = (typeof BLACK_ODOROUS_ITEMS)[number];

/** 2015: all four. Plans since 2022 name three, without the redox potential (to be verified): a setting. */
export const BLACK_ODOROUS_SETS = {
	four: BLACK_ODOROUS_ITEMS,
	three: ['transparency_cm', 'do', 'nh3n']
} as const satisfies Record<string, readonly BlackOdorousItem[]>;

/** One visit to one point; null or left out: not measured. */
export interface BlackOdorousReading extends Partial<Record<BlackOdorousItem, Exact | null>> {
	depth_cm?: Exact | null;
}

export interface BlackOdorousResult {
	grade: BlackOdorousGrade;
	per_item: Partial<Record<BlackOdorousItem, BlackOdorousGrade>>;
	/** Whether transparency was derived from the depth, in water shallower than 25 cm. */
	by_depth: boolean;
}

/** Bounds of "mild", both inclusive: 10–25 cm, 0.2–2.0 mg/L, −200–50 mV, 8.0–15 mg/L. */
const BOUNDS: Readonly<Record<BlackOdorousItem, { mild: string; severe: string; bad: 'low' | 'high' }>> = {
	transparency_cm: { mild: '25', severe: '10', bad: 'low' },
	do: { mild: '2.0', severe: '0.2', bad: 'low' },
	orp_mv: { mild: '50', severe: '-200', bad: 'low' },
	nh3n: { mild: '8.0', severe: '15', bad: 'high' }
};

const SHALLOW_CM = Fraction.of(25);
const SHARE_OF_DEPTH = Fraction.of('0.4');

/** The grade of one reading is its worst item. @returns null where none of the items was measured */
export function gradeReading(
	reading: BlackOdorousReading,
	items: readonly BlackOdorousItem[] = BLACK_ODOROUS_SETS.four
): BlackOdorousResult | null {
	const depth = reading.depth_cm === undefined || reading.depth_cm === null ? null : exact(reading.depth_cm);
	// Note to the table: in water shallower than 25 cm transparency is taken as 40 % of the depth.
	const shallow = depth !== null && depth.compare(SHALLOW_CM) < 0;
	const by_depth = shallow && (reading.transparency_cm ?? null) !== null;
	const per_item: Partial<Record<BlackOdorousItem, BlackOdorousGrade>> = {};
	for (const item of items) {
		const measured = reading[item] ?? null;
		const value = item === 'transparency_cm' && by_depth ? depth.times(SHARE_OF_DEPTH) : measured;
		if (value !== null) per_item[item] = gradeItem(item, exact(value));
	}
	const grades = Object.values(per_item);
	return grades.length === 0 ? null : { grade: worst(grades), per_item, by_depth };
}

function gradeItem(item: BlackOdorousItem, value: Fraction): BlackOdorousGrade {
	const { mild, severe, bad } = BOUNDS[item];
	const worseThan = (bound: string) => value.compare(Fraction.of(bound)) * (bad === 'low' ? -1 : 1);
	if (worseThan(severe) > 0) return 'severe';
	return worseThan(mild) >= 0 ? 'mild' : 'none';
}

/**
 * A point is severe where one item is severe in 60 % of its readings, or two items in 30 % each; otherwise mild where
 * any reading was mild or severe. @returns null where nothing was measured
 */
export function gradePoint(
	readings: readonly BlackOdorousReading[],
	items: readonly BlackOdorousItem[] = BLACK_ODOROUS_SETS.four
): BlackOdorousGrade | null {
	const results = readings.flatMap((reading) => gradeReading(reading, items) ?? []);
	if (results.length === 0) return null;
	const severePct = items.map((item) => {
		const grades = results.flatMap(({ per_item }) => per_item[item] ?? []);
		return grades.length === 0 ? 0 : (grades.filter((grade) => grade === 'severe').length * 100) / grades.length;
	});
	const atLeast = (pct: number) => severePct.filter((share) => share >= pct).length;
	if (atLeast(60) >= 1 || atLeast(30) >= 2) return 'severe';
	return results.every(({ grade }) => grade === 'none') ? 'none' : 'mild';
}

export interface BlackOdorousWater {
	grade: BlackOdorousGrade;
	/** Stretches of at least three consecutive severe points: indexes of the first and the last. */
	severe_stretches: readonly (readonly [first: number, last: number])[];
}

const POINTS_OF_A_STRETCH = 3;
const SEVERE_WATER_PCT = 60;

/**
 * A whole water with 60 % severe points is severe; with fewer, the stretches between three severe points in a row are.
 * @param points along the water in their order; null: not measured, which ends a stretch
 */
export function gradeWater(points: readonly (BlackOdorousGrade | null)[]): BlackOdorousWater | null {
	const known = points.filter((grade) => grade !== null);
	if (known.length === 0) return null;
	const severe = known.filter((grade) => grade === 'severe').length;
	const grade = severe * 100 >= SEVERE_WATER_PCT * known.length ? 'severe' : worst(known) === 'none' ? 'none' : 'mild';
	return { grade, severe_stretches: stretches(points) };
}

function stretches(points: readonly (BlackOdorousGrade | null)[]): [number, number][] {
	const found: [number, number][] = [];
	let first = -1;
	[...points, null].forEach((grade, place) => {
		if (grade === 'severe') first = first < 0 ? place : first;
		else {
			if (first >= 0 && place - first >= POINTS_OF_A_STRETCH) found.push([first, place - 1]);
			first = -1;
		}
	});
	return found;
}

function worst(grades: readonly BlackOdorousGrade[]): BlackOdorousGrade {
	return BLACK_ODOROUS_GRADES.findLast((grade) => grades.includes(grade)) ?? 'none';
}
