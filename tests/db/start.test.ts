/** Starting, and its failures: one clear line, and no damage. */
import { execFile } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { startBackend, type Backend } from '../../src/lib/server/backend/backend.ts';
import { lockFolder } from '../../src/lib/server/backend/lock.ts';
import { readSettings, StartError } from '../../src/lib/server/backend/settings.ts';
import { createCluster } from './support/cluster.ts';
import { embeddedFolder, nativeUrl, ROOT, temporaryFolder } from './support/databases.ts';

const run = promisify(execFile);
const cleanup: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

function folder(make: () => string): string {
	const made = make();
	cleanup.push(() => rmSync(made, { recursive: true, force: true }));
	return made;
}

async function start(env: Record<string, string>): Promise<Backend> {
	const backend = await startBackend(readSettings(env, ROOT));
	cleanup.push(() => backend.close());
	return backend;
}

/** The message of a start that has to fail: one line that can be acted on. */
async function refusal(env: Record<string, string>): Promise<string> {
	const error: unknown = await start(env).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(StartError);
	const { message } = error as StartError;
	expect(message.split('\n')).toHaveLength(1);
	return message;
}

describe('the embedded tier', () => {
	it('starts, answers, and refuses a second process on its folder without harm to the first', async () => {
		const DATA_DIR = folder(() => embeddedFolder('seeded'));
		const backend = await start({ DATA_DIR });
		expect(await backend.status()).toMatchObject({ status: 'ok', tier: 'embedded', seeded: true });

		const second = await run(process.execPath, ['scripts/seed.ts'], {
			cwd: ROOT,
			env: { ...process.env, DATA_DIR }
		}).catch((error: unknown) => error as { code: number; stderr: string });
		expect(second).toMatchObject({ code: 1 });
		const lines = second.stderr
			.trim()
			.split('\n')
			.filter((line) => !line.includes('Warning'));
		expect(lines).toEqual([
			`another server is already running on ${DATA_DIR}: stop it first, or set DATA_DIR to another folder`
		]);

		expect(await backend.status()).toMatchObject({ status: 'ok' });
		const { data } = await backend.anonymousClient().from('towns').select('slug').order('slug');
		expect(data).toEqual([{ slug: 'dachang' }, { slug: 'vila-de-teste' }]);
		// The keys open the database: only their owner may read them.
		expect(statSync(path.join(DATA_DIR, 'keys.json')).mode & 0o077).toBe(0);
	});

	it('releases the folder when it ends', async () => {
		const made = folder(temporaryFolder);
		const lock = await lockFolder(made);
		await expect(lockFolder(made)).rejects.toThrow('another server is already running');
		await lock.release();
		await (await lockFolder(made)).release();
	});

	it('reports a folder that cannot be written', async () => {
		const file = path.join(folder(temporaryFolder), 'a-file');
		writeFileSync(file, '');
		const DATA_DIR = path.join(file, 'data');
		expect(await refusal({ DATA_DIR })).toBe(
			`cannot write to the data folder ${DATA_DIR} (ENOTDIR): make it writable, or set DATA_DIR to another folder`
		);
	});
});

describe('the native tier', () => {
	it.each([
		[
			'no server there',
			'postgres://somebody:secret@127.0.0.1:1/town',
			/^DATABASE_URL: cannot open the database at 127\.0\.0\.1:1\/town: .*ECONNREFUSED/
		],
		[
			'no such address',
			'postgres://no-such-host.invalid/town',
			/^DATABASE_URL: cannot open the database at no-such-host\.invalid\/town: /
		],
		['another kind of address', 'mysql://127.0.0.1/town', /^DATABASE_URL: must begin with postgres:\/\//],
		['no address at all', 'town', /^DATABASE_URL: must begin with/]
	])('reports in one line a database that cannot be opened: %s', async (_what, DATABASE_URL, reason) => {
		const message = await Promise.resolve()
			.then(() => refusal({ DATABASE_URL, DATA_DIR: folder(temporaryFolder) }))
			.catch((error: unknown) => (error instanceof StartError ? error.message : Promise.reject(error)));
		expect(message).toMatch(reason);
		expect(message).not.toContain('secret');
	});

	it('names the missing database', async () => {
		const url = new URL(await nativeUrl('empty'));
		url.pathname = '/no_such_database';
		expect(await refusal({ DATABASE_URL: url.href, DATA_DIR: folder(temporaryFolder) })).toContain(
			'"no_such_database" does not exist'
		);
	});

	it('migrates and seeds an empty database', async () => {
		const backend = await start({ DATABASE_URL: await nativeUrl('empty'), DATA_DIR: folder(temporaryFolder) });
		expect(await backend.status()).toMatchObject({ status: 'ok', tier: 'native', seeded: true });
	});

	it('answers 503 while the database is gone, and recovers by itself', async () => {
		const cluster = await createCluster();
		cleanup.push(() => cluster.remove());
		const backend = await start({ DATABASE_URL: cluster.urlOf('postgres'), DATA_DIR: folder(temporaryFolder) });
		const { GET } = await import('../../src/routes/api/map/features.json/+server.ts');
		const ask = async () => {
			const url = new URL('http://localhost/api/map/features.json');
			const event = { url, params: {}, request: new Request(url), locals: { db: backend.anonymousClient() } };
			return GET(event as unknown as Parameters<typeof GET>[0]);
		};
		expect((await ask()).status).toBe(200);

		await cluster.stop();
		const gone = await ask();
		expect([gone.status, gone.headers.get('content-type'), gone.headers.get('retry-after')]).toEqual([
			503,
			'application/problem+json; charset=utf-8',
			'5'
		]);
		expect(await gone.json()).toMatchObject({ status: 503 });
		expect(await backend.status()).toMatchObject({ status: 'unavailable' });

		await cluster.start();
		await expect.poll(async () => (await ask()).status, { timeout: 30_000, interval: 500 }).toBe(200);
		expect(await backend.status()).toMatchObject({ status: 'ok' });
	});
});
