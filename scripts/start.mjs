/**
 * `npm start`: from a fresh checkout to a running map. Plain JavaScript without packages, because it runs before they are
 * installed, on any Node version; the pinned one comes with the packages.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const HELP = `Usage: npm start [-- --install-only]

Installs the packages when they are missing or the lock file has changed, builds when the sources have changed,
creates and migrates the database, loads the towns and serves the map at http://127.0.0.1:4173.

  --install-only   only install the packages
  --build-only     install and build, then stop
  HOST, PORT       where to serve (127.0.0.1, 4173)
  DATABASE_URL, PUBLIC_SUPABASE_URL   choose the tier, see docs/deploy.md`;

const options = new Set(process.argv.slice(2));
if (options.has('--help') || options.has('-h')) {
	console.log(HELP);
	process.exit(0);
}

/** Runs a step with its name and time; its output only when it fails. */
function step(name, command, args) {
	const begun = Date.now();
	process.stdout.write(`  … ${name}\n`);
	const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', env: environment(), maxBuffer: 1 << 28 });
	if (result.status !== 0) {
		console.error(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`.trim());
		console.error(`${name} failed`);
		process.exit(1);
	}
	console.log(`    done in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

/** Programs of the packages come first in PATH, so that `node` is the pinned one. */
function environment() {
	const bin = path.join(root, 'node_modules', '.bin');
	return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
}

function fingerprint(entries) {
	const hash = createHash('sha256');
	const add = (entry) => {
		const full = path.join(root, entry);
		if (!existsSync(full)) return;
		if (statSync(full).isDirectory()) {
			for (const name of readdirSync(full).sort()) if (name !== 'node_modules') add(path.join(entry, name));
		} else hash.update(entry).update(readFileSync(full));
	};
	entries.forEach(add);
	return hash.digest('hex');
}

/** Whether `stamp` was written for the same fingerprint. */
function upToDate(stamp, print) {
	const file = path.join(root, stamp);
	return existsSync(file) && readFileSync(file, 'utf8') === print;
}

function remember(stamp, print) {
	mkdirSync(path.dirname(path.join(root, stamp)), { recursive: true });
	writeFileSync(path.join(root, stamp), print);
}

const packages = fingerprint(['package-lock.json']);
if (!upToDate('node_modules/.renewal-stamp', packages)) {
	step('installing packages (once)', 'npm', ['ci', '--no-audit', '--no-fund']);
	remember('node_modules/.renewal-stamp', packages);
}
if (options.has('--install-only')) process.exit(0);

const sources = fingerprint(['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts']);
if (!upToDate('build/.renewal-stamp', sources)) {
	const node = path.join(root, 'node_modules', '.bin', 'node');
	step('building', node, [path.join('node_modules', 'vite', 'bin', 'vite.js'), 'build']);
	remember('build/.renewal-stamp', sources);
}
if (options.has('--build-only')) process.exit(0);

// Compiling the database's WebAssembly lazily saves some three hundred megabytes of machine code.
const server = spawn(
	path.join(root, 'node_modules', '.bin', 'node'),
	['--wasm-lazy-compilation', '--disable-warning=ExperimentalWarning', path.join('scripts', 'serve.ts')],
	{ cwd: root, env: environment(), stdio: 'inherit' }
);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
