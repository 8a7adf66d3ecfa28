/** The form that moves samples through their review. */
import * as v from 'valibot';
import { defineForm, line, readId } from '../shared/form.ts';
import { REVIEW_STATES, REVIEW_TARGETS } from './review.ts';

const MAX_IDS = 1000;

export const reviewForm = defineForm(
	['unknown_state', 'none_chosen', 'too_many', 'too_long'],
	v.object({
		from: v.picklist(REVIEW_STATES, 'unknown_state'),
		to: v.picklist(REVIEW_TARGETS, 'unknown_state'),
		ids: v.pipe(v.array(v.number()), v.minLength(1, 'none_chosen'), v.maxLength(MAX_IDS, 'too_many')),
		reason: line(1000)
	}),
	(data) => ({ ids: data.getAll('id').flatMap((value) => readId(value) ?? []) })
);

const moved = v.object({
	ids: v.pipe(
		v.string(),
		v.regex(/^\d{1,15}(-\d{1,15}){0,999}$/),
		v.transform((text) => text.split('-').map(Number))
	),
	from: v.picklist(REVIEW_STATES),
	to: v.picklist(REVIEW_TARGETS)
});
/** The samples just moved, as the address names them, so that the page can say so and take it back. */
export type MovedNow = v.InferOutput<typeof moved>;

/** @returns null where nothing, or nothing readable, is named */
export function movedNow(params: URLSearchParams): MovedNow | null {
	const named = { ids: params.get('moved'), from: params.get('from'), to: params.get('to') };
	const read = v.safeParse(moved, named);
	return read.success ? read.output : null;
}
