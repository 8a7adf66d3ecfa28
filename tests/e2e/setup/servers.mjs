/** Both servers of the browser tests, side by side; prints a line when both are ready, and ends when one of them does. */
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ALL_READY, READY, SERVERS, TIERS } from './tiers.ts';

const root = path.resolve(import.meta.dirname, '../../..');
// Once: concurrent builds would write the same files.
execFileSync(process.execPath, ['scripts/start.mjs', '--build-only'], { cwd: root, stdio: 'inherit' });

const waitedFor = new Set(TIERS);
for (const tier of TIERS) {
	const { port, data } = SERVERS[tier];
	const program = path.join(import.meta.dirname, 'server.ts');
	const server = spawn(
		process.execPath,
		['--wasm-lazy-compilation', '--disable-warning=ExperimentalWarning', program],
		{
			cwd: root,
			env: { ...process.env, E2E_TIER: tier, PORT: String(port), DATA_DIR: data },
			stdio: ['ignore', 'pipe', 'inherit']
		}
	);
	server.on('exit', (code) => process.exit(code ?? 1));
	createInterface(server.stdout).on('line', (line) => {
		console.log(`${tier}: ${line}`);
		if (line.startsWith(READY) && waitedFor.delete(tier) && waitedFor.size === 0) console.log(ALL_READY);
	});
	// Each server cleans up after itself; this process ends when they have.
	for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill(signal));
}
