/** The state of 5,000 features as of a day, out of 100,000 status events, on PostgreSQL and with the rights of a visitor. */
import type { Sql } from 'postgres';
import { median, percentile } from './support/statistics.ts';
import { AS_OF, BENCH_TOWN, PARCELS } from './support/town.ts';
import type { Benchmark, Figure, Workbench } from './support/workbench.ts';
import { importPostgres } from '../../src/lib/vendor/postgres.ts';

const postgres = await importPostgres();

const EVENTS_A_PARCEL = 20;
const WARM_UP = 20;
const RUNS = 200;
const INDEX = 'status_events_as_of';

/**
 * Slug, stage, since, target: the fields that a list needs of each feature, by the product's own function and not a copy
 * of it. Counted here and not fetched: transfer is a part of the whole call.
 */
const DERIVATION = `select count(slug)::int as features, count(actual_stage) as stages, max(actual_date) as since,
	count(target_stage) as targets, max(target_date) as until
	from private.states_as_of('${BENCH_TOWN.code}', '${AS_OF}')`;
const WHOLE_CALL = `select public.planning_features('${BENCH_TOWN.code}', '${AS_OF}', false)::text as list`;

export const asOf: Benchmark = {
	name: 'as-of',
	about: `${PARCELS} features with ${EVENTS_A_PARCEL} events each as of a day: the derivation, and the whole call with its JSON`,
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		const environment = await bench.newTier('native');
		bench.fill(environment, EVENTS_A_PARCEL);
		const sql = postgres(environment['DATABASE_URL'] ?? '', { max: 1, onnotice: () => undefined });
		try {
			// The rights of a visitor: row level security decides on every row.
			await sql.unsafe('set role anon');
			await explain(bench, sql);
			const [row] = await sql.unsafe<{ features: number }[]>(DERIVATION);
			if (row?.features !== PARCELS) throw new Error(`${row?.features} features instead of ${PARCELS}`);

			bench.progress(`as-of derivation, ${RUNS} runs`);
			const derivation_ms = await timesOf(sql, DERIVATION, RUNS);
			bench.progress(`median ${median(derivation_ms).toFixed(1)} ms`);
			yield { name: 'as_of_derivation_p95', value: percentile(derivation_ms, 0.95), unit: 'ms', limit: 30 };
			bench.progress(`whole call, ${RUNS / 4} runs`);
			const call_ms = await timesOf(sql, WHOLE_CALL, RUNS / 4);
			yield { name: 'as_of_whole_call_p95', value: percentile(call_ms, 0.95), unit: 'ms', limit: null };
		} finally {
			await sql.end();
		}
	}
};

/** Prints the plan on stderr. @throws when it does not use the index made for it */
async function explain(bench: Workbench, sql: Sql): Promise<void> {
	const lines = await sql.unsafe<{ 'QUERY PLAN': string }[]>(`explain (analyze, buffers) ${DERIVATION}`);
	const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
	bench.progress(plan);
	if (!plan.includes(`using ${INDEX}`)) throw new Error(`the as-of query does not use its index ${INDEX}`);
}

async function timesOf(sql: Sql, statement: string, runs: number): Promise<number[]> {
	const times_ms: number[] = [];
	for (let i = 0; i < WARM_UP + runs; i++) {
		const begun = performance.now();
		// As plain buffers and prepared, so that the database is measured and not the client's parsing of rows.
		await sql.unsafe(statement, [], { prepare: true }).raw();
		if (i >= WARM_UP) times_ms.push(performance.now() - begun);
	}
	return times_ms;
}
