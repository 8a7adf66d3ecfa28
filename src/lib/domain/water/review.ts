/** Review of samples by different people: 初步 (entered) → 审核 (reviewed) → 发布 (published). */
import type { LocalText } from '../shared/text.ts';
import { type Judgement, type JudgedSection, judge } from './lab/lab-class.ts';
import { labItems } from './lab/lab-items.ts';
import { standardOn } from './standard/standard.ts';
import { isOrderOfMagnitudeAway, type TypicalReadings } from './lab/typical-readings.ts';
import { isGood, type WaterClass } from './standard/water-class.ts';

export const REVIEW_STATES = ['preliminary', 'reviewed', 'published'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Targets of a move: another state, or withdrawn, to be entered again. */
export const REVIEW_TARGETS = [...REVIEW_STATES, 'withdrawn'] as const;
export type ReviewTarget = (typeof REVIEW_TARGETS)[number];

/** The next state; null for the last. */
export const nextReview = (state: ReviewState): ReviewState | null =>
	REVIEW_STATES[REVIEW_STATES.indexOf(state) + 1] ?? null;

/** Targets that need a reason. */
export const returnTargets = (state: ReviewState): readonly ReviewTarget[] => [
	...REVIEW_STATES.slice(0, REVIEW_STATES.indexOf(state)).toReversed(),
	'withdrawn'
];

export const isForward = (from: ReviewState, to: ReviewTarget): boolean => nextReview(from) === to;

/** One step of a sample's review. */
export interface ReviewStep {
	/** null: entered. */
	from: ReviewState | null;
	/** null: withdrawn. */
	to: ReviewState | null;
	/** E-mail at that time; null for the service. */
	by: string | null;
	/** ISO time */
	at: string;
	reason: string | null;
}

/** A sample in the review queue. */
export interface QueuedSample extends JudgedSection {
	id: number;
	/** Code of the section. */
	section: string;
	name: LocalText;
	/** ISO date */
	date: string;
	is_example: boolean;
	sampler: string | null;
	file: string | null;
	/** By item, as reported. */
	values: Readonly<Record<string, string>>;
	/** Whether the current user made the previous step: another user must make the next. */
	mine: boolean;
	steps: readonly ReviewStep[];
}

export interface QueuedReading {
	item: string;
	name: LocalText;
	unit: string;
	value: string;
	/** null for items that have no limits. */
	class: WaterClass | null;
	/** Worse than class III. */
	exceeds: boolean;
	/** The median of the section where the reading is an order of magnitude away, else null. */
	usual: number | null;
}

/** A sample with the information for its reviewer. */
export interface ReviewedSample extends QueuedSample {
	/** null without a reading of an item that counts. */
	judgement: Judgement | null;
	/** In the order of table 1, then supplementary items. */
	readings: readonly QueuedReading[];
}

/** Computes the class of an unpublished sample, and marks conspicuous readings. */
export function reviewedSample(sample: QueuedSample, usual: TypicalReadings): ReviewedSample {
	const standard = standardOn(sample.date);
	const judgement = judge(sample.values, sample, standard);
	const readings = labItems(standard).flatMap(({ code, name, unit, counts }): QueuedReading[] => {
		const value = sample.values[code];
		if (value === undefined) return [];
		const waterClass = judgement?.per_item[code] ?? null;
		const known = usual[sample.section]?.[code];
		return [
			{
				item: code,
				name,
				unit,
				value,
				class: waterClass,
				exceeds: counts && waterClass !== null && !isGood(waterClass),
				usual: known && isOrderOfMagnitudeAway(code, value, known) ? known[1] : null
			}
		];
	});
	return { ...sample, judgement, readings };
}

/** The last forward step: entry or review. */
export const lastForwardStep = ({ steps }: Pick<QueuedSample, 'steps'>): ReviewStep | null =>
	steps.findLast(
		({ from, to }) => to !== null && (from === null || REVIEW_STATES.indexOf(from) < REVIEW_STATES.indexOf(to))
	) ?? null;

/** The last step where it was a return, with its reason; null otherwise. */
export const returnStep = ({ steps }: Pick<QueuedSample, 'steps'>): ReviewStep | null => {
	const last = steps.at(-1);
	return last?.reason && last.from !== null ? last : null;
};
