/** An answer that reports its progress: one JSON object a line, the last of them the result. */

export interface Progress {
	phase: 'reading' | 'sending' | 'judging';
	/** 0 to 1. */
	share: number;
}

/** Other requests are served between two lines. */
const yieldToOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** @param work reports its progress; what it returns is the last line */
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
				// Its message may quote what is in the file: its kind says enough.
				console.error('import:', error instanceof Error ? error.name : typeof error);
				controller.error(error);
			}
		}
	});
	return new Response(body, {
		headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'private, no-store' }
	});
}
