/** An answer that reports its progress: one JSON object per line, the last of them the result. */

export interface Progress {
	phase: 'reading' | 'sending' | 'judging';
	/** 0 to 1. */
	share: number;
}

/** Yields to other requests between two lines. */
const yieldToOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** @param work reports its progress; its result is the last line */
export function progressResponse(work: (report: (progress: Progress) => Promise<void>) => Promise<object>): Response {
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async start(controller) {
			const line = (value: object): void => controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
			try {
				line(
					await work(async (progress) => {
						line(progress);
						await yieldToOthers();
					})
				);
				controller.close();
			} catch (error) {
				// The message may quote the file's content: the name of the error is enough.
				console.error('import:', error instanceof Error ? error.name : typeof error);
				controller.error(error);
			}
		}
	});
	return new Response(body, {
		headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'private, no-store' }
	});
}
