import { fail, redirect } from '@sveltejs/kit';
import { ImportRefused, rememberedMapping } from '$lib/data/places/imports.ts';
import { candidatesFor, declaredCode } from '$lib/domain/places/import/conversion.ts';
import { areaUnitOf, guessMapping, knownMapping } from '$lib/domain/places/import/fields.ts';
import { townFor } from '$lib/server/shared/town-directory.ts';
import { askedDraft, IMPORT_TASK } from '$lib/server/places/import/import-request.ts';
import { layerOf, readChoices, readConversion } from '$lib/server/places/import/choices.ts';
import { drafts } from '$lib/server/places/import/drafts.ts';
import { whereabouts } from '$lib/server/places/import/preview.ts';
import { headingsOf, stageDraft } from '$lib/server/places/import/stage.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { parseView, viewQuery } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad } from './$types';

const SAMPLE_ROWS = 3;

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, IMPORT_TASK);
	const { locals, params, url } = event;
	const { view } = parseView(url.searchParams);
	const town = await townFor(locals.db, view.town);
	const draft = drafts.find(params.draft, staff.id, town.code);
	if (!draft) redirect(303, `/desk/import${viewQuery(view, new URLSearchParams({ gone: '1' }))}`);
	const layer = layerOf(draft, url.searchParams);
	const remembered = await rememberedMapping(locals.db, town.code, headingsOf(layer.columns));
	const mapping = remembered ? knownMapping(remembered, layer.columns) : guessMapping(layer.columns);
	return {
		map: true,
		file: { name: draft.name, bytes: draft.bytes, format: draft.read.format, notes: draft.read.notes },
		layers: draft.read.layers.map(({ name, features }) => ({ name, rows: features.length })),
		layer: draft.read.layers.indexOf(layer),
		columns: layer.columns,
		sample: layer.features.slice(0, SAMPLE_ROWS).map(({ values }) => values),
		rows: layer.features.length,
		unplaced: layer.features.filter(({ shape }) => shape === null).length,
		declared: layer.declared,
		declaredKnown: declaredCode(layer.declared) !== null,
		candidates: candidatesFor(layer.features, layer.declared, town.bbox),
		mapping,
		remembered: remembered !== null,
		unit: areaUnitOf(mapping.area_m2)
	};
};

/** What was typed goes back with every refusal. */
const typed = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.slice(0, 8000)]] : []))
	);

/** For those without scripts; with them the addresses beside this one tell how far it is and where it would lie. */
export const actions: Actions = {
	where: async (event) => {
		const { draft, town } = await askedDraft(event, event.params.draft);
		const form = await event.request.formData();
		if (!draft) return fail(410, { problems: ['gone' as const], values: typed(form) });
		const conversion = readConversion(form);
		if (typeof conversion === 'string') return fail(422, { problems: [conversion], values: typed(form) });
		const { tried, known, inside, box } = whereabouts(layerOf(draft, form), conversion, town.bbox);
		return { where: { tried, known, inside, box, error_m: conversion.error_m }, values: typed(form) };
	},
	check: async (event) => {
		const { draft } = await askedDraft(event, event.params.draft);
		const form = await event.request.formData();
		if (!draft) return fail(410, { problems: ['gone' as const], values: typed(form) });
		const choices = readChoices(draft, form);
		if (Array.isArray(choices)) return fail(422, { problems: choices, values: typed(form) });
		try {
			const { id } = await stageDraft(event.locals.db, draft, choices);
			redirect(303, `/desk/import/${id}${viewQuery(parseView(event.url.searchParams).view)}`);
		} catch (error) {
			if (error instanceof ImportRefused) return fail(422, { problems: [error.refusal], values: typed(form) });
			throw error;
		}
	}
};
