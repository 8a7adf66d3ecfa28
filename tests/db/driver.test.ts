/** Connections that break while they are made: their queries fail, and nothing else of the server is affected. */
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/server/backend/engine.ts';
import { openNative } from '../../src/lib/server/backend/postgres.ts';
import { nativeUrl } from './support/databases.ts';

/** What the driver's first query on every new connection contains. */
const FIRST_QUERY = 'typarray';
const LIST = "select array['a', 'b'] as list";
const ANSWERED = { status: 'fulfilled', value: [{ list: ['a', 'b'] }] };

describe('a connection that breaks while the driver asks for the types of lists', () => {
	const unhandled: unknown[] = [];
	const note = (reason: unknown) => unhandled.push(reason);
	beforeAll(() => process.on('unhandledRejection', note));
	afterAll(() => process.off('unhandledRejection', note));

	// Left to itself the driver makes a broken connection wait ever longer, up to twenty seconds each time.
	it(
		'reset by the network again and again: the queries fail at once, and later ones do not',
		{ timeout: 30_000 },
		async () => {
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
		}
	);

	it('refused by the database: no list is handed on unread', async () => {
		const { engine, proxy } = await openThroughProxy();
		proxy.garbled = true;
		for (const answer of await queriesAtOnce(engine))
			if (answer.status === 'fulfilled') expect(answer).toEqual(ANSWERED);
		expect(proxy.refusals).toBeGreaterThan(0);
		proxy.garbled = false;
		// Connections that were given up a moment ago may still take a query with them.
		const refused = async () => (await queriesAtOnce(engine)).filter(({ status }) => status === 'rejected').length;
		await expect.poll(refused).toBe(0);
		for (const answer of await queriesAtOnce(engine)) expect(answer).toEqual(ANSWERED);
		await engine.close();
		proxy.close();
		expect(unhandled).toEqual([]);
	});
});

/** More than there are connections: each of them is made. */
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
	/** Whether that query arrives as one about a table that does not exist. */
	garbled: boolean;
	resets: number;
	refusals: number;
	close(): void;
}

/** A proxy before the database whose connections can be broken on purpose. */
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
