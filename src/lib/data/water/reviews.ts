/** The review of samples: the queue, and moving samples on, all selected ones or none. For staff of role water or admin. */
import * as v from 'valibot';
import { type QueuedSample, REVIEW_STATES, type ReviewState, type ReviewTarget } from '../../domain/water/review.ts';
import { WATER_BODIES } from '../../domain/water/standard/standard.ts';
import type { TypicalReadings } from '../../domain/water/lab/typical-readings.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import { rpc, rpcOrRefusal, type Answer } from '../rpc.ts';
import { text } from '../shared/schemas.ts';

/** Refusals of the database. */
export const REVIEW_REFUSALS = [
	'none_chosen',
	'too_many',
	'unknown_state',
	'unknown_sample',
	'reason_missing',
	'same_person',
	'changed_since',
	'not_allowed'
] as const;
export type ReviewRefusal = (typeof REVIEW_REFUSALS)[number];

export interface ReviewQueue {
	counts: Readonly<Record<ReviewState, number>>;
	/** Months with a sample in the requested state, newest first. */
	months: readonly { month: string; count: number }[];
	/** YYYY-MM; null where nothing is in that state. */
	month: string | null;
	samples: readonly QueuedSample[];
	/** Usual values of these sections in the three years before, without these samples. */
	usual: TypicalReadings;
}

const state = v.picklist(REVIEW_STATES);
const step = v.object({
	from: v.nullable(state),
	to: v.nullable(state),
	by: v.nullable(v.string()),
	at: v.string(),
	reason: v.nullable(v.string())
});
const queue = v.object({
	counts: v.object({ preliminary: v.number(), reviewed: v.number(), published: v.number() }),
	months: v.array(v.object({ month: v.string(), count: v.number() })),
	month: v.nullable(v.string()),
	samples: v.array(
		v.object({
			id: v.number(),
			section: v.string(),
			name: text,
			water_body: v.picklist(WATER_BODIES),
			target_class: v.nullable(v.picklist(['I', 'II', 'III', 'IV', 'V'])),
			date: v.string(),
			is_example: v.boolean(),
			sampler: v.nullable(v.string()),
			file: v.nullable(v.string()),
			values: v.record(v.string(), v.string()),
			mine: v.boolean(),
			steps: v.array(step)
		})
	),
	usual: v.record(v.string(), v.record(v.string(), v.tuple([v.number(), v.number()])))
});

/** @param month YYYY-MM; null for the newest with any sample in that state */
export async function reviewQueue(
	db: DataClient,
	town: string,
	reviewState: ReviewState,
	month: string | null
): Promise<ReviewQueue> {
	return rpc(
		db,
		'water_review_queue',
		{
			p_town: town,
			p_state: reviewState,
			...(month ? { p_month: `${month}-01` } : {})
		},
		queue
	);
}

const waiting = v.object({ preliminary: v.number(), reviewed: v.number(), findings: v.number() });

/** Number of samples waiting for review and for publication, and of open findings of patrols. */
export async function reviewsWaiting(db: DataClient, town: string): Promise<v.InferOutput<typeof waiting>> {
	return rpc(db, 'water_reviews_waiting', { p_town: town }, waiting);
}

export interface ReviewMove {
	ids: readonly number[];
	/** Their state on the page: where one has changed since, none is moved. */
	from: ReviewState;
	to: ReviewTarget;
	reason: string;
	/** The language that the reason is written in. */
	language: Language;
}

/** With the number of samples moved. */
export async function reviewSamples(
	db: DataClient,
	town: string,
	{ ids, from, to, reason, language }: ReviewMove
): Promise<Answer<{ moved: number }, ReviewRefusal>> {
	const args = { p_town: town, p_ids: ids, p_from: from, p_to: to, p_reason: reason, p_language: language };
	return rpcOrRefusal(db, 'review_samples', args, v.object({ moved: v.number() }), REVIEW_REFUSALS);
}
