/** Connections that break while they are made: whoever asks is told, and nothing else of the server notices. */
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/server/backend/engine.ts';
import { openNative } from '../../src/lib/server/backend/postgres.ts';
import { nativeUrl } from './support/databases.ts';

/** What the driver asks first on every new connection. */
const FIRST_QUESTION = 'typarray';
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
			const { engine, line } = await openByLine();
			line.broken = true;
			for (let round = 0; round < 4; round += 1) {
				const answers = await askedAtOnce(engine);
				expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
			}
			expect(line.resets).toBeGreaterThan(10);
			line.broken = false;
			for (const answer of await askedAtOnce(engine)) expect(answer).toEqual(ANSWERED);
			await engine.close();
			line.close();
			expect(unhandled).toEqual([]);
		}
	);

	it('refused by the database: no list is handed on unread', async () => {
		const { engine, line } = await openByLine();
		line.garbled = true;
		for (const answer of await askedAtOnce(engine)) if (answer.status === 'fulfilled') expect(answer).toEqual(ANSWERED);
		expect(line.refusals).toBeGreaterThan(0);
		line.garbled = false;
		// Connections that were given up a moment ago may still take a query with them.
		const refused = async () => (await askedAtOnce(engine)).filter(({ status }) => status === 'rejected').length;
		await expect.poll(refused).toBe(0);
		for (const answer of await askedAtOnce(engine)) expect(answer).toEqual(ANSWERED);
		await engine.close();
		line.close();
		expect(unhandled).toEqual([]);
	});
});

/** More than there are connections: each of them is made. */
const askedAtOnce = (engine: Engine) => Promise.allSettled(Array.from({ length: 12 }, () => engine.query(LIST)));

async function openByLine(): Promise<{ engine: Engine; line: Line }> {
	const url = new URL(await nativeUrl('empty'));
	const line = await openLine(Number(url.port));
	url.port = String(line.port);
	return { engine: (await openNative(url.href)).engine, line };
}

interface Line {
	port: number;
	/** Whether connections are reset at that question. */
	broken: boolean;
	/** Whether that question arrives as one about a table that is not there. */
	garbled: boolean;
	resets: number;
	refusals: number;
	close(): void;
}

/** A line to the database that can be broken where one wants it. */
async function openLine(database: number): Promise<Line> {
	const server = net.createServer((near) => {
		const far = net.connect(database, '127.0.0.1');
		far.pipe(near);
		near.on('data', (bytes) => {
			const asked = bytes.includes(FIRST_QUESTION);
			if (asked && line.broken) {
				line.resets += 1;
				near.resetAndDestroy();
				far.destroy();
				return;
			}
			if (!asked || !line.garbled) return void far.write(bytes);
			line.refusals += 1;
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
	const line: Line = { port, broken: false, garbled: false, resets: 0, refusals: 0, close: () => server.close() };
	return line;
}
