/** Before all database tests: a private PostgreSQL cluster, and the prepared databases of both engines. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createCluster } from './support/cluster.ts';
import { importPostgres } from '../../src/lib/vendor/postgres.ts';

const postgres = await importPostgres();

declare module 'vitest' {
	interface ProvidedContext {
		/** Connection string of the private cluster, without a database name. */
		cluster: string;
		/** Folder with the prepared embedded databases `empty`, `migrated` and `seeded`; removed at the end of the run. */
		prepared: string;
	}
}

export default async function setup(project: TestProject): Promise<() => void> {
	const cluster = await createCluster();
	const prepared = mkdtempSync(path.join(os.tmpdir(), 'renewal-prepared-'));
	const teardown = () => {
		cluster.remove();
		rmSync(prepared, { recursive: true, force: true });
	};
	// An interrupted run must not leave a database server behind.
	process.once('exit', teardown);
	process.once('SIGTERM', () => process.exit(143));
	try {
		const owner = postgres(cluster.urlOf('postgres'), { max: 1, onnotice: () => undefined });
		for (const name of ['migrated', 'seeded']) await owner.unsafe(`create database ${name}`);
		await owner.end();
		const program = path.join(import.meta.dirname, 'support', 'prepare.ts');
		const args = [program, prepared, cluster.urlOf('migrated'), cluster.urlOf('seeded')];
		execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { stdio: 'inherit' });
	} catch (error) {
		teardown();
		throw error;
	}
	project.provide('cluster', cluster.urlOf(''));
	project.provide('prepared', prepared);
	return teardown;
}
