/** Many open maps, as the server sees them: event streams that receive changes. */
import http from 'node:http';

export interface Lines {
	/** Resolves when every stream has received a change since the call. @returns times of the first and the last */
	allReceive(): Promise<{ first: number; last: number }>;
	close(): void;
}

/** Opens so many streams and waits until each is open. */
export async function openLines(origin: string, count: number): Promise<Lines> {
	const requests: http.ClientRequest[] = [];
	const open = (): Promise<Set<() => void>> =>
		new Promise((resolve, reject) => {
			const waiting = new Set<() => void>();
			const request = http.get(`${origin}/api/live`, { agent: false }, (response) => {
				if (response.statusCode !== 200) return reject(new Error(`/api/live answered ${response.statusCode}`));
				response.setEncoding('utf8');
				response.on('error', () => undefined);
				response.on('data', (text: string) => {
					if (text.includes('id:')) resolve(waiting);
					if (text.includes('event: change')) for (const notify of waiting) notify();
				});
			});
			request.on('error', reject);
			requests.push(request);
		});
	const lines = await Promise.all(Array.from({ length: count }, open));
	return {
		allReceive: async () => {
			const times = await Promise.all(
				lines.map(
					(waiting) =>
						new Promise<number>((resolve) => {
							const notify = () => {
								waiting.delete(notify);
								resolve(performance.now());
							};
							waiting.add(notify);
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
