/** Faults of the embedded database, which runs in the server's process: both end together. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/backend/backend.ts';
import { openGateway, readOrMakeKeys } from '../../src/lib/server/backend/gateway.ts';
import { readSettings } from '../../src/lib/server/backend/settings.ts';
import { embeddedFolder, ROOT, TOWN } from './support/databases.ts';
import { staffMember } from './support/desk.ts';
import { IMPORT_ROWS, PLANNER } from './support/desk-records.ts';

/** Room for some of the rows. */
const ROOM_BYTES = 50_000;
const PROGRAM = path.join(ROOT, 'tests/db/support/desk-workload.ts');

interface Found {
	titles: string[];
	logged: string[];
	imports: { id: number; state: string; parcels: number; logged: number }[];
}

interface Work {
	/** Names of the acknowledged records, by kind of message. */
	messages: Readonly<Record<string, string[]>>;
	/** Records found at the start, and after the refusal. */
	found: Found[];
	killed: boolean;
}

describe('the embedded database', () => {
	let DATA_DIR: string;
	beforeAll(async () => {
		DATA_DIR = embeddedFolder('seeded');
		const { connection, mutex, engine, close } = await openDatabase(readSettings({ DATA_DIR }, ROOT));
		const gateway = await openGateway(connection, await readOrMakeKeys(DATA_DIR), mutex, { signUp: true });
		await staffMember({ engine, gateway }, PLANNER, 'planner', TOWN);
		await close();
	});
	afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

	/** @param until gets the output so far; @returns after how many milliseconds to kill the process, or null for not yet */
	function work(args: string[], until: (line: string) => number | null): Promise<Work> {
		return new Promise((resolve, reject) => {
			const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: ROOT, env: { ...process.env, DATA_DIR } });
			let [output, errors, ending] = ['', '', false];
			child.stdout.on('data', (chunk: Buffer) => {
				output += chunk.toString();
				const wait_ms = ending ? null : until(output);
				if (wait_ms === null) return;
				ending = true;
				void delay(wait_ms).then(() => child.kill('SIGKILL'));
			});
			child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
			child.on('close', (code, signal) => {
				if (code !== 0 && signal !== 'SIGKILL') return reject(new Error(errors));
				// The last line may be incomplete.
				const lines = output.slice(0, output.lastIndexOf('\n')).split('\n');
				const messages: Record<string, string[]> = {};
				for (const line of lines) {
					const [what = '', ...name] = line.split(' ');
					(messages[what] ??= []).push(name.join(' '));
				}
				const found = (messages['found'] ?? []).map((text) => JSON.parse(text) as Found);
				resolve({ messages, found, killed: signal === 'SIGKILL' });
			});
		});
	}

	/** A milestone and its log entry are one transaction, as are an import, its parcels and their log entries. */
	function expectWhole({ titles, logged, imports }: Found): void {
		expect(logged).toEqual(titles);
		for (const { state, parcels, logged: entries } of imports) {
			const all = state === 'committed' ? IMPORT_ROWS : 0;
			expect([state, parcels, entries]).toEqual([state, all, all]);
		}
	}

	it('killed -9 during imports and desk writes, then without room: acknowledged writes are complete, and no partial write remains', async () => {
		const saved: string[] = [];
		const stored: string[] = [];
		const states: Found[] = [];
		for (const [round, wait_ms] of [0, 60, 300].entries()) {
			const { messages, found, killed } = await work([String(round)], (output) =>
				/^staged/m.test(output) ? wait_ms : null
			);
			expect(killed).toBe(true);
			saved.push(...(messages['milestone'] ?? []));
			stored.push(...(messages['stored'] ?? []));
			states.push(...found);
		}
		const { messages, found } = await work(['full', String(ROOM_BYTES)], () => null);
		states.push(...found);
		expect(states).toHaveLength(5);
		for (const state of states) expectWhole(state);

		const [killed, full] = states.slice(-2);
		expect(saved.length).toBeGreaterThan(4);
		expect(saved.filter((title) => !killed?.titles.includes(title))).toEqual([]);
		const committed = killed?.imports.filter(({ state }) => state === 'committed').map(({ id }) => String(id));
		expect(stored.filter((id) => !committed?.includes(id))).toEqual([]);

		// Refused as temporary; nothing of it is stored, and the same process continues.
		expect(messages['stored']).toBeUndefined();
		expect(messages['refused']).toEqual(['DataUnavailable', 'DataUnavailable']);
		const acknowledged = (messages['milestone'] ?? []).filter((title) => !title.includes('after'));
		expect(full?.titles.toSorted()).toEqual([...(killed?.titles ?? []), ...acknowledged].toSorted());
		expect(full?.imports.filter(({ state }) => state === 'committed')).toEqual(
			killed?.imports.filter(({ state }) => state === 'committed')
		);
		expect(messages['milestone']?.at(-1)).toBe('示例 after-1');
	});
});
