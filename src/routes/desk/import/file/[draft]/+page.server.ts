import { redirect } from '@sveltejs/kit';
import { rememberedMapping } from '$lib/data/places/imports.ts';
import { layerOf, readChoices, readConversion, typedChoices } from '$lib/domain/places/import/choices.ts';
import { candidatesFor, declaredCode } from '$lib/domain/places/import/conversion.ts';
import { areaUnitOf, guessMapping, knownMapping } from '$lib/domain/places/import/fields.ts';
import { refused } from '$lib/domain/shared/answer.ts';
import type { Form } from '$lib/domain/shared/form.ts';
import { parseView, viewQuery } from '$lib/domain/shared/view-state.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { drafts, type Draft } from '$lib/server/places/import/drafts.ts';
import { IMPORT_TASK } from '$lib/server/places/import/import-request.ts';
import { locateLayer } from '$lib/server/places/import/preview.ts';
import { headingsOf, stageDraft } from '$lib/server/places/import/stage.ts';
import { deskAction, type DeskRequest } from '$lib/server/shared/desk-action.ts';
import { townFor } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

const SAMPLE_ROWS = 3;

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, IMPORT_TASK);
	const { locals, params, url } = event;
	const { view } = parseView(url.searchParams);
	const town = await townFor(locals.db, view.town);
	const draft = drafts.find(params.draft, staff.id, town.code);
	if (!draft) redirect(303, `/desk/import${viewQuery(view, new URLSearchParams({ gone: '1' }))}`);
	const layer = layerOf(draft.read.layers, url.searchParams);
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

/** The choices can be parsed only with the file: in the action. */
const choicesForm: Form<Record<string, string>, null, never> = {
	typed: typedChoices,
	read: () => ({ ok: true, value: null }),
	status: 422
};

const draftOf = ({ event, town }: DeskRequest<unknown, unknown>): Draft | null =>
	drafts.find(event.params['draft'] ?? '', event.locals.account?.id ?? '', town.code);

/** Without scripts; with them the endpoints beside this page report the progress and preview the location. */
export const actions: Actions = {
	where: deskAction(IMPORT_TASK, choicesForm, async (request) => {
		const draft = draftOf(request);
		if (!draft) return refused('gone');
		const { data, typed, town } = request;
		const conversion = readConversion(data);
		if (typeof conversion === 'string') return refused(conversion);
		const { tried, known, inside, box } = locateLayer(layerOf(draft.read.layers, data), conversion, town.bbox);
		return { ok: true, page: { where: { tried, known, inside, box, error_m: conversion.error_m }, typed } };
	}),
	check: deskAction(IMPORT_TASK, choicesForm, async (request) => {
		const draft = draftOf(request);
		if (!draft) return refused('gone');
		const choices = readChoices(draft.read.layers, request.data);
		if (Array.isArray(choices)) {
			const [first = 'no_system'] = choices;
			return { ...refused(first), more: { problems: choices } };
		}
		const staged = await stageDraft(request.db, draft, choices);
		return staged.ok ? { ok: true, path: `/desk/import/${staged.value.id}`, query: {} } : staged;
	})
};
