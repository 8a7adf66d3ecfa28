/** The actions of outfalls, patrols and findings: each stores its photos with its record, or neither. */
import { randomUUID } from 'node:crypto';
import {
	addFinding,
	addOutfall,
	checkPhoto,
	moveFinding,
	moveOutfall,
	recordPatrol
} from '../../data/water/outfalls-patrols.ts';
import type { PhotoRecord } from '../../data/water/photos.ts';
import { refused, type Answer } from '../../domain/shared/answer.ts';
import type { Form, TextForm } from '../../domain/shared/form.ts';
import type { CleanPhoto } from '../../domain/shared/photo/clean-photo.ts';
import { OBSERVATION_NAMES } from '../../domain/water/finding.ts';
import {
	findingForm,
	findingStepForm,
	newOutfallForm,
	outfallMoveForm,
	patrolForm,
	photoForm
} from '../../domain/water/patrol-forms.ts';
import { placeIn } from '../../domain/water/place-fields.ts';
import { fieldWorkWords } from '../../i18n/water/field-work.ts';
import { openRuntime } from '../backend/runtime.ts';
import { deskAction, doneOrRefused, type DeskRequest } from '../shared/desk-action.ts';
import { removeOrphansAtTimes } from './photos/remove-orphans.ts';
import { photoStore } from './photos/store.ts';
import { photosOf, withPhotos, type UploadProblem } from './photos/uploaded-photos.ts';

interface WithPhotos<Values> {
	given: Values;
	photos: readonly CleanPhoto[];
}

/** The same form with photos beside its fields. */
const photographed = <Typed, Values, Problem extends string>(
	form: TextForm<Typed, Values, Problem>
): Form<Typed, WithPhotos<Values>, Problem | UploadProblem> => ({
	typed: form.typed,
	oversized: 'too_large',
	async read(typed, data) {
		const photos = await photosOf(data);
		if (typeof photos === 'string') return refused(photos);
		const read = form.read(typed);
		return read.ok ? { ok: true, value: { given: read.value, photos } } : read;
	}
});

/** @param record stores the record with the photos; a repeated form has stored them already */
async function storeWith<T extends object, Code extends string>(
	{ db, town, values }: DeskRequest<unknown, WithPhotos<unknown>>,
	record: (photos: PhotoRecord[]) => Promise<Answer<T, Code>>
): Promise<Answer<T, Code>> {
	const { backend, settings } = await openRuntime();
	removeOrphansAtTimes(backend, settings);
	return withPhotos(photoStore(settings, db), town.code, values.photos, async (records) => {
		const answer = await record(records);
		return { stored: answer.ok && !('again' in answer.value && answer.value.again), answer };
	});
}

export const moveOutfallAction = deskAction('keep_water', photographed(outfallMoveForm), async (request) => {
	const { db, town, language, values, event } = request;
	const { accepted_by: acceptedBy, ...given } = values.given;
	const move = { ...given, acceptedBy, slug: event.params['slug'] ?? '', language };
	const answer = await storeWith(request, (photos) => moveOutfall(db, town.code, move, photos));
	return doneOrRefused(answer, () => ({ done: move.state }));
});

export const addOutfallAction = deskAction('keep_water', photographed(newOutfallForm), async (request) => {
	const { db, town, language, values } = request;
	const { name, river, visibility, date, note, form } = values.given;
	const found = placeIn(values.given, values.photos);
	if (found === 'bad_place') return refused(found);
	const basis = fieldWorkWords[language].place.basis[found.from];
	const outfall = { name, river, visibility, date, note, basis, place: found.place, accuracy_m: found.accuracy_m ?? 0 };
	const identity = { language, form: form ?? randomUUID() };
	const answer = await storeWith(request, (photos) => addOutfall(db, town.code, outfall, identity, photos));
	if (!answer.ok) return answer;
	return { ok: true, path: `/desk/outfalls/${answer.value.slug}`, query: { done: 'added' } };
});

/** Sets whether a photo is public, after a person has checked it. */
export const photoAction = deskAction('keep_water', photoForm, async ({ db, town, values }) => {
	const answer = await checkPhoto(db, town.code, values.name, values.public);
	return doneOrRefused(answer, () => ({ done: values.public ? 'shown' : 'hidden' }));
});

export const patrolAction = deskAction('keep_water', patrolForm, async ({ db, town, language, values }) => {
	const { river, chief_level, chief_title, patroller, started_at, ended_at, distance_m, form } = values;
	const observations = Object.fromEntries(
		OBSERVATION_NAMES.flatMap((name) => (values[name] ? [[name, values[name]] as const] : []))
	);
	// Times are in the town's time zone.
	const times = { started_at: `${started_at} ${town.time_zone}`, ended_at: `${ended_at} ${town.time_zone}` };
	const patrol = { river, chief_level, chief_title, patroller, ...times, distance_m, observations };
	const answer = await recordPatrol(db, town.code, patrol, { language, form: form ?? randomUUID() });
	if (!answer.ok) return answer;
	return { ok: true, path: `/desk/patrols/${answer.value.id}`, query: { done: 'patrol' } };
});

/** @param patrolOf the patrol named in the address */
export const findingAction = (patrolOf: (params: Partial<Record<string, string>>) => number) =>
	deskAction('keep_water', photographed(findingForm), async (request) => {
		const { db, town, language, values, event } = request;
		const { kind, description, form } = values.given;
		const found = placeIn(values.given, values.photos);
		if (found === 'bad_place') return refused(found);
		const { place, accuracy_m } = found;
		const finding = { patrol: patrolOf(event.params), kind, description, place, accuracy_m };
		const identity = { language, form: form ?? randomUUID() };
		const answer = await storeWith(request, (photos) => addFinding(db, town.code, finding, identity, photos));
		return doneOrRefused(answer, () => ({ done: 'finding' }));
	});

export const findingStepAction = deskAction('keep_water', photographed(findingStepForm), async (request) => {
	const { db, town, language, values } = request;
	const { done_by: doneBy, ...given } = values.given;
	const move = { ...given, doneBy, language };
	const answer = await storeWith(request, (photos) => moveFinding(db, town.code, move, photos));
	return doneOrRefused(answer, () => ({ done: move.state }));
});
