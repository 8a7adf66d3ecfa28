/** Two hundred open maps: their cost for the server, and the delay until they receive a saved change. */
import type { Sql } from 'postgres';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openLines } from './support/live-lines.ts';
import { get, type RunningServer } from './support/server.ts';
import { percentile } from './support/statistics.ts';
import { ROOT, type Benchmark, type Figure, type Workbench } from './support/workbench.ts';
import { importPostgres } from '../../src/lib/vendor/postgres.ts';

const postgres = await importPostgres();

const LINES = 200;
const WARM_UP = 60;
const REQUESTS = 400;
const ROUNDS = 4;
const SAVES = 10;
const FEATURE = 'pl-bailian-570';
/** Tolerances: two equal rounds differ by this much on a busy machine. */
const LIMITS = { memory_mb: 100, added_p50_ms: 5, added_p95_ms: 20, other_process_ms: 1500, own_process_ms: 300 };

export const live: Benchmark = {
	name: 'live',
	about: `${LINES} open maps: memory and list page p50/p95 with and without them (per tier), time from a save to the event`,
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		for (const tier of ['embedded', 'native'] as const) {
			bench.progress(`${tier} tier: ${LINES} open maps`);
			const environment = await bench.newTier(tier);
			if (tier === 'native') addPlanner(environment);
			const server = await bench.serve(environment);
			yield* costs(server, tier);
			if (tier === 'native') yield* saves(server, environment);
			await server.stop();
		}
	}
};

async function* costs(server: RunningServer, tier: string): AsyncGenerator<Figure> {
	await listTimes(server, WARM_UP);
	const times: Record<'without' | 'with', number[]> = { without: [], with: [] };
	const memory_mb: number[] = [];
	// Alternating: other work of the machine then affects both alike.
	for (let round = 0; round < ROUNDS; round++) {
		times.without.push(...(await listTimes(server, REQUESTS / ROUNDS)));
		const before_mb = server.resident_mb();
		const lines = await openLines(server.origin, LINES);
		await delay(2000);
		memory_mb.push(server.resident_mb() - before_mb);
		times.with.push(...(await listTimes(server, REQUESTS / ROUNDS)));
		lines.close();
		await delay(500);
	}
	const cost_mb = Math.max(...memory_mb);
	yield { name: `live_memory_${LINES}_${tier}`, value: cost_mb, unit: 'MB', limit: LIMITS.memory_mb };
	for (const [name, share, limit] of [
		['p50', 0.5, LIMITS.added_p50_ms],
		['p95', 0.95, LIMITS.added_p95_ms]
	] as const) {
		const [without, during] = [percentile(times.without, share), percentile(times.with, share)];
		yield { name: `list_page_${name}_without_live_${tier}`, value: without, unit: 'ms', limit: null };
		yield { name: `list_page_${name}_with_live_${tier}`, value: during, unit: 'ms', limit: null };
		yield { name: `list_page_${name}_added_${tier}`, value: Math.max(0, during - without), unit: 'ms', limit };
	}
}

async function listTimes(server: RunningServer, requests: number): Promise<number[]> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
	const times: number[] = [];
	for (let i = 0; i < requests; i++) times.push((await get(`${server.origin}/planning`, agent)).took_ms);
	agent.destroy();
	return times;
}

/** From the answer to a save until the last map has received the change. */
async function* saves(server: RunningServer, environment: Record<string, string>): AsyncGenerator<Figure> {
	const sql = postgres(environment['DATABASE_URL'] ?? '', { max: 1, onnotice: () => undefined });
	const keys = JSON.parse(readFileSync(path.join(environment['DATA_DIR'] ?? '', 'keys.json'), 'utf8')) as {
		anonKey: string;
	};
	apikey = keys.anonKey;
	const lines = await openLines(server.origin, LINES);
	try {
		const other_ms: number[] = [];
		for (let n = 0; n < SAVES; n++) {
			// At any moment of the second between two polls of the server.
			await delay(200 + Math.random() * 1000);
			const received = lines.allReceive();
			await sql`update features set accuracy_m = ${30 + n} where slug = ${FEATURE}`;
			const saved = performance.now();
			other_ms.push((await received).last - saved);
		}
		yield {
			name: 'live_heard_other_process_max',
			value: Math.max(...other_ms),
			unit: 'ms',
			limit: LIMITS.other_process_ms
		};
		const token = await signIn(server, sql);
		const own_ms: number[] = [];
		for (let n = 0; n < SAVES; n++) {
			const received = lines.allReceive();
			await save(server, token, n);
			const saved = performance.now();
			own_ms.push(Math.max(0, (await received).last - saved));
		}
		yield { name: 'live_heard_own_process_max', value: Math.max(...own_ms), unit: 'ms', limit: LIMITS.own_process_ms };
	} finally {
		lines.close();
		await sql.end();
	}
}

const EMAIL = 'planner@example.org';
let password = '';
let apikey = '';

function addPlanner(environment: Record<string, string>): void {
	const printed = execFileSync(
		process.execPath,
		[
			'--disable-warning=ExperimentalWarning',
			'scripts/staff.ts',
			'add',
			EMAIL,
			'--role',
			'planner',
			'--town',
			'dachang'
		],
		{ cwd: ROOT, env: { ...process.env, ...environment }, encoding: 'utf8' }
	);
	password = printed.trim().split('\n').at(-1) ?? '';
}

async function signIn(server: RunningServer, sql: Sql): Promise<string> {
	// Equivalent to a changed initial password.
	await sql`delete from private.one_time_passwords`;
	const answer = await post(server, '/auth/v1/token?grant_type=password', '', { email: EMAIL, password });
	return (answer as { access_token: string }).access_token;
}

/** One status after the other, each by the function that the desk calls. */
async function save(server: RunningServer, token: string, n: number): Promise<void> {
	const town = { p_town: '310113102' };
	const feature = await post(server, '/rest/v1/rpc/planning_feature', token, { ...town, p_slug: FEATURE });
	const events = (feature as { events: { id: number; kind: string; date: string; revoked_at: string | null }[] })
		.events;
	const seen = events.findLast(({ kind, revoked_at }) => kind === 'actual' && revoked_at === null)?.id;
	await post(server, '/rest/v1/rpc/move_status', token, {
		...town,
		p_feature: FEATURE,
		p_stage: n % 2 === 0 ? 'suspended' : 'construction_start',
		p_date: `2026-01-${String(10 + n)}`,
		p_precision: 'day',
		p_document: '示例',
		p_document_no: '',
		p_note: '',
		p_language: 'zh',
		p_visibility: 'public',
		p_reason: '示例',
		p_seen: seen
	});
}

async function post(server: RunningServer, address: string, token: string, body: object): Promise<unknown> {
	const answer = await fetch(server.origin + address, {
		method: 'POST',
		headers: { apikey, 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
		body: JSON.stringify(body)
	});
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
	return answer.json();
}
