/**
 * `npm test`: all checks. A failing step does not stop the others; its output is shown, and the last line counts. Nothing
 * here needs the internet once the packages are installed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { audit } from './audit.mjs';
import { installSystemPackages } from './system-packages.mjs';
import { BACKGROUND, FIRST, levelWithChromium, setSessionPriority } from './test/priorities.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = path.join(root, 'node_modules', '.bin');
const reports = path.join(root, '.cache', 'test');

const HELP = `Usage: npm test [-- STEP …]

Steps: packages, then unit, build, e2e beside database, and types, lint, audit in what time these leave of the processor.
Without a name all of them run.
  packages   PostgreSQL, PostGIS, Chromium and a Chinese font; installed with apt on Debian as root
  lint       prettier, eslint with the layers, import cycles (oxlint), dead code (knip)
  types      svelte-check
  audit      known faults of the packages, where a registry reports them
  unit       pure code (Vitest)
  database   migrations, access, functions, seeds, endpoints, on PGlite and on PostgreSQL, and npm run dev (Vitest)
  build      the production build
  e2e        a real Chromium against the production build (Playwright)

  PG_BIN          folder that holds initdb, where it is not the distribution's
  CHROMIUM_PATH   program of Chromium, where it is not chromium-headless-shell or chromium in /usr/bin
The last line is "N passed, N failed"; the exit code is 1 when anything failed or is missing.`;

/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */

/** A step of the packages' own programs, run by the pinned Node. */
const script = (file, ...args) => [path.join(bin, 'node'), [path.join('node_modules', file), ...args]];
const vitest = (project) =>
	script(
		'vitest/vitest.mjs',
		'run',
		'--project',
		project,
		'--silent=passed-only',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${reportOf(project)}`
	);
const reportOf = (name) => path.join(reports, `${name}.json`);

const STEPS = [
	{ name: 'packages', run: packages },
	{
		name: 'lint',
		run: () =>
			commands(
				[
					script('prettier/bin/prettier.cjs', '--check', '.'),
					script('eslint/bin/eslint.js', '.'),
					script('oxlint/bin/oxlint', '--tsconfig', 'tsconfig.json'),
					script('knip/bin/knip.js', '--no-progress')
				],
				one,
				runBehind
			)
	},
	{ name: 'types', run: types },
	{ name: 'audit', run: () => audit(root) },
	{ name: 'unit', run: () => commands([vitest('unit')], (ok) => vitestCount('unit', ok)) },
	{ name: 'database', run: () => commands([vitest('database')], (ok) => vitestCount('database', ok), runFirst) },
	{
		name: 'build',
		run: () =>
			commands([[path.join(bin, 'node'), ['scripts/start.mjs', '--build-only']]], (ok) => (ok ? none : one(ok)))
	},
	{ name: 'e2e', run: () => commands([script('@playwright/test/cli.js', 'test')], playwrightCount) }
];

const none = { passed: 0, failed: 0 };
/** @returns {Count} */
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

async function packages() {
	const missing = installSystemPackages((line) => console.log(`    ${line}`));
	return { count: { passed: 0, failed: missing.length }, output: missing.join('\n') };
}

async function types() {
	// Leftovers of svelte-check for deleted components would be checked with the others.
	rmSync(path.join(root, '.svelte-kit', '.svelte-check'), { recursive: true, force: true });
	return commands([script('svelte-check/bin/svelte-check', '--tsgo', '--tsconfig', './tsconfig.json')], one, runBehind);
}

/** Runs commands until one fails. @param {(ok: boolean) => Count} countOf */
async function commands(list, countOf, runOne = run) {
	let output = '';
	for (const [program, args] of list) {
		const result = await runOne(program, args);
		output += result.output;
		if (!result.ok) return { count: countOf(false), output };
	}
	return { count: countOf(true), output };
}

/** Sessions of their own, which have to be ended with this run. */
const sessions = new Set();

/** @param {number} [priority] runs it in a session of its own, see test/priorities.mjs */
function run(program, args, priority) {
	return new Promise((resolve) => {
		const env = {
			...process.env,
			PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
			// Hundreds of processes read the same modules.
			NODE_COMPILE_CACHE: path.join(root, '.cache', 'compiled'),
			FORCE_COLOR: '0',
			NO_COLOR: '1'
		};
		const detached = priority !== undefined;
		const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached });
		if (detached)
			child.once('spawn', () => {
				sessions.add(child.pid);
				setSessionPriority(child.pid, priority);
			});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
		child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}\n` }));
		child.on('close', (code) => {
			sessions.delete(child.pid);
			resolve({ ok: code === 0, output });
		});
	});
}

const runBehind = (program, args) => run(program, args, BACKGROUND);
const runFirst = (program, args) => run(program, args, FIRST);

process.once('exit', () => sessions.forEach((leader) => process.kill(-leader)));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** A missing report, or a failed run without a failed test in it, counts as one failure. */
function counted(count, ok) {
	return { ...count, failed: Math.max(count.failed, ok ? 0 : 1) };
}

function read(name) {
	const file = reportOf(name);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** @returns {Count} */
function vitestCount(name, ok) {
	const report = read(name);
	if (!report) return counted(none, false);
	const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
	return counted({ passed, failed, skipped }, ok);
}

/** @returns {Count} */
function playwrightCount(ok) {
	const report = read('e2e');
	if (!report) return counted(none, false);
	const { expected, unexpected, flaky, skipped } = report.stats;
	return counted({ passed: expected, failed: unexpected + flaky, skipped }, ok);
}

const chosen = process.argv.slice(2);
if (chosen.includes('--help') || chosen.includes('-h')) {
	console.log(HELP);
	process.exit(0);
}
const unknown = chosen.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
	console.error(`no such step: ${unknown.join(', ')}\n\n${HELP}`);
	process.exit(1);
}

levelWithChromium();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const total = { passed: 0, failed: 0 };

async function take({ name, run: runStep }) {
	if (chosen.length > 0 && !chosen.includes(name)) return;
	const begun = Date.now();
	console.log(`  … ${name}`);
	const { count, output } = await runStep();
	if (count.failed > 0) console.log(output.trimEnd());
	const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
	const seconds = ((Date.now() - begun) / 1000).toFixed(1);
	console.log(`    ${name}: ${count.passed} passed, ${count.failed} failed${skipped} (${seconds} s)`);
	total.passed += count.passed;
	total.failed += count.failed;
}

const step = (name) => STEPS.find((candidate) => candidate.name === name);

await take(step('packages'));
// Once, before the tracks: each of them would generate the same files.
await run(...script('@sveltejs/kit/svelte-kit.js', 'sync'));
/** One after the other. */
async function inTurn(...names) {
	for (const name of names) await take(step(name));
}

// Concurrently. The browser tests end with those limited to two seconds: by then other work should be done.
await Promise.all([inTurn('unit', 'build', 'e2e'), inTurn('database'), inTurn('types', 'lint', 'audit')]);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
