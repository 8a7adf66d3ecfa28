/** Faults at run time, and what must survive them. `npm run bench` measures these faults at full length. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import { listEditions } from '../../src/lib/data/shared/recent-changes.ts';
import { moveStatus } from '../../src/lib/data/planning/status-moves.ts';
import { cursorOf, readCursor } from '../../src/lib/domain/shared/live.ts';
import { LiveConnection } from '../../src/lib/client/live/live-connection.ts';
import { createDataClient } from '../../src/lib/data/client.ts';
import type { Backend } from '../../src/lib/server/backend/backend.ts';
import { inProcess } from '../../src/lib/server/backend/gateway.ts';
import { migrate } from '../../src/lib/server/backend/migrate.ts';
import { openNative } from '../../src/lib/server/backend/postgres.ts';
import { LiveHub } from '../../src/lib/server/live/hub.ts';
import { LIVE_HEADERS, liveStream } from '../../src/lib/server/live/stream.ts';
import { authFor, openSession } from '../../src/lib/server/access/session.ts';
import { loadSeed } from '../../src/lib/server/seed/load.ts';
import { readSeed } from '../../src/lib/server/seed/read.ts';
import { createCluster, type Cluster } from './support/cluster.ts';
import { FIXTURE_SEED, openDatabase, OTHER_TOWN, SUPABASE, TOWN, type TestDatabase } from './support/databases.ts';
import { clientOf, OWN_PASSWORD, staffMember } from './support/desk.ts';
import { FetchSource } from './support/event-source.ts';
import { anonymous } from './support/people.ts';
import { importPostgres } from '../../src/lib/vendor/postgres.ts';

const postgres = await importPostgres();

const FEATURE = 'pl-bailian-570';

describe('a database killed during a stream of writes', () => {
	const KILLS = 50;
	let cluster: Cluster;
	beforeAll(async () => {
		cluster = await createCluster();
		const { engine } = await openNative(cluster.urlOf('postgres'));
		await migrate(engine, SUPABASE);
		await loadSeed(engine, readSeed(FIXTURE_SEED));
		await engine.close();
	});
	afterAll(() => cluster.remove());

	const client = () =>
		postgres(cluster.urlOf('postgres'), { max: 1, onnotice: () => undefined, connect_timeout: 5, fetch_types: false });

	/** Writes one event after the other until the database is gone. @param acknowledged receives each confirmed write */
	async function write(writer: string, acknowledged: string[]): Promise<void> {
		const sql = client();
		try {
			for (let n = 0; ; n++) {
				const name = `${writer}-${n}`;
				await sql`insert into status_events (town_code, feature_id, kind, phrase, date, precision, source, section, visibility)
					select town_code, id, 'actual', jsonb_build_object('pt', ${name}::text), '2030-01-01', 'day', source, section, 'public'
					from features where town_code = ${OTHER_TOWN} and slug = 'lote-norte'`;
				acknowledged.push(name);
			}
		} catch {
			// Expected: the database was killed.
		} finally {
			await sql.end({ timeout: 0 }).catch(() => undefined);
		}
	}

	it(`${KILLS} times: every write that was acknowledged is there, and no write is partial`, async () => {
		const acknowledged: string[] = [];
		const first = client();
		const [before] = await first`select edition::int from towns where code = ${OTHER_TOWN}`;
		await first.end();
		for (let kill = 0; kill < KILLS; kill++) {
			const said = acknowledged.length;
			const writing = ['a', 'b'].map((writer) => write(`${writer}${kill}`, acknowledged));
			while (acknowledged.length < said + 2) await delay(2);
			await delay(Math.random() * 30);
			await cluster.kill();
			await Promise.all(writing);
			await cluster.start();
		}
		const sql = client();
		const [events, log, [after]] = await Promise.all([
			sql<{ name: string }[]>`select phrase ->> 'pt' as name from status_events where date = '2030-01-01'`,
			sql<{ name: string }[]>`select after -> 'phrase' ->> 'pt' as name from change_log
				where table_name = 'status_events' and after ->> 'date' = '2030-01-01'`,
			sql`select edition::int from towns where code = ${OTHER_TOWN}`
		]);
		await sql.end();
		const there = new Set(events.map(({ name }) => name));
		expect(acknowledged.length).toBeGreaterThanOrEqual(2 * KILLS);
		expect(acknowledged.filter((name) => !there.has(name))).toEqual([]);
		// The event, its log entry and the town's edition are one transaction.
		expect(log.map(({ name }) => name).sort()).toEqual([...there].sort());
		expect(Number(after?.['edition']) - Number(before?.['edition'])).toBe(there.size);
	});
});

