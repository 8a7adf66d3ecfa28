import { error, json } from '@sveltejs/kit';
import { importShapes } from '$lib/data/places/imports.ts';
import { importerOf } from '$lib/server/places/import/import-request.ts';
import { readId } from '$lib/domain/shared/form.ts';
import type { RequestHandler } from './$types';

/** A picture of more would be unreadable; refused rows come first. */
const MAX_SHAPES = 20_000;

export const GET: RequestHandler = async (event) => {
	const { town } = await importerOf(event);
	const id = readId(event.params.id);
	if (id === null) error(404, { message: 'unknown import', code: 'not_found' });
	const shapes = await importShapes(event.locals.db, town.code, id, MAX_SHAPES);
	if (!shapes.ok) error(403, { message: 'not for this role', code: 'forbidden' });
	return json(shapes.value, { headers: { 'cache-control': 'private, no-store' } });
};
