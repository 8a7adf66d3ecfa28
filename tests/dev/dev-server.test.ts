/** `npm run dev` on a copy of the checkout: every edit shows without a restart, and no request is answered with 500. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { embeddedFolder, ROOT, temporaryFolder } from '../db/support/databases.ts';
import { freePort } from '../free-port.ts';

const COPIED = [
	'src',
	'static',
	'seeds',
	'supabase',
	'package.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
const POLL_MS = 100;
/** Timeout in seconds on an idle machine; other tests run beside this one. */
const MAX_WAIT_MS = 90_000;
const PAGE = '/sources';

let checkout = '';
let data = '';
let origin = '';
let server: ChildProcess;
let log = '';
let requests: Promise<void>;
let stopped = false;
const statuses = new Set<number>();

beforeAll(async () => {
	checkout = temporaryFolder();
	for (const entry of COPIED) cpSync(path.join(ROOT, entry), path.join(checkout, entry), { recursive: true });
	linkPackages();
	data = embeddedFolder('seeded');
	const port = await freePort();
	origin = `http://127.0.0.1:${port}`;
	const vite = path.join('node_modules', 'vite', 'bin', 'vite.js');
	server = spawn(process.execPath, [vite, 'dev', '--host', '127.0.0.1', '--port', String(port), '--strictPort'], {
		cwd: checkout,
		env: { ...process.env, DATA_DIR: data, LOAD_EXAMPLES: '0', NODE_ENV: 'development', VITEST: undefined }
	});
	for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => (log += String(text)));
	await vi.waitFor(() => expect(log).toContain(origin), { timeout: MAX_WAIT_MS, interval: POLL_MS });
	requests = pollWithout500();
});
afterAll(async () => {
	stopped = true;
	await requests;
	server.kill();
	for (const folder of [checkout, data]) rmSync(folder, { recursive: true, force: true });
});

/** In its own folder, because Vite writes beside the packages. */
function linkPackages(): void {
	const from = path.join(ROOT, 'node_modules');
	const to = path.join(checkout, 'node_modules');
	mkdirSync(to);
	for (const name of readdirSync(from))
		if (!name.startsWith('.')) symlinkSync(path.join(from, name), path.join(to, name));
}

const ask = async (): Promise<string> => {
	const response = await fetch(origin + PAGE);
	statuses.add(response.status);
	return response.text();
};

/** Requests at every moment of an edit, not only after it. */
async function pollWithout500(): Promise<void> {
	while (!stopped) {
		await ask();
		await delay(POLL_MS);
	}
}

const shows = (pattern: RegExp) => expect.poll(ask, { timeout: MAX_WAIT_MS, interval: POLL_MS }).toMatch(pattern);

function edit(file: string, change: (text: string) => string): void {
	const target = path.join(checkout, 'src', file);
	const text = readFileSync(target, 'utf8');
	expect(change(text)).not.toBe(text);
	writeFileSync(target, change(text));
}

it('shows the page', () => shows(/<html lang="zh-CN".*大场/s));

it('shows an edited domain file', async () => {
	edit('lib/domain/shared/view-state.ts', (text) => text.replace('lang: DEFAULT_LANGUAGE', `lang: 'en'`));
	await shows(/<html lang="en"/);
});

it('shows an edited seed file', async () => {
	edit('lib/server/seed/load.ts', (text) => `${text}\nprocess.env['DEFAULT_TOWN'] = 'vila-de-teste';\n`);
	await shows(/Vila de Teste/);
});

it('shows an edited component', async () => {
	edit('routes/sources/+page.svelte', (text) => `${text}\n<p>edited component</p>\n`);
	await shows(/edited component/);
});

it('reopens the database when the code that opens it is edited', async () => {
	const openings = () => log.split('opening the embedded database').length - 1;
	expect(openings()).toBe(1);
	edit('lib/server/backend/pglite.ts', (text) => `${text}\nconsole.log('edited engine');\n`);
	await expect.poll(() => log, { timeout: MAX_WAIT_MS }).toContain('edited engine');
	await shows(/Vila de Teste/);
	expect(openings()).toBe(2);
});

it('has answered every request', () => {
	expect([...statuses], log).toEqual([200]);
});
