/** Shared by the benchmarks: figures, servers, databases, a browser, and their removal. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { createCluster, type Cluster } from '../../db/support/cluster.ts';
import { chromiumPath } from '../../../scripts/system-packages.mjs';
import { CHROMIUM_ARGUMENTS } from '../../chromium-arguments.ts';
import { startServer, type RunningServer } from './server.ts';
import { importPostgres } from '../../../src/lib/vendor/postgres.ts';

const postgres = await importPostgres();

export const ROOT = path.resolve(import.meta.dirname, '../../..');

export interface Figure {
	name: string;
	value: number;
	unit: 'ms' | 's' | 'KB' | 'MB' | 'times';
	/** Upper limit of the value; null for a figure that is only reported. */
	limit: number | null;
	/** `least`: the limit is a lower one. */
	bound?: 'least';
}

export interface Benchmark {
	name: string;
	about: string;
	run(bench: Workbench): AsyncIterable<Figure>;
}

type Environment = Record<string, string>;

export class Workbench {
	readonly #undo: (() => Promise<void> | void)[] = [];
	#cluster: Promise<Cluster> | null = null;
	#databases = 0;

	/** Prints progress on stderr; the figures alone go to stdout. */
	progress(text: string): void {
		process.stderr.write(`${text}\n`);
	}

	folder(): string {
		const folder = mkdtempSync(path.join(os.tmpdir(), 'renewal-bench-'));
		this.#undo.push(() => rmSync(folder, { recursive: true, force: true }));
		return folder;
	}

	/** A new database of a private PostgreSQL cluster. @returns its connection string */
	async nativeDatabase(): Promise<string> {
		this.#cluster ??= this.#startCluster();
		const cluster = await this.#cluster;
		const name = `bench_${(this.#databases += 1)}`;
		const sql = postgres(cluster.urlOf('postgres'), { max: 1, onnotice: () => undefined });
		await sql.unsafe(`create database ${name}`);
		await sql.end();
		return cluster.urlOf(name);
	}

	async #startCluster(): Promise<Cluster> {
		this.progress('starting a private PostgreSQL');
		const cluster = await createCluster();
		this.#undo.push(() => cluster.remove());
		return cluster;
	}

	/** Environment of a server with a new and empty database of its own. */
	async newTier(tier: 'embedded' | 'native'): Promise<Environment> {
		const DATA_DIR = this.folder();
		return tier === 'native' ? { DATA_DIR, DATABASE_URL: await this.nativeDatabase() } : { DATA_DIR };
	}

	/** Loads the bench town into the database of the environment. */
	fill(environment: Environment, events: number): void {
		this.progress(`loading the bench town, ${events} events a parcel`);
		const program = path.join(import.meta.dirname, 'fill.ts');
		const result = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, String(events)], {
			cwd: ROOT,
			env: { ...process.env, ...environment },
			stdio: ['ignore', 'ignore', 'inherit']
		});
		if (result.status !== 0) throw new Error(`the bench town was not loaded (exit code ${result.status})`);
	}

	/** The production build on a free port; ready when this returns. */
	async serve(environment: Environment): Promise<RunningServer> {
		const server = await startServer(ROOT, environment);
		this.#undo.push(() => server.stop());
		return server;
	}

	async browser(): Promise<Browser> {
		const browser = await chromium.launch({ executablePath: chromiumPath() ?? undefined, args: CHROMIUM_ARGUMENTS });
		this.#undo.push(() => browser.close());
		return browser;
	}

	/** Ends and removes everything that was started, in reverse order. */
	async tidy(): Promise<void> {
		for (const undo of this.#undo.splice(0).reverse()) await undo();
		this.#cluster = null;
	}
}
