/** The same origins on the same graph by pgRouting, the usual tool for this in a database. */
import type { Sql } from 'postgres';
import { spawnSync } from 'node:child_process';
import type { SnappedPoints } from '../../src/lib/domain/circle/network/snap.ts';
import type { WalkingNetwork } from '../../src/lib/domain/circle/network/network.ts';
import { median } from './support/statistics.ts';
import type { Workbench } from './support/workbench.ts';
import { importPostgres } from '../../src/lib/vendor/postgres.ts';

const postgres = await importPostgres();

const RUNS = 3;
const PORTION = 5000;

/**
 * All origins in one call of pgr_drivingDistance, each from the nearer end of its street (pgRouting starts at junctions).
 * @returns median of a few runs, in milliseconds
 */
export async function pgRouting_ms(
	bench: Workbench,
	network: WalkingNetwork,
	origins: SnappedPoints,
	limit_m: number
): Promise<number> {
	const sql = postgres(await bench.nativeDatabase(), { max: 1, onnotice: () => undefined });
	try {
		await createExtension(sql);
		await sql`create table edges (id bigint primary key, source bigint, target bigint, cost float8)`;
		for (let start = 0; start < network.edgeCount; start += PORTION) {
			const length = Math.min(PORTION, network.edgeCount - start);
			const rows = Array.from({ length }, (_, i) => edgeRow(network, start + i));
			await sql`insert into edges ${sql(rows)}`;
		}
		await sql`analyze edges`;
		const nodes = Array.from({ length: origins.count }, (_, origin) => nearerEnd(network, origins, origin));
		const times_ms: number[] = [];
		for (let run = 0; run < RUNS; run++) {
			const begun = performance.now();
			const [row] = await sql<{ reached: number }[]>`
				select count(*)::int as reached from pgr_drivingDistance(
					'select id, source, target, cost from edges', ${nodes}::bigint[], ${limit_m}::float8, directed => false)`;
			times_ms.push(performance.now() - begun);
			if (!row || row.reached < origins.count) throw new Error('pgRouting reached nothing');
		}
		return median(times_ms);
	} finally {
		await sql.end();
	}
}

async function createExtension(sql: Sql): Promise<void> {
	const create = () => sql`create extension pgrouting cascade`;
	await create().catch(async (error: unknown) => {
		const [row] = await sql<{ major: number }[]>`select current_setting('server_version_num')::int / 10000 as major`;
		const name = `postgresql-${row?.major ?? 15}-pgrouting`;
		// As the tests do for missing packages: on Debian as root it is installed.
		const installed = process.getuid?.() === 0 && spawnSync('apt-get', ['install', '-y', name]).status === 0;
		if (!installed) throw new Error(`pgRouting is missing: install ${name}`, { cause: error });
		await create();
	});
}

function edgeRow({ edgeFrom, edgeTo, edgeCost_mm }: WalkingNetwork, edge: number) {
	const cost = (edgeCost_mm[edge] ?? 0) / 1000;
	return { id: edge, source: edgeFrom[edge] ?? 0, target: edgeTo[edge] ?? 0, cost };
}

function nearerEnd({ edgeFrom, edgeTo }: WalkingNetwork, origins: SnappedPoints, origin: number): number {
	const edge = origins.edge[origin] ?? 0;
	const isNearFrom = (origins.toFrom_mm[origin] ?? 0) <= (origins.toTo_mm[origin] ?? 0);
	return (isNearFrom ? edgeFrom[edge] : edgeTo[edge]) ?? 0;
}
