/** The database for the commands of scripts/. */
import { openDatabase, type OwnerAccess } from './backend.ts';
import { readSettings, type Settings } from './settings.ts';

/** The settings of a command: with DATABASE_URL the owner's connection is used, whatever tier the pages use. */
export const ownerSettings = (): Settings =>
	readSettings({ ...process.env, PUBLIC_SUPABASE_URL: undefined }, process.cwd());

/** Opens the database as its owner, and closes it after the work. */
export async function withDatabase(
	work: (database: OwnerAccess, settings: Settings) => Promise<void>,
	settings = ownerSettings()
): Promise<void> {
	const database = await openDatabase(settings);
	try {
		await work(database, settings);
	} finally {
		await database.close();
	}
}
