/** Requests of the import pages: uploads with progress, and answers of one JSON object per line. */
import * as v from 'valibot';
import type { ViewState } from '$lib/domain/shared/view-state.ts';

export type AskPhase = 'uploading' | 'reading' | 'sending' | 'judging';
export type AskProgress = (phase: AskPhase, share: number) => void;

const progressLine = v.object({ phase: v.picklist(['reading', 'sending', 'judging']), share: v.number() });

export const withTown = (path: string, { town }: ViewState): string =>
	town ? `${path}?town=${encodeURIComponent(town)}` : path;

/**
 * Submits a form; `fetch` does not report the progress of an upload.
 * @returns the last line of the answer
 * @throws Error where the answer is missing or incomplete
 */
export function ask(address: string, form: FormData, progress: AskProgress): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', address);
		request.upload.addEventListener('progress', ({ loaded, total }) =>
			progress('uploading', total > 0 ? loaded / total : 0)
		);
		request.addEventListener('progress', () => {
			const last = v.safeParse(progressLine, lineOf(request.responseText));
			if (last.success) progress(last.output.phase, last.output.share);
		});
		request.addEventListener('load', () => {
			const last = request.status === 200 ? lineOf(request.responseText) : null;
			// Refused before any of it was read.
			if (request.status === 413) resolve({ problem: 'too_large', detail: '' });
			else if (last === null) reject(new Error(String(request.status)));
			else resolve(last);
		});
		request.addEventListener('error', () => reject(new Error('network')));
		request.send(form);
	});
}

/** The last complete line; null where there is none. */
function lineOf(text: string): unknown {
	const line = text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1);
	if (!line) return null;
	try {
		return JSON.parse(line);
	} catch {
		return null;
	}
}
