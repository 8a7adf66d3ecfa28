/** What the forms of patrols and their findings do. */
import type { RequestEvent } from '@sveltejs/kit';
import { addFinding, moveFinding, recordPatrol } from '../../data/water/outfalls-patrols.ts';
import { FINDING_KINDS, FINDING_STATES, OBSERVATION_NAMES, valuesOf } from '../../domain/water/finding.ts';
import { SECTION_LEVELS } from '../../domain/water/section.ts';
import { storeOf } from './outfall-actions.ts';
import { withPhotos } from './photos/uploaded-photos.ts';
import { formId, keepWater, type Outcome, placeIn, seenIn, type Typed } from './water-form.ts';
import { isDay } from '../../domain/shared/time/day.ts';

const LOCAL_TIME = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const METRES = /^\d{1,6}$/;

/** Only what the form offers. */
function observed(typed: Typed): Record<string, string> {
	return Object.fromEntries(
		OBSERVATION_NAMES.flatMap((name) => {
			const value = valuesOf(name).find((known) => known === typed[name]);
			return value ? [[name, value] as const] : [];
		})
	);
}

const isTime = (text: string | undefined): text is string => {
	const found = LOCAL_TIME.exec(text ?? '');
	return found !== null && isDay(found[1]);
};

export const patrolAction = (event: RequestEvent) =>
	keepWater(event, async ({ town, typed }) => {
		const { started_at, ended_at } = typed;
		if (!isTime(started_at) || !isTime(ended_at)) return 'bad_date';
		const level = SECTION_LEVELS.find((known) => known === typed['chief_level']);
		const patrol = {
			river: typed['river'] ?? '',
			chief_level: level ?? 'village',
			chief_title: typed['chief_title'] ?? '',
			patroller: typed['patroller'] ?? '',
			// The clock is the town's.
			started_at: `${started_at} ${town.time_zone}`,
			ended_at: `${ended_at} ${town.time_zone}`,
			distance_m: METRES.test(typed['distance_m'] ?? '') ? Number(typed['distance_m']) : null,
			observations: observed(typed)
		};
		const { db, language } = event.locals;
		const answer = await recordPatrol(db, town.code, patrol, { language, form: formId(typed) });
		if ('refusal' in answer) return answer.refusal;
		return { to: `/desk/patrols/${answer.id}`, tell: { done: 'patrol' } };
	});

export const findingAction = (event: RequestEvent, patrol: number) =>
	keepWater(event, async ({ town, typed, photos }) => {
		const { db, language } = event.locals;
		const found = placeIn(typed, photos);
		if (found === 'bad_place') return found;
		if ((typed['description'] ?? '').length > 1000) return 'too_long';
		const finding = {
			patrol,
			kind: FINDING_KINDS.find((known) => known === typed['kind']) ?? 'other',
			description: typed['description'] ?? '',
			place: found.place,
			accuracy_m: found.accuracy_m
		};
		return withPhotos<Outcome>(await storeOf(event), town.code, photos, async (records) => {
			const answer = await addFinding(db, town.code, finding, { language, form: formId(typed) }, records);
			return 'refusal' in answer
				? { kept: false, answer: answer.refusal }
				: { kept: !answer.again, answer: { tell: { done: 'finding' } } };
		});
	});

export const findingMoveAction = (event: RequestEvent) =>
	keepWater(event, async ({ town, typed, photos }) => {
		const { db, language } = event.locals;
		const state = FINDING_STATES.find((known) => known === typed['state']);
		const finding = /^\d{1,15}$/.test(typed['finding'] ?? '') ? Number(typed['finding']) : null;
		if (!state) return 'not_next';
		if (finding === null) return 'unknown_finding';
		if (!isDay(typed['date'])) return 'bad_date';
		const note = typed['note'] ?? '';
		const doneBy = typed['done_by'] ?? '';
		if (note.length > 1000 || doneBy.length > 200) return 'too_long';
		const move = { finding, state, date: typed['date'], doneBy, note, language, seen: seenIn(typed) };
		return withPhotos<Outcome>(await storeOf(event), town.code, photos, async (records) => {
			const answer = await moveFinding(db, town.code, move, records);
			return 'refusal' in answer
				? { kept: false, answer: answer.refusal }
				: { kept: true, answer: { tell: { done: state } } };
		});
	});
