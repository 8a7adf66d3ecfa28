/** The form that moves samples through their review: read, checked for its shape, and given back when it is refused. */
import * as v from 'valibot';
import type { ReviewMove, ReviewRefusal } from '../../data/water/reviews.ts';
import { REVIEW_STATES, REVIEW_TARGETS, type ReviewState, type ReviewTarget } from '../../domain/water/review.ts';
import type { Language } from '../../i18n/shared/languages.ts';

export type ReviewProblem = ReviewRefusal | 'too_long' | 'signed_out' | 'unavailable';

export interface ReviewFields {
	ids: number[];
	from: string;
	to: string;
	reason: string;
}

const LONGEST_REASON = 1000;
const MOST_IDS = 1000;
const id = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

/** The button's own `to` comes last, and counts. */
export function typedReview(form: FormData): ReviewFields {
	const text = (name: string): string => String(form.getAll(name).at(-1) ?? '').trim();
	return {
		ids: form.getAll('id').flatMap((value) => {
			const read = v.safeParse(id, value);
			return read.success ? [read.output] : [];
		}),
		from: text('from'),
		to: text('to'),
		reason: text('reason').slice(0, LONGEST_REASON * 4)
	};
}

export function readReview(fields: ReviewFields, language: Language): ReviewMove | ReviewProblem {
	const { ids, reason } = fields;
	const from = REVIEW_STATES.find((state) => state === fields.from);
	const to = REVIEW_TARGETS.find((target) => target === fields.to);
	if (!from || !to) return 'unknown_state';
	if (ids.length === 0) return 'none_chosen';
	if (ids.length > MOST_IDS) return 'too_many';
	if (reason.length > LONGEST_REASON) return 'too_long';
	return { ids, from, to, reason, language };
}

/** What has just been moved, as the address tells it: so that it can be told, and taken back. */
export interface MovedNow {
	ids: number[];
	from: ReviewState;
	to: ReviewTarget;
}

const moved = v.object({
	ids: v.pipe(
		v.string(),
		v.regex(/^\d{1,15}(-\d{1,15}){0,999}$/),
		v.transform((text) => text.split('-').map(Number))
	),
	from: v.picklist(REVIEW_STATES),
	to: v.picklist(REVIEW_TARGETS)
});

/** @returns null where nothing, or nothing readable, is told */
export function movedNow(params: URLSearchParams): MovedNow | null {
	const told = { ids: params.get('moved'), from: params.get('from'), to: params.get('to') };
	const read = v.safeParse(moved, told);
	return read.success ? read.output : null;
}