describe('a server that restarts', () => {
	const MAPS = 50;
	let database: TestDatabase;
	beforeAll(async () => {
		database = await openDatabase('native', 'seeded');
	});
	afterAll(() => database.close());

	it(`under ${MAPS} open maps: all reconnect and receive the missed changes`, async () => {
		const db = anonymous(await database.gateway());
		const stand = (await listEditions(db)).find(({ code }) => code === TOWN);
		if (!stand) throw new Error('no town');
		/** The stream as the endpoint serves it, on a server that can be closed. */
		async function serve(port: number) {
			const hub = new LiveHub(db);
			const server = http.createServer((request, response) => {
				const after =
					request.headers['last-event-id'] ?? new URL(request.url ?? '', 'http://x').searchParams.get('after');
				response.writeHead(200, LIVE_HEADERS);
				const stream = liveStream(hub, {
					town: { code: TOWN, slug: 'dachang' },
					db,
					after: readCursor(String(after)),
					life_ms: null,
					onclosed: () => undefined
				});
				Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
					.on('error', () => undefined)
					.pipe(response);
			});
			await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
			const end = async () => {
				const closed = new Promise((resolve) => server.close(resolve));
				hub.close();
				await closed;
			};
			return { hub, end, port: (server.address() as AddressInfo).port };
		}
		const received = Array.from({ length: MAPS }, () => [] as string[]);
		const first = await serve(0);
		const lines = received.map((records) => {
			const line = new LiveConnection(cursorOf(stand), {
				open: (cursor) => new FetchSource(`http://127.0.0.1:${first.port}/?after=${cursor}`),
				onchanges: (changes) => void records.push(...changes.flatMap((change) => change.records ?? ['everything']))
			});
			line.resume();
			return line;
		});
		const all = (count: number) => received.filter((records) => records.length >= count).length;
		const change = (metres: number) =>
			database.engine.query(`update features set accuracy_m = $1 where slug = $2`, [metres, FEATURE]);
		try {
			await expect.poll(() => first.hub.listeners, { timeout: 5000 }).toBe(MAPS);
			await change(41);
			await expect.poll(() => all(1), { timeout: 5000 }).toBe(MAPS);
			const begun = Date.now();
			await first.end();
			// A server that waited for its streams would be killed for it.
			expect(Date.now() - begun).toBeLessThan(2000);
			await change(42);
			await delay(500);
			const second = await serve(first.port);
			await expect.poll(() => all(2), { timeout: 15_000 }).toBe(MAPS);
			await change(43);
			await expect.poll(() => all(3), { timeout: 5000 }).toBe(MAPS);
			expect(new Set(received.flat())).toEqual(new Set([FEATURE]));
			for (const line of lines) line.pause();
			await second.end();
		} finally {
			for (const line of lines) line.pause();
		}
	});
});

describe('a clock that is ten minutes off', () => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await openDatabase('native', 'seeded');
		await staffMember(
			{ engine: database.engine, gateway: await database.adminGateway() },
			'p@example.org',
			'planner',
			TOWN
		);
	});
	afterEach(() => void vi.useRealTimers());
	afterAll(() => database.close());

	const at = (offset_min: number) => {
		vi.useRealTimers();
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offset_min * 60_000 });
	};

	it.each([10, -10])('by %i minutes: users sign in, and stay signed in when it is corrected', async (offset_min) => {
		const gateway = await database.gateway();
		const api = inProcess(gateway, gateway.keys.anonKey);
		const backend = {
			authApi: api,
			anonymousClient: () => createDataClient(api),
			clientFor: (token: string) => createDataClient(api, token)
		};
		const jar = new Map<string, string>();
		const cookies = {
			getAll: () => [...jar].map(([name, value]) => ({ name, value })),
			set: (name: string, value: string) => void (value ? jar.set(name, value) : jar.delete(name)),
			delete: (name: string) => void jar.delete(name)
		};
		const event = { cookies, url: new URL('http://localhost/desk') } as unknown as Parameters<typeof authFor>[0];
		at(offset_min);
		const email = 'p@example.org';
		const { error } = await authFor(event, backend as Backend).signInWithPassword({ email, password: OWN_PASSWORD });
		expect(error).toBeNull();
		expect((await openSession(event, backend as Backend, 'dachang')).staff?.role).toBe('planner');
		vi.useRealTimers();
		expect((await openSession(event, backend as Backend, 'dachang')).staff?.role).toBe('planner');
		expect((await openSession(event, backend as Backend, 'dachang')).staff?.role).toBe('planner');
	});

	it('a date in the future is judged by the clock of the database', async () => {
		at(3 * 24 * 60);
		const tomorrow = new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10);
		vi.useRealTimers();
		const db = await clientOf(await database.gateway(), 'p@example.org', OWN_PASSWORD);
		const [latest] = await database.engine.query<{ id: number }>(
			`select e.id::int from status_events as e join features as f on f.id = e.feature_id
			where f.slug = $1 and e.kind = 'actual' order by e.date desc, e.id desc limit 1`,
			[FEATURE]
		);
		const moved = await moveStatus(db, TOWN, {
			...{ feature: FEATURE, stage: 'construction_start', date: tomorrow, precision: 'day' as const },
			...{ document: '示例', documentNo: '', note: '', language: 'zh' as const, visibility: 'public' as const },
			...{ reason: '', seen: latest?.id ?? null }
		});
		expect(moved).toEqual(refused('date_ahead'));
	});
});
