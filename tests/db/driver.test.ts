/** Connections that break during setup: their queries fail, and the rest of the server is unaffected. */
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/server/backend/engine.ts';
import { openNative } from '../../src/lib/server/backend/postgres.ts';
import { nativeUrl } from './support/databases.ts';

/** Part of the first query that the driver sends on every new connection. */
const FIRST_QUERY = 'typarray';
const LIST = "select array['a', 'b'] as list";
const ANSWERED = { status: 'fulfilled', value: [{ list: ['a', 'b'] }] };

describe('a connection that breaks while the driver queries the array types', () => {
	const unhandled: unknown[] = [];
	const note = (reason: unknown) => unhandled.push(reason);
	beforeAll(() => process.on('unhandledRejection', note));
	afterAll(() => process.off('unhandledRejection', note));

	// By default the driver delays the next attempt for longer each time, up to twenty seconds.
	it('reset repeatedly: the queries fail at once, and later ones succeed', { timeout: 30_000 }, async () => {
		const { engine, proxy } = await openThroughProxy();
		proxy.broken = true;
		for (let round = 0; round < 4; round += 1) {
			const answers = await queriesAtOnce(engine);
			expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
		}
		expect(proxy.resets).toBeGreaterThan(10);
		proxy.broken = false;
		for (const answer of await queriesAtOnce(engine)) expect(answer).toEqual(ANSWERED);
		await engine.close();
		proxy.close();
		expect(unhandled).toEqual([]);
	});

	it('refused by the database: no array is returned unparsed', async () => {
		const { engine, proxy } = await openThroughProxy();
		proxy.garbled = true;
		for (const answer of await queriesAtOnce(engine))
			if (answer.status === 'fulfilled') expect(answer).toEqual(ANSWERED);
		expect(proxy.refusals).toBeGreaterThan(0);
		proxy.garbled = false;
		// Connections that are being closed may still take a query and fail it.
		const refused = async () => (await queriesAtOnce(engine)).filter(({ status }) => status === 'rejected').length;
		await expect.poll(refused).toBe(0);
		for (const answer of await queriesAtOnce(engine)) expect(answer).toEqual(ANSWERED);
		await engine.close();
		proxy.close();
		expect(unhandled).toEqual([]);
	});
});

/** More queries than connections in the pool, so that every connection is opened. */
const queriesAtOnce = (engine: Engine) => Promise.allSettled(Array.from({ length: 12 }, () => engine.query(LIST)));

async function openThroughProxy(): Promise<{ engine: Engine; proxy: Proxy }> {
	const url = new URL(await nativeUrl('empty'));
	const proxy = await openProxy(Number(url.port));
	url.port = String(proxy.port);
	return { engine: (await openNative(url.href)).engine, proxy };
}

interface Proxy {
	port: number;
	/** Whether connections are reset at that query. */
	broken: boolean;
	/** Whether that query is changed to name a missing table. */
	garbled: boolean;
	resets: number;
	refusals: number;
	close(): void;
}

/** A proxy in front of the database whose connections can be broken on purpose. */
async function openProxy(database: number): Promise<Proxy> {
	const server = net.createServer((near) => {
		const far = net.connect(database, '127.0.0.1');
		far.pipe(near);
		near.on('data', (bytes) => {
			const isFirst = bytes.includes(FIRST_QUERY);
			if (isFirst && proxy.broken) {
				proxy.resets += 1;
				near.resetAndDestroy();
				far.destroy();
				return;
			}
			if (!isFirst || !proxy.garbled) return void far.write(bytes);
			proxy.refusals += 1;
			far.write(Buffer.from(bytes.toString('latin1').replaceAll('pg_type', 'no_type'), 'latin1'));
		});
		for (const [one, other] of [
			[near, far],
			[far, near]
		] as const) {
			one.on('error', () => other.destroy());
			one.on('close', () => other.destroy());
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const proxy: Proxy = { port, broken: false, garbled: false, resets: 0, refusals: 0, close: () => server.close() };
	return proxy;
}
