/** A map server as `npm start` runs it, in a separate process. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../free-port.ts';

export interface RunningServer {
	/** Origin, without a trailing slash. */
	origin: string;
	/** From the start of the process until /healthz answered 200. */
	ready_s: number;
	/** Resident memory of the server process; a PostgreSQL beside it is not included. */
	resident_mb(): number;
	stop(): Promise<void>;
}

export interface Answer {
	status: number;
	headers: http.IncomingHttpHeaders;
	body: Buffer;
	/** From sending the request until the last byte. */
	took_ms: number;
}

/** As scripts/start.mjs starts it. */
const NODE_OPTIONS = ['--wasm-lazy-compilation', '--disable-warning=ExperimentalWarning'];
const START_LIMIT_MS = 180_000;

export async function startServer(root: string, environment: Record<string, string>): Promise<RunningServer> {
	const port = await freePort();
	const begun = performance.now();
	const child = spawn(process.execPath, [...NODE_OPTIONS, path.join('scripts', 'serve.ts')], {
		cwd: root,
		env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...environment },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const origin = `http://127.0.0.1:${port}`;
	const stop = async () => {
		if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
		await ended;
	};
	while ((await get(`${origin}/healthz`).catch(() => null))?.status !== 200) {
		if (child.exitCode !== null) throw new Error(`the server ended with exit code ${child.exitCode}`);
		if (performance.now() - begun > START_LIMIT_MS) {
			await stop();
			throw new Error('the server did not become ready');
		}
		await delay(25);
	}
	return { origin, ready_s: (performance.now() - begun) / 1000, resident_mb: () => residentMemory_mb(child.pid), stop };
}

/** One GET by plain HTTP: `fetch` would add its own work to every figure. */
export function get(url: string, agent?: http.Agent): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const begun = performance.now();
		const request = http.get(url, { ...(agent ? { agent } : {}) }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.once('error', reject);
			response.once('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts),
					took_ms: performance.now() - begun
				})
			);
		});
		request.once('error', reject);
	});
}

/** VmRSS of a process (Linux). */
function residentMemory_mb(pid: number | undefined): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) / 1024;
}
