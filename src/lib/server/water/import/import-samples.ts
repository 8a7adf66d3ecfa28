/** Import of a laboratory file by the command: first a preview with all problems, then all of it or nothing. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { importContext, importResult, type ImportResult, recordedSamples } from '../../../data/water/samples.ts';
import { readTableFile } from '../../../domain/shared/files/table-file.ts';
import {
	type ImportPreview,
	isAcceptable,
	keysOf,
	previewOf,
	withRecorded
} from '../../../domain/water/lab/lab-preview.ts';
import type { Engine, Statements } from '../../backend/engine.ts';
import type { ReviewState } from '../../../domain/water/review.ts';

/**
 * @param name of the file, for messages and for the record
 * @param options.today ISO date in the town's time zone
 * @param options.limits known detection limits by item, for cells that only say 未检出
 */
export async function previewImport(
	statements: Statements,
	town: string,
	file: Uint8Array<ArrayBuffer>,
	name: string,
	options: { today: string; limits?: Readonly<Record<string, string>> }
): Promise<ImportPreview> {
	const sha256 = createHash('sha256').update(file).digest('hex');
	const read = await readTableFile(file);
	const known = await ask(statements, 'select public.water_import_context($1) as answer', [town], importContext);
	const preview = previewOf(read, known, { file: name, sha256, ...options });
	if (preview.samples.length === 0) return preview;
	const stored = await ask(
		statements,
		'select public.water_samples_at($1, $2::jsonb) as answer',
		[town, keysOf(preview)],
		recordedSamples
	);
	return withRecorded(preview, stored);
}

/** Samples per batch: often enough for a line of progress. */
const PORTION = 100;

/**
 * Stores the previewed samples, in one transaction.
 * @param progress called with the number of samples done
 * @throws RangeError where the preview has problems
 */
export async function commitImport(
	engine: Engine,
	town: string,
	preview: ImportPreview,
	review: ReviewState,
	progress: (done: number, all: number) => void = () => undefined
): Promise<ImportResult> {
	if (!isAcceptable(preview)) throw new RangeError('a file with problems is not taken in');
	const total: ImportResult = { stored: 0, moved: 0, readings: 0 };
	await engine.transaction(async (statements) => {
		for (let done = 0; done < preview.samples.length; done += PORTION) {
			const portion = preview.samples.slice(done, done + PORTION);
			const one = await ask(
				statements,
				'select public.store_water_samples($1, $2::jsonb, $3::public.review_state, $4, $5) as answer',
				[
					town,
					portion.map(({ section, date, sampler, values }) => ({ section, date, sampler, values })),
					review,
					preview.file,
					preview.sha256
				],
				importResult
			);
			total.stored += one.stored;
			total.moved += one.moved;
			total.readings += one.readings;
			progress(done + portion.length, preview.samples.length);
		}
	});
	return total;
}

async function ask<const S extends v.GenericSchema>(
	statements: Statements,
	sql: string,
	parameters: readonly unknown[],
	schema: S
): Promise<v.InferOutput<S>> {
	const [row] = await statements.query<{ answer: unknown }>(sql, parameters);
	return v.parse(schema, row?.answer);
}
