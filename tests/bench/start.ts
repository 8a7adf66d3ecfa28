/** Time until the embedded tier answers: with a new database, and with an existing one. */
import type { Benchmark, Figure, Workbench } from './support/workbench.ts';

export const start: Benchmark = {
	name: 'start',
	about: 'seconds until /healthz answers 200 on the embedded tier: first start (makes and seeds the database), second',
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		const environment = await bench.newTier('embedded');
		for (const [name, limit] of [
			['start_first', null],
			['start_second', 8]
		] as const) {
			bench.progress(`embedded tier, ${name}`);
			const server = await bench.serve(environment);
			yield { name, value: server.ready_s, unit: 's', limit };
			await server.stop();
		}
	}
};
