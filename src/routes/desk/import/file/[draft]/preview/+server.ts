import { json } from '@sveltejs/kit';
import { askedDraft } from '$lib/server/places/import/import-request.ts';
import { layerOf, readConversion, textOf } from '$lib/domain/places/import/choices.ts';
import { locateLayer } from '$lib/server/places/import/preview.ts';
import { readControlPoints } from '$lib/domain/places/import/conversion.ts';
import type { RequestHandler } from './$types';

/** Location of the file in the system of the form, and the residuals of control points. Nothing is stored. */
export const POST: RequestHandler = async (event) => {
	const { draft, town } = await askedDraft(event, event.params.draft);
	const headers = { 'cache-control': 'private, no-store' };
	if (!draft) return json({ problem: 'gone' }, { status: 410, headers });
	const form = await event.request.formData();
	const conversion = readConversion(form);
	if (typeof conversion === 'string') return json({ problem: conversion }, { status: 422, headers });
	const points = conversion.system === 'local' ? readControlPoints(textOf(form, 'points'), conversion.order) : null;
	const fit = points?.ok ? points.fit : null;
	return json(
		{
			...locateLayer(layerOf(draft.read.layers, form), conversion, town.bbox),
			error_m: conversion.error_m,
			fit: fit && {
				residuals_m: fit.residuals.map(({ distance_m }) => distance_m),
				rms_m: fit.rms_m,
				spare: fit.spare,
				scale: fit.scale,
				turn_degrees: fit.turn_degrees,
				swapped: fit.probablySwapped
			}
		},
		{ headers }
	);
};
