import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { townOf } from '$lib/server/shared/town-directory.ts';
import { recordedFor } from '$lib/server/water/import/import-page.ts';
import type { RequestHandler } from './$types';

const asked = v.pipe(
	v.array(v.object({ section: v.pipe(v.string(), v.maxLength(80)), date: v.pipe(v.string(), v.isoDate()) })),
	v.maxLength(20_000)
);

/** Stored samples for pairs of section and day: requested before anything of a sheet is sent. */
export const POST: RequestHandler = async ({ locals: { db }, url, request }) => {
	const keys = v.safeParse(asked, await request.json().catch(() => null));
	if (!keys.success) error(400, { message: 'pairs of section and date are asked for', code: 'bad_request' });
	const town = await townOf(db, url);
	const recorded = await recordedFor(db, town.code, keys.output);
	return json(recorded, { status: recorded ? 200 : 403, headers: { 'cache-control': 'private, no-store' } });
};
