/** From a read file and its choices to staged rows in the database, checked and waiting to be stored. */
import { createHash } from 'node:crypto';
import type { DataClient } from '../../../data/client.ts';
import {
	checkImport,
	stageRows,
	startImport,
	type Counts,
	type ImportRefusal,
	type StagedRow
} from '../../../data/places/imports.ts';
import type { Answer } from '../../../domain/shared/answer.ts';
import type { Choices } from '../../../domain/places/import/choices.ts';
import { convertedShape } from '../../../domain/places/import/conversion.ts';
import { rowValues } from '../../../domain/places/import/fields.ts';
import type { RawFeature } from '../../../domain/places/formats/reader.ts';

import type { Draft } from './drafts.ts';

/** Vertices per request: a line of progress every half second, one or two megabytes. */
const PORTION_CORNERS = 24_000;
const MAX_ROWS = 1000;

/** The same headings in another order are the same kind of file. */
export const headingsOf = (columns: readonly string[]): string =>
	createHash('sha256')
		.update([...columns].sort().join('\n'))
		.digest('hex');

export interface Staged {
	id: number;
	counts: Counts;
}

/**
 * @param progress share of the rows that have been sent; 1 while the database checks them
 */
export async function stageDraft(
	db: DataClient,
	draft: Draft,
	choices: Choices,
	progress: (share: number) => Promise<void> = () => Promise.resolve()
): Promise<Answer<Staged, ImportRefusal>> {
	const { conversion, layer } = choices;
	const about = {
		file_name: draft.name,
		file_sha256: draft.sha256,
		file_bytes: draft.bytes,
		file_format: draft.read.format,
		layer: layer.name.slice(0, 200),
		system: conversion.system,
		axis_order: conversion.order,
		method: conversion.method,
		control_points: conversion.points,
		error_m: conversion.error_m,
		// Positions are at most as accurate as their conversion.
		accuracy_m: Math.max(choices.accuracy_m, conversion.error_m),
		document: choices.document,
		class: choices.class,
		theme: choices.theme,
		kind: choices.kind,
		lifecycle: choices.lifecycle,
		visibility: choices.visibility,
		match_by: choices.match_by
	};
	const started = await startImport(db, draft.town, about, headingsOf(layer.columns), choices.mapping);
	if (!started.ok) return started;
	const id = started.value;
	let sent = 0;
	for (const portion of portionsOf(layer.features)) {
		const rows = portion.map((feature) => stagedRow(feature, choices));
		const staged = await stageRows(db, draft.town, id, rows);
		if (!staged.ok) return staged;
		sent += portion.length;
		await progress(sent / layer.features.length);
	}
	const counts = await checkImport(db, draft.town, id);
	return counts.ok ? { ok: true, value: { id, counts: counts.value } } : counts;
}

function stagedRow({ row, shape, trouble, values }: RawFeature, choices: Choices): StagedRow {
	const { given, badNumber } = rowValues(values, choices.mapping, choices.unit, choices.class === 'parcel');
	const geom = shape && convertedShape(shape, choices.conversion);
	const found = trouble ?? (shape && !geom ? 'outside_system' : badNumber ? 'bad_number' : null);
	return { row, given, geom, trouble: found, detail: found === 'bad_number' ? badNumber : null };
}

function* portionsOf(features: readonly RawFeature[]): Generator<readonly RawFeature[]> {
	let [start, corners] = [0, 0];
	for (const [place, { shape }] of features.entries()) {
		corners += shape ? shape.coordinates.flat(3).length / 2 : 0;
		if (corners < PORTION_CORNERS && place - start < MAX_ROWS - 1) continue;
		yield features.slice(start, place + 1);
		[start, corners] = [place + 1, 0];
	}
	if (start < features.length) yield features.slice(start);
}
