/** An answer that tells how far it has come: one JSON object a line, the last of them the result. */

export interface Told {
	phase: 'reading' | 'sending' | 'judging';
	/** 0 to 1. */
	share: number;
}

/** Lets others have their turn between two lines. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** @param work tells how far it is; what it returns is the last line */
export function toldResponse(work: (tell: (told: Told) => Promise<void>) => Promise<object>): Response {
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async start(controller) {
			const line = (value: object): void => controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
			try {
				line(
					await work(async (told) => {
						line(told);
						await turn();
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
