/** Unsaved input, stored in this browser: mobile reception is poor at the river bank. */
import * as v from 'valibot';
import type { SampleForm } from '$lib/domain/water/lab/lab-form.ts';

const draft = v.object({
	section: v.string(),
	date: v.string(),
	sampler: v.string(),
	values: v.record(v.string(), v.string()),
	not_found: v.record(v.string(), v.boolean())
});

const keyOf = (town: string): string => `renewal-map:water-sample:${town}`;

/** Browsers may refuse storage: then there is no draft. */
function attempt<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}

export function readDraft(town: string): SampleForm | null {
	return attempt(() => {
		const text = localStorage.getItem(keyOf(town));
		const read = text === null ? null : v.safeParse(draft, JSON.parse(text));
		return read?.success ? read.output : null;
	});
}

/** @returns whether it was stored */
export const keepDraft = (town: string, form: SampleForm): boolean =>
	attempt(() => {
		localStorage.setItem(keyOf(town), JSON.stringify(form));
		return true;
	}) ?? false;

export const dropDraft = (town: string): void => void attempt(() => localStorage.removeItem(keyOf(town)));
