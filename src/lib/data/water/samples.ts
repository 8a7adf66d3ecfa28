/** Samples on their way in: what a sheet or form is checked against, and how they are stored, all of them or none. */
import * as v from 'valibot';
import type { LabKnowledge, LabSection, RecordedSample } from '../../domain/water/lab/lab-preview.ts';
import { WATER_BODIES } from '../../domain/water/standard/standard.ts';
import type { DataClient } from '../client.ts';
import { text } from '../shared/schemas.ts';
import { unwrap } from '../shared/unwrap.ts';

const sections = v.array(
	v.object({
		code: v.string(),
		name: text,
		aliases: v.array(v.string()),
		water_body: v.picklist(WATER_BODIES),
		target_class: v.nullable(v.picklist(['I', 'II', 'III', 'IV', 'V'])),
		far_from_river_m: v.nullable(v.number())
	})
);

export const importContext = v.object({
	sections,
	median: v.record(v.string(), v.record(v.string(), v.tuple([v.number(), v.number()]))),
	limits: v.record(v.string(), v.string())
});

export const recordedSamples = v.array(
	v.object({ section: v.string(), date: v.string(), values: v.record(v.string(), v.string()) })
);

export const importResult = v.object({ stored: v.number(), moved: v.number(), readings: v.number() });
/** `moved`: samples that were there and went forward in their review. */
export type ImportResult = v.InferOutput<typeof importResult>;

/** A sample as it is stored. */
export interface EnteredSample extends RecordedSample {
	sampler: string | null;
}

/** The database refused what a person entered: nothing was stored. */
export class SamplesRefused extends Error {
	override readonly name = 'SamplesRefused';
	readonly reason: 'not_allowed' | 'recorded_differently' | 'invalid';
	constructor(reason: SamplesRefused['reason'], message: string) {
		super(message);
		this.reason = reason;
	}
}

/** Whether the asker holds the role water or admin in the town. */
export async function mayStoreSamples(db: DataClient, town: string): Promise<boolean> {
	return unwrap(await db.rpc('may_store_water_samples', { p_town: town }), v.boolean());
}

/** Sections that the asker sees, with all their names. */
export async function listSectionNames(db: DataClient, town: string): Promise<LabSection[]> {
	return unwrap(await db.rpc('water_section_names', { p_town: town }), sections);
}

/** What is known before a sheet is read; without the history of samples where the asker may not store any. */
export async function knowledgeFor(db: DataClient, town: string, mayStore: boolean): Promise<LabKnowledge> {
	if (mayStore) return unwrap(await db.rpc('water_import_context', { p_town: town }), importContext);
	return { sections: await listSectionNames(db, town), median: null, limits: {} };
}

/** @throws SamplesRefused `not_allowed` unless the asker may store samples */
export async function samplesAt(
	db: DataClient,
	town: string,
	keys: readonly { section: string; date: string }[]
): Promise<RecordedSample[]> {
	const answer = await db.rpc('water_samples_at', { p_town: town, p_keys: keys.map((key) => ({ ...key })) });
	throwRefusal(answer.error);
	return unwrap(answer, recordedSamples);
}

/**
 * Stores preliminary samples in one transaction. What is there with the same readings stays as it is.
 * @param origin the file that they come from, null for a form
 * @throws SamplesRefused
 */
export async function storeSamples(
	db: DataClient,
	town: string,
	samples: readonly EnteredSample[],
	origin: { file: string; sha256: string | null } | null
): Promise<ImportResult> {
	const answer = await db.rpc('store_water_samples', {
		p_town: town,
		p_samples: samples.map(({ section, date, sampler, values }) => ({ section, date, sampler, values })),
		...(origin ? { p_file: origin.file } : {}),
		...(origin?.sha256 ? { p_file_sha256: origin.sha256 } : {})
	});
	throwRefusal(answer.error);
	return unwrap(answer, importResult);
}

/** Rights, a duplicate that differs, and what the checks of the tables refuse (SQLSTATE classes 22 and 23). */
function throwRefusal(error: { code?: string; message: string } | null): void {
	const code = error?.code ?? '';
	if (code === '42501') throw new SamplesRefused('not_allowed', error?.message ?? '');
	if (code === '23505') throw new SamplesRefused('recorded_differently', error?.message ?? '');
	if (/^2[23]/.test(code)) throw new SamplesRefused('invalid', error?.message ?? '');
}
