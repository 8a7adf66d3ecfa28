/**
 * The development server evaluates the server's modules again after every edit. The database stays open across that,
 * because opening it a second time would meet its own lock; it is reopened when the code that opens it was edited.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { processState } from '../../vendor/process-state.ts';
import { openDatabase, type OpenDatabase, type OwnerAccess } from './backend.ts';

interface OpenedDatabase {
	/** The code that opened it. */
	code: string;
	access: Promise<OwnerAccess>;
}

/** The open database of a folder. */
const MODULES = ['engine.ts', 'lock.ts', 'mutex.ts', 'pglite.ts', 'postgres.ts'];

const opened = processState('development-database', () => ({ current: null as OpenedDatabase | null }));

export const openOnce: OpenDatabase = async (settings, progress) => {
	const folder = path.resolve('src/lib/server/backend');
	const sources = await Promise.all(MODULES.map((name) => readFile(path.join(folder, name), 'utf8')));
	const code = sources.join('\n');
	const before = opened.current;
	if (before?.code === code) return shared(before);
	const open = async () => {
		await before?.access.then(closeWhenIdle, () => undefined);
		return openDatabase(settings, progress);
	};
	const now = { code, access: open() };
	opened.current = now;
	now.access.catch(() => (opened.current = null));
	return shared(now);
};

/** The modules that use it next differ from those that close it. */
const shared = async ({ access }: OpenedDatabase): Promise<OwnerAccess> => ({
	...(await access),
	close: async () => undefined
});

/** Waits for requests of the replaced modules. */
const closeWhenIdle = ({ mutex, close }: OwnerAccess): Promise<void> => mutex(close);
