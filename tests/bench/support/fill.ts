/**
 * Migrates the database of the environment and loads the bench town. A separate process, because an embedded database
 * keeps its memory and its folder until its process ends. Usage: node fill.ts EVENTS_OF_EACH_PARCEL
 */
import { openDatabase } from '../../../src/lib/server/backend/backend.ts';
import { migrate } from '../../../src/lib/server/backend/migrate.ts';
import { readSettings } from '../../../src/lib/server/backend/settings.ts';
import { loadSeed } from '../../../src/lib/server/seed/load.ts';
import { benchTown } from './town.ts';

const settings = readSettings(process.env, process.cwd());
const database = await openDatabase(settings);
try {
	await migrate(database.engine, settings.supabaseDir);
	await loadSeed(database.engine, benchTown(Number(process.argv[2] ?? 1)));
	// As autovacuum does after so many rows: the state of a database that has been running for a while.
	await database.engine.script('vacuum analyze');
} finally {
	await database.close();
}
