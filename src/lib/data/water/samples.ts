/** Import of samples: data to check a sheet or form against, and the storing, all of them or none. */
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
/** `moved`: existing samples whose review state moved forward. */
export type ImportResult = v.InferOutput<typeof importResult>;

/** A sample as stored. */
export interface EnteredSample extends RecordedSample {
	sampler: string | null;
}

/** Refusals: rights, an existing sample with other readings, or check constraints. */
export const SAMPLE_REFUSALS = ['not_allowed', 'recorded_differently', 'invalid'] as const;
export type SampleRefusal = (typeof SAMPLE_REFUSALS)[number];
const ALIASES = { '22': 'invalid', '23': 'invalid', '23505': 'recorded_differently' } as const;

/** The answer to submitted samples. */
export type StoreAnswer =
	| { ok: true; result: ImportResult; samples: number }
	/** `malformed`: an invalid request. In every case nothing was stored. */
	| { ok: false; reason: SampleRefusal | 'malformed'; problems: readonly LabProblem[] };

/** Data to check a sheet against, and whether the user may store it. */
export interface ImportKnowledge {
	may_store: boolean;
	knowledge: LabKnowledge;
}

/** Whether the user holds the role water or admin in the town. */
export async function mayStoreSamples(db: DataClient, town: string): Promise<boolean> {
	return rpc(db, 'may_store_water_samples', { p_town: town }, v.boolean());
}

/** Sections that the user may see, with all their names. */
export async function listSectionNames(db: DataClient, town: string): Promise<LabSection[]> {
	return rpc(db, 'water_section_names', { p_town: town }, sections);
}

/** Data to check a sheet against; without the history of samples where the user may not store any. */
export async function knowledgeFor(db: DataClient, town: string, mayStore: boolean): Promise<LabKnowledge> {
	if (mayStore) return rpc(db, 'water_import_context', { p_town: town }, importContext);
	return { sections: await listSectionNames(db, town), median: null, limits: {} };
}

/** For users who may store samples. */
export async function samplesAt(
	db: DataClient,
	town: string,
	keys: readonly { section: string; date: string }[]
): Promise<Answer<RecordedSample[], SampleRefusal>> {
	const args = { p_town: town, p_keys: keys };
	return rpcOrRefusal(db, 'water_samples_at', args, recordedSamples, SAMPLE_REFUSALS, ALIASES);
}

/**
 * Stores preliminary samples in one transaction. Existing ones with equal readings stay unchanged.
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
