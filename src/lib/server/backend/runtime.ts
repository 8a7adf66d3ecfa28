/** The one backend of this server process: opened once, before the first request is answered. */
import { building } from '$app/environment';
import { startBackend, type Backend } from './backend.ts';
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
	const backend = await startBackend(settings, report);
	closeAtTheEnd(backend);
	return { backend, settings };
}

/** Steps that take their time are told; the server's own lines come from scripts/serve.ts. */
function report(step: string | null): void {
	if (step) console.log(`  … ${step}`);
}

/** scripts/serve.ts asks for the end and waits until the database is closed. */
function closeAtTheEnd(backend: Backend): void {
	const events: NodeJS.EventEmitter = process;
	events.once('renewal:close', (closed: () => void) => void backend.close().finally(closed));
}
