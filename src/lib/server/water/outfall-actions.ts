/** What the forms of outfalls do: each reads what was typed, stores the photos, and keeps both or neither. */
import type { RequestEvent } from '@sveltejs/kit';
import { addOutfall, checkPhoto, moveOutfall } from '../../data/water/outfalls-patrols.ts';
import { VISIBILITIES } from '../../domain/planning/feature.ts';
import { OUTFALL_STATES } from '../../domain/water/section.ts';
import { fieldWorkWords } from '../../i18n/water/field-work.ts';
import { withPhotos } from './photos/uploaded-photos.ts';
import { photoStore } from './photos/store.ts';
import { sweepNowAndThen } from './photos/remove-orphans.ts';
import { openRuntime } from '../backend/runtime.ts';
import { formId, keepWater, type Outcome, placeIn, seenIn } from './water-form.ts';
import { isDay } from '../../domain/shared/time/day.ts';

export async function storeOf({ locals }: Pick<RequestEvent, 'locals'>) {
	const { backend, settings } = await openRuntime();
	sweepNowAndThen(backend, settings);
	return photoStore(settings, locals.db);
}

export const moveAction = (event: RequestEvent, slug: string) =>
	keepWater(event, async ({ town, typed, photos }) => {
		const { db, language } = event.locals;
		const state = OUTFALL_STATES.find((known) => known === typed['state']);
		if (!state) return 'not_next';
		if (!isDay(typed['date'])) return 'bad_date';
		const move = {
			slug,
			state,
			date: typed['date'],
			acceptedBy: typed['accepted_by'] ?? '',
			evidence: typed['evidence'] ?? '',
			note: typed['note'] ?? '',
			language,
			seen: seenIn(typed)
		};
		if (move.acceptedBy.length > 200 || move.evidence.length > 2000 || move.note.length > 1000) return 'too_long';
		return withPhotos<Outcome>(await storeOf(event), town.code, photos, async (records) => {
			const answer = await moveOutfall(db, town.code, move, records);
			return 'refusal' in answer
				? { kept: false, answer: answer.refusal }
				: { kept: true, answer: { tell: { done: state } } };
		});
	});

export const addAction = (event: RequestEvent) =>
	keepWater(event, async ({ town, typed, photos }) => {
		const { db, language } = event.locals;
		const found = placeIn(typed, photos);
		if (found === 'bad_place') return found;
		if (!isDay(typed['date'])) return 'bad_date';
		if ((typed['name'] ?? '').length > 200 || (typed['note'] ?? '').length > 1000) return 'too_long';
		const outfall = {
			name: typed['name'] ?? '',
			river: typed['river'] ?? '',
			visibility: VISIBILITIES.find((known) => known === typed['visibility']) ?? 'internal',
			place: found.place,
			accuracy_m: found.accuracy_m ?? 0,
			basis: fieldWorkWords[language].place.basis[found.from],
			date: typed['date'],
			note: typed['note'] ?? ''
		};
		return withPhotos<Outcome>(await storeOf(event), town.code, photos, async (records) => {
			const answer = await addOutfall(db, town.code, outfall, { language, form: formId(typed) }, records);
			return 'refusal' in answer
				? { kept: false, answer: answer.refusal }
				: { kept: !answer.again, answer: { to: `/desk/outfalls/${answer.slug}`, tell: { done: 'added' } } };
		});
	});

/** Whether everybody may see a photo: the answer of a person who has looked at it. */
export const photoAction = (event: RequestEvent) =>
	keepWater(event, async ({ town, typed }) => {
		const isPublic = Boolean(typed['public']);
		const answer = await checkPhoto(event.locals.db, town.code, typed['name'] ?? '', isPublic);
		if ('refusal' in answer) return answer.refusal;
		return { tell: { done: isPublic ? 'shown' : 'hidden' } };
	});
