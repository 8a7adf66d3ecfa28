/** The one backend of this server process: opened once, before the first request is answered. */
import { building, dev } from '$app/environment';
import { openDatabase, startBackend, type Backend } from './backend.ts';
import { readSettings, StartError, type Settings } from './settings.ts';

let running: Promise<{ backend: Backend; settings: Settings }> | null = null;

/** Opens the tier the environment asks for. Called again it returns what is already open. */
export function openRuntime(): Promise<{ backend: Backend; settings: Settings }> {
	if (building) throw new StartError('the database is not opened while building');
	running ??= open();
	return running;
}

async function open() {
	const settings = readSettings(process.env, process.cwd());
	const opener = dev ? (await import('./dev-database.ts')).openOnce : openDatabase;
	const backend = await startBackend(settings, report, opener);
	closeAtTheEnd(backend);
	return { backend, settings };
}

/** Slow steps are logged; scripts/serve.ts prints the other lines. */
function report(step: string | null): void {
	if (step) console.log(`  … ${step}`);
}

/** scripts/serve.ts announces the shutdown and waits until the database is closed. */
function closeAtTheEnd(backend: Backend): void {
	const events: NodeJS.EventEmitter = process;
	// In development the handler of the modules before an edit may still be registered.
	events.removeAllListeners('renewal:close');
	events.once('renewal:close', (closed: () => void) => void backend.close().finally(closed));
}
