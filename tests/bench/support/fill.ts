/**
 * Migrates the database that the environment names and loads the bench town. A process of its own, because an embedded
 * database keeps its memory and its folder until its process ends. Usage: node fill.ts EVENTS_OF_EACH_PARCEL
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
	// What autovacuum does by itself once so many rows have come: a database that has stood for a while is so.
	await database.engine.script('vacuum analyze');
} finally {
	await database.close();
}
