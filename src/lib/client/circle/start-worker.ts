/** Starts the worker of the living circle; a separate module, so that only these pages load its code. */
import { CircleWorker } from './worker-client.ts';

export function startWorker(onprogress: (share: number) => void): CircleWorker {
	return new CircleWorker(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), onprogress);
}
