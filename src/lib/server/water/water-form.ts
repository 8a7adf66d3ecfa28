/** Forms of outfalls and patrols: what every one of them has, read and checked for its shape; and who may send one. */
import { randomUUID } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Place, WaterRefusal } from '../../data/water/outfalls-patrols.ts';
import { DataUnavailable } from '../../data/shared/unwrap.ts';
import { may } from '../../domain/staff/access.ts';
import type { CleanPhoto } from '../../domain/shared/photo/photo.ts';
import { DECIMAL, LOCATION_METHODS, type LocationMethod } from '../../domain/water/finding.ts';
import type { Town } from '../../domain/shared/town.ts';
import { parseView, viewQuery } from '../../domain/shared/view-state.ts';
import { townFor } from '../shared/town-directory.ts';
import { photosOf, type UploadProblem } from './photos/uploaded-photos.ts';

export type FormProblem =
	WaterRefusal | UploadProblem | 'bad_place' | 'bad_date' | 'too_long' | 'signed_out' | 'unavailable';

/** What was typed, by the name of its field; goes back with every refusal. */
export type Typed = Readonly<Record<string, string>>;

const LONGEST_KEPT = 4000;
const SMALL_BYTES = 512 * 1024;

export function typedIn(form: FormData): Typed {
	const texts = [...form].flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value.trim().slice(0, LONGEST_KEPT)] as const] : []
	);
	return Object.fromEntries(texts);
}

export interface GivenPlace {
	place: Place | null;
	accuracy_m: number | null;
	from: LocationMethod;
}

/** Where nobody says how exactly: a phone's usual error outdoors, doubled. */
const USUAL_ERROR_M = 20;
const decimal = v.pipe(v.string(), v.regex(DECIMAL), v.transform(Number));
const metres = v.pipe(v.string(), v.regex(/^\d{1,6}(\.\d{1,3})?$/), v.transform(Number));

/** Coordinates as typed or found; else, where the form asks for it, the place of the first photo that knows one. */
export function placeIn(typed: Typed, photos: readonly CleanPhoto[]): GivenPlace | 'bad_place' {
	const [lat, lon] = [typed['lat'] ?? '', typed['lon'] ?? ''];
	if (!lat && !lon) {
		const known = typed['from_photo'] ? photos.find(({ place }) => place !== null) : undefined;
		return {
			place: known?.place ?? null,
			accuracy_m: known ? (known.accuracy_m ?? USUAL_ERROR_M) : null,
			from: 'photo'
		};
	}
	const read = v.safeParse(v.object({ lat: decimal, lon: decimal }), { lat, lon });
	if (!read.success || Math.abs(read.output.lat) > 90 || Math.abs(read.output.lon) > 180) return 'bad_place';
	const error = v.safeParse(metres, typed['accuracy_m']);
	return {
		place: read.output,
		accuracy_m: error.success ? error.output : USUAL_ERROR_M,
		from: LOCATION_METHODS.find((way) => way === typed['place_from']) ?? 'typed'
	};
}

const uuid = v.pipe(v.string(), v.uuid());
/** The form's own number; another one where somebody took it out. */
export const formId = (typed: Typed): string => (v.is(uuid, typed['form']) ? typed['form'] : randomUUID());

/** The event that somebody saw as the current one. */
export const seenIn = (typed: Typed): number | null =>
	/^\d{1,15}$/.test(typed['seen'] ?? '') ? Number(typed['seen']) : null;

const STATUS_OF: Partial<Record<FormProblem, number>> = {
	signed_out: 401,
	not_allowed: 403,
	too_large: 413,
	changed_since: 409,
	unavailable: 503
};

/** Sent on with what to tell there, or refused. */
export type Outcome = FormProblem | { to?: string; tell: Record<string, string> };

/** Runs the action of a form for whoever may; nobody is sent away from what they typed. */
export async function keepWater(
	event: RequestEvent,
	run: (asked: { town: Town; typed: Typed; photos: CleanPhoto[] }) => Promise<Outcome>
) {
	const { locals, request, url } = event;
	let typed: Typed = {};
	const refuse = (problem: FormProblem) => fail(STATUS_OF[problem] ?? 400, { problem, typed });
	// Photos of somebody who may not send any are not even read; a small form is, so that what was typed goes back.
	if (!locals.account && Number(request.headers.get('content-length')) > SMALL_BYTES) return refuse('signed_out');
	const form = await formOf(request);
	if (form === 'too_large') return refuse('too_large');
	typed = typedIn(form);
	if (!locals.account) return refuse('signed_out');
	if (!locals.staff || !may(locals.staff.role, 'keep_water')) return refuse('not_allowed');
	const { view } = parseView(url.searchParams);
	try {
		const photos = await photosOf(form);
		if (typeof photos === 'string') return refuse(photos);
		const town = await townFor(locals.db, view.town);
		const outcome = await run({ town, typed, photos });
		if (typeof outcome === 'string') return refuse(outcome);
		redirect(303, (outcome.to ?? url.pathname) + viewQuery(view, new URLSearchParams(outcome.tell)));
	} catch (reason) {
		if (reason instanceof DataUnavailable) return refuse('unavailable');
		throw reason;
	}
}

/** The server stops reading where a body grows beyond what it takes. */
async function formOf(request: Request): Promise<FormData | 'too_large'> {
	try {
		return await request.formData();
	} catch (error) {
		if (typeof error === 'object' && error !== null && 'status' in error && error.status === 413) return 'too_large';
		throw error;
	}
}
