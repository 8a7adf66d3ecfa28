/** `npm run bench`: measures speed and memory against the limits, one JSON line per figure. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { asOf } from '../tests/bench/as-of.ts';
import { circle } from '../tests/bench/circle.ts';
import { circlePage } from '../tests/bench/circle-page.ts';
import { clientCode } from '../tests/bench/client-code.ts';
import { geometryImport } from '../tests/bench/geometry-import.ts';
import { importing } from '../tests/bench/import.ts';
import { listPage } from '../tests/bench/list-page.ts';
import { live } from '../tests/bench/live.ts';
import { map } from '../tests/bench/map.ts';
import { start } from '../tests/bench/start.ts';
import { water } from '../tests/bench/water.ts';
import { ROOT, Workbench, type Benchmark, type Figure } from '../tests/bench/support/workbench.ts';

const BENCHMARKS: readonly Benchmark[] = [
	clientCode,
	start,
	listPage,
	live,
	asOf,
	map,
	water,
	importing,
	geometryImport,
	circle,
	circlePage
];

const HELP = `Usage: npm run bench -- [--only NAME …] [--no-build]

Prints one line of JSON per figure on stdout: {"name", "value", "unit", "limit"}; a limit of null is only reported.
Progress, and the plan of the as-of query, go to stderr. Ends with exit code 1 when a figure is above its limit (below it, where it says "bound": "least").
Everything runs on databases and ports of its own and is removed afterwards. Numbers of a busy machine say nothing:
look at "uptime" first.

${BENCHMARKS.map(({ name, about }) => `  ${name.padEnd(11)} ${about}`).join('\n')}

  --only NAME …   only these benchmarks
  --no-build      measure build/ as it is
  --help          this text

Needs PostgreSQL with PostGIS (PG_BIN: folder of initdb) and Chromium (CHROMIUM_PATH, else found as npm test does).`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		only: { type: 'boolean' },
		'no-build': { type: 'boolean' },
		help: { type: 'boolean', short: 'h' }
	}
});

function chosen(): readonly Benchmark[] {
	if (!values.only) return BENCHMARKS;
	const unknown = positionals.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
	if (unknown.length > 0 || positionals.length === 0)
		throw new Error(`--only: choose from ${BENCHMARKS.map(({ name }) => name).join(', ')}`);
	return BENCHMARKS.filter(({ name }) => positionals.includes(name));
}

function build(): void {
	const result = spawnSync(process.execPath, [path.join(ROOT, 'scripts', 'start.mjs'), '--build-only'], {
		cwd: ROOT,
		// stdout is for figures.
		stdio: ['ignore', process.stderr.fd, 'inherit']
	});
	if (result.status !== 0) throw new Error('the build failed');
}

function print(figure: Figure): void {
	const value = Number(figure.value.toFixed(figure.unit === 's' ? 2 : 1));
	const { name, unit, limit, bound } = figure;
	console.log(JSON.stringify({ name, value, unit, limit, ...(bound ? { bound } : {}) }));
	if (limit !== null && !(bound === 'least' ? value >= limit : value <= limit)) process.exitCode = 1;
}

async function measure(benchmarks: readonly Benchmark[]): Promise<void> {
	const bench = new Workbench();
	const interrupted = () => void bench.tidy().finally(() => process.exit(130));
	process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
	for (const benchmark of benchmarks) {
		try {
			for await (const figure of benchmark.run(bench)) print(figure);
		} catch (error) {
			// A failing benchmark does not stop the others.
			bench.progress(`${benchmark.name}: ${error instanceof Error ? error.message : String(error)}`);
			process.exitCode = 1;
		} finally {
			await bench.tidy();
		}
	}
}

if (values.help) console.log(HELP);
else {
	const benchmarks = chosen();
	if (!values['no-build']) build();
	await measure(benchmarks);
}
