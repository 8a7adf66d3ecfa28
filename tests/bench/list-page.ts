/** The list of the project's own town rendered by the server, and the memory of that server. */
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { get } from './support/server.ts';
import { percentile } from './support/statistics.ts';
import type { Benchmark, Figure, Workbench } from './support/workbench.ts';

const WARM_UP = 40;
const REQUESTS = 200;
const PATH = '/planning';
const LIMITS = {
	embedded: { p95_ms: 80, resident_mb: 1300 },
	native: { p95_ms: 40, resident_mb: 300 }
} as const;

export const listPage: Benchmark = {
	name: 'list',
	about: `GET ${PATH}: p95 of ${REQUESTS} requests one after another, size of the page, memory of the server; per tier`,
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		for (const tier of ['embedded', 'native'] as const) {
			bench.progress(`${tier} tier: first start and ${WARM_UP + REQUESTS} list pages`);
			const server = await bench.serve(await bench.newTier(tier));
			const { p95_ms, resident_mb } = LIMITS[tier];
			yield { name: `resident_after_seeding_${tier}`, value: server.resident_mb(), unit: 'MB', limit: resident_mb };

			const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
			const times_ms: number[] = [];
			let page: Buffer = Buffer.alloc(0);
			for (let i = 0; i < WARM_UP + REQUESTS; i++) {
				const answer = await get(server.origin + PATH, agent);
				if (answer.status !== 200) throw new Error(`${PATH} answered ${answer.status}`);
				if (i >= WARM_UP) times_ms.push(answer.took_ms);
				page = answer.body;
			}
			agent.destroy();
			yield { name: `list_page_p95_${tier}`, value: percentile(times_ms, 0.95), unit: 'ms', limit: p95_ms };
			yield { name: `resident_after_serving_${tier}`, value: server.resident_mb(), unit: 'MB', limit: null };
			if (tier === 'embedded') {
				yield { name: 'list_page_html', value: page.length / 1024, unit: 'KB', limit: null };
				yield { name: 'list_page_html_gzip', value: gzipSync(page).length / 1024, unit: 'KB', limit: null };
			}
			await server.stop();
		}
	}
};
