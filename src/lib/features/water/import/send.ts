/** Requests of the import page and the sample form, and their answers. */
import * as v from 'valibot';
import type { ImportKnowledge, StoreAnswer } from '$lib/data/water/samples.ts';
import { type ImportPreview, keysOf, type RecordedSample, withRecorded } from '$lib/domain/water/lab/lab-preview.ts';
import type { ViewState } from '$lib/domain/shared/view-state.ts';

/** No answer, or an unexpected one. */
class NoAnswer extends Error {
	override readonly name = 'NoAnswer';
}

const addressOf = (name: 'context' | 'recorded' | 'store', { town }: ViewState): string =>
	`/water/import/${name}${town ? `?town=${encodeURIComponent(town)}` : ''}`;

async function answerOf(question: Promise<Response>): Promise<unknown> {
	try {
		const response = await question;
		if (!response.ok) throw new NoAnswer(String(response.status));
		return await response.json();
	} catch (error) {
		throw error instanceof NoAnswer ? error : new NoAnswer(String(error));
	}
}

/** @throws NoAnswer */
export async function fetchKnowledge(view: ViewState): Promise<ImportKnowledge> {
	return (await answerOf(fetch(addressOf('context', view)))) as ImportKnowledge;
}

/** Looks up stored samples: sections and days are sent, no reading is. @throws NoAnswer */
export async function compareWithRecorded(preview: ImportPreview, view: ViewState): Promise<ImportPreview> {
	const body = JSON.stringify(keysOf(preview));
	const headers = { 'content-type': 'application/json' };
	const recorded = await answerOf(fetch(addressOf('recorded', view), { method: 'POST', headers, body }));
	return withRecorded(preview, recorded as RecordedSample[]);
}

export interface SentSamples {
	file: string | null;
	sha256: string | null;
	samples: readonly {
		row: number | null;
		section: string;
		date: string;
		sampler: string | null;
		values: Readonly<Record<string, string>>;
	}[];
}

/** The part of a preview that is stored: also sent by the plain form. */
export const sentSamples = ({ file, sha256, samples }: ImportPreview): SentSamples => ({
	file,
	sha256,
	samples: samples.map(({ row, section, date, sampler, values }) => ({ row, section, date, sampler, values }))
});

const answer = v.looseObject({ ok: v.boolean() });

/**
 * Sends samples to be stored; `fetch` does not report the progress of an upload.
 * @param progress share of the sent bytes, up to 1: from then on the database is at work
 * @throws NoAnswer
 */
export function sendSamples(
	samples: SentSamples,
	view: ViewState,
	progress: (share: number) => void = () => undefined
): Promise<StoreAnswer> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', addressOf('store', view));
		request.setRequestHeader('content-type', 'application/json');
		request.responseType = 'json';
		request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
		request.upload.addEventListener('load', () => progress(1));
		request.addEventListener('load', () => {
			const read = v.safeParse(answer, request.response);
			if (read.success) resolve(request.response as StoreAnswer);
			else reject(new NoAnswer(String(request.status)));
		});
		request.addEventListener('error', () => reject(new NoAnswer('network')));
		request.send(JSON.stringify(samples));
	});
}
