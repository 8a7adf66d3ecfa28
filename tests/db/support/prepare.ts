/**
 * Makes the prepared contents, empty, migrated and seeded, once for all test files: as folders of the embedded engine,
 * to be copied, and as template databases of the native one. Runs as a separate process, because a WebAssembly database
 * keeps its gigabyte of memory until its process ends.
 *
 * Usage: node prepare.ts FOLDER MIGRATED_URL SEEDED_URL
 */
import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../../../src/lib/server/backend/engine.ts';
import { migrate } from '../../../src/lib/server/backend/migrate.ts';
import { openEmbedded } from '../../../src/lib/server/backend/pglite.ts';
import { openNative } from '../../../src/lib/server/backend/postgres.ts';
import { loadSeed } from '../../../src/lib/server/seed/load.ts';
import { findSeedFolders, readSeed } from '../../../src/lib/server/seed/read.ts';

const [folder = '', migratedUrl = '', seededUrl = ''] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../../..');

async function fill(engine: Engine): Promise<void> {
	const folders = ['seeds', 'tests/fixtures/seeds'].flatMap((name) => findSeedFolders(path.join(root, name)));
	for (const town of folders) await loadSeed(engine, readSeed(town));
}

async function withEngine(opened: Promise<{ engine: Engine }>, work: (engine: Engine) => Promise<unknown>) {
	const { engine } = await opened;
	await work(engine);
	await engine.close();
}

const applyMigrations = (engine: Engine) => migrate(engine, path.join(root, 'supabase'));
const embedded = (name: string) => path.join(folder, name);

async function prepareNative(): Promise<void> {
	await withEngine(openNative(migratedUrl), applyMigrations);
	await withEngine(openNative(seededUrl), async (engine) => {
		await applyMigrations(engine);
		await fill(engine);
	});
}

/** Flushes the database to its files, so that a copy of the folder is complete. */
async function copyAs(engine: Engine, name: string): Promise<void> {
	await engine.query('checkpoint');
	cpSync(embedded('seeded'), embedded(name), { recursive: true });
}

async function prepareEmbedded(): Promise<void> {
	await withEngine(openEmbedded(embedded('seeded')), async (engine) => {
		await copyAs(engine, 'empty');
		await applyMigrations(engine);
		await copyAs(engine, 'migrated');
		await fill(engine);
	});
}

await Promise.all([prepareNative(), prepareEmbedded()]);
