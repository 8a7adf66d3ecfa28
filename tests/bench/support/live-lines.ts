/** Many open maps, as far as the server is concerned: lines on which it tells what has changed. */
import http from 'node:http';

export interface Lines {
	/** Resolves when every line has heard of a change since the call. @returns when the first and the last did */
	allHear(): Promise<{ first: number; last: number }>;
	close(): void;
}

/** Opens so many lines and waits until each of them stands. */
export async function openLines(origin: string, count: number): Promise<Lines> {
	const requests: http.ClientRequest[] = [];
	const open = (): Promise<Set<() => void>> =>
		new Promise((resolve, reject) => {
			const heard = new Set<() => void>();
			const request = http.get(`${origin}/api/live`, { agent: false }, (response) => {
				if (response.statusCode !== 200) return reject(new Error(`/api/live answered ${response.statusCode}`));
				response.setEncoding('utf8');
				response.on('error', () => undefined);
				response.on('data', (text: string) => {
					if (text.includes('id:')) resolve(heard);
					if (text.includes('event: change')) for (const tell of heard) tell();
				});
			});
			request.on('error', reject);
			requests.push(request);
		});
	const lines = await Promise.all(Array.from({ length: count }, open));
	return {
		allHear: async () => {
			const times = await Promise.all(
				lines.map(
					(heard) =>
						new Promise<number>((resolve) => {
							const tell = () => {
								heard.delete(tell);
								resolve(performance.now());
							};
							heard.add(tell);
						})
				)
			);
			return { first: Math.min(...times), last: Math.max(...times) };
		},
		close: () => {
			for (const request of requests) request.destroy();
		}
	};
}
