/**
 * Serves the production build. The port is opened first, so that a busy one is reported at once; until the database is
 * ready every request is answered with a plain 503. `npm start` calls this after the build.
 */
import http from 'node:http';
import { json } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';

const HELP = `Usage: node scripts/serve.ts

Serves build/ (run "npm start", which builds it when needed).

  HOST            address to listen on (127.0.0.1)
  PORT            port to listen on (4173)
  DATA_DIR        folder of the embedded database (.data)
  DATABASE_URL    PostgreSQL with PostGIS: the native tier
  ORIGIN          public address behind a proxy, e.g. https://map.example.org
The rest is in docs/deploy.md.`;

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });

if (values.help) console.log(HELP);
else
	await serve().catch((error: unknown) => {
		console.error(lineOf(error));
		process.exit(1);
	});

async function serve(): Promise<void> {
	const host = process.env['HOST'] ?? '127.0.0.1';
	const port = readPort(process.env['PORT'] ?? '4173');
	let handler: Handler = notReady;
	// Form posts are checked against the page's own origin. Behind a proxy ORIGIN states it; else it is the address that the
	// browser used, by plain HTTP, since a header can be forged.
	const direct = !process.env['ORIGIN'] && !process.env['PROTOCOL_HEADER'];
	if (direct) process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
	// Six photos of 10 MB and the rest of the form; a larger declared size is refused before the body is read.
	process.env['BODY_SIZE_LIMIT'] ??= '62M';
	const server = http.createServer((request, response) => {
		if (direct) request.headers['x-forwarded-proto'] = 'http';
		// Files of the build too, which the pages' own headers do not cover.
		response.setHeader('x-content-type-options', 'nosniff');
		handler(request, response);
	});
	// Longer than clients keep a connection alive: else one is closed at the moment it is reused.
	server.keepAliveTimeout = 75_000;
	await listen(server, host, port);
	endOnSignal(server);
	surviveMissingFiles();
	const build: { handler: Handler } = await import(new URL('../build/handler.js', import.meta.url).href);
	handler = build.handler;
	const tier = await tierOf(host === '0.0.0.0' ? '127.0.0.1' : host, port);
	console.log(`ready: http://${host}:${port} (${tier} tier)`);
}

/** Requests a page of the map itself, by plain HTTP: `fetch` blocks some valid ports. */
function tierOf(host: string, port: number): Promise<string> {
	return new Promise((resolve, reject) => {
		http
			.get({ host, port, path: '/healthz' }, async (response) => {
				const { tier } = (await json(response)) as { tier: string };
				resolve(tier);
			})
			.on('error', reject);
	});
}

function readPort(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT: "${text}" is not a port number`);
	return port;
}

function listen(server: http.Server, host: string, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const reasons: Record<string, string> = {
				EADDRINUSE: `port ${port} on ${host} is already in use: stop what runs there, or set PORT to another one`,
				EACCES: `port ${port} needs more rights: set PORT to one above 1024`,
				EADDRNOTAVAIL: `HOST: ${host} is not an address of this machine`,
				ENOTFOUND: `HOST: ${host} is not an address of this machine`
			};
			reject(new Error(reasons[error.code ?? ''] ?? error.message));
		});
		server.listen(port, host, resolve);
	});
}

function notReady(request: http.IncomingMessage, response: http.ServerResponse): void {
	const headers = { 'retry-after': '2', 'cache-control': 'no-store' };
	if (request.url === '/healthz') {
		response.writeHead(503, { ...headers, 'content-type': 'application/json' });
		response.end('{"status":"starting"}');
		return;
	}
	response.writeHead(503, { ...headers, 'content-type': 'text/html; charset=utf-8', refresh: '2' });
	response.end(
		'<!doctype html><meta charset="utf-8"><title>…</title><p>地图正在启动，请稍候。The map is starting; this page reloads by itself.</p>'
	);
}

/** A file of the build that was removed while the server runs fails its own request, not the server. */
function surviveMissingFiles(): void {
	process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
		console.error(lineOf(error));
		if (error.code !== 'ENOENT') process.exit(1);
	});
}

/** Finishes running requests, closes the database, and exits. A second signal exits at once. */
function endOnSignal(server: http.Server): void {
	let ending = false;
	const end = async () => {
		if (ending) process.exit(1);
		ending = true;
		const closed = new Promise((resolve) => server.close(resolve));
		// Streams stay open for ever: the module that holds them ends them.
		(process as NodeJS.EventEmitter).emit('renewal:ending');
		server.closeIdleConnections();
		await Promise.race([closed, delay(3_000)]);
		server.closeAllConnections();
		await Promise.race([databaseClosed(), delay(8_000)]);
		process.exit(0);
	};
	process.on('SIGTERM', () => void end());
	process.on('SIGINT', () => void end());
}

/** The build listens for this event (src/lib/server/backend/runtime.ts) and calls back when its database is closed. */
function databaseClosed(): Promise<unknown> {
	const events: NodeJS.EventEmitter = process;
	return new Promise((resolve) => {
		if (!events.emit('renewal:close', resolve)) resolve(null);
	});
}

/** One line that can be acted on; the stack only for unexpected errors. */
function lineOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.name === 'StartError' || error.name === 'Error' ? error.message : (error.stack ?? error.message);
}
