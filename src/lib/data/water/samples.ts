/** Samples on their way in: what a sheet or form is checked against, and how they are stored, all of them or none. */
import * as v from 'valibot';
import type { LabProblem } from '../../domain/water/lab/lab-problem.ts';
import type { LabKnowledge, LabSection, RecordedSample } from '../../domain/water/lab/lab-preview.ts';
import { WATER_BODIES } from '../../domain/water/standard/standard.ts';
import type { DataClient } from '../client.ts';
import { rpc, rpcOrRefusal, type Answer } from '../rpc.ts';
import { text } from '../shared/schemas.ts';

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

/** Why nothing was stored: rights, a sample that is there with other readings, or the checks of the tables. */
export const SAMPLE_REFUSALS = ['not_allowed', 'recorded_differently', 'invalid'] as const;
export type SampleRefusal = (typeof SAMPLE_REFUSALS)[number];
const ALIASES = { '22': 'invalid', '23': 'invalid', '23505': 'recorded_differently' } as const;

/** The answer to samples that were sent to be stored. */
export type StoreAnswer =
	| { ok: true; result: ImportResult; samples: number }
	/** `malformed`: not what the page sends. In every case nothing was stored. */
	| { ok: false; reason: SampleRefusal | 'malformed'; problems: readonly LabProblem[] };

/** What is known before a sheet is read, and whether the user may store it. */
export interface ImportKnowledge {
	may_store: boolean;
	knowledge: LabKnowledge;
}

/** Whether the user holds the role water or admin in the town. */
export async function mayStoreSamples(db: DataClient, town: string): Promise<boolean> {
	return rpc(db, 'may_store_water_samples', { p_town: town }, v.boolean());
}

/** Sections that the user sees, with all their names. */
export async function listSectionNames(db: DataClient, town: string): Promise<LabSection[]> {
	return rpc(db, 'water_section_names', { p_town: town }, sections);
}

/** What is known before a sheet is read; without the history of samples where the user may not store any. */
export async function knowledgeFor(db: DataClient, town: string, mayStore: boolean): Promise<LabKnowledge> {
	if (mayStore) return rpc(db, 'water_import_context', { p_town: town }, importContext);
	return { sections: await listSectionNames(db, town), median: null, limits: {} };
}

/** For those who may store samples. */
export async function samplesAt(
	db: DataClient,
	town: string,
	keys: readonly { section: string; date: string }[]
): Promise<Answer<RecordedSample[], SampleRefusal>> {
	const args = { p_town: town, p_keys: keys };
	return rpcOrRefusal(db, 'water_samples_at', args, recordedSamples, SAMPLE_REFUSALS, ALIASES);
}

/**
 * Stores preliminary samples in one transaction. What is there with the same readings stays as it is.
 * @param origin the file that they come from, null for a form
 */
export async function storeSamples(
	db: DataClient,
	town: string,
	samples: readonly EnteredSample[],
	origin: { file: string; sha256: string | null } | null
): Promise<Answer<ImportResult, SampleRefusal>> {
	const args = {
		p_town: town,
		p_samples: samples.map(({ section, date, sampler, values }) => ({ section, date, sampler, values })),
		...(origin ? { p_file: origin.file } : {}),
		...(origin?.sha256 ? { p_file_sha256: origin.sha256 } : {})
	};
	return rpcOrRefusal(db, 'store_water_samples', args, importResult, SAMPLE_REFUSALS, ALIASES);
}
