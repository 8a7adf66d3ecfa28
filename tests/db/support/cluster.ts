/**
 * A private PostgreSQL cluster for one run of the tests, made with the distribution's own programs in a temporary
 * folder. It listens on a free port of 127.0.0.1 only and never touches a cluster of the machine.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Cluster {
	/** Address of a database of the cluster. */
	urlOf(database: string): string;
	start(): void;
	stop(): void;
	/** Ends every process of it with SIGKILL, as a machine does that runs out of memory. */
	kill(): Promise<void>;
	remove(): void;
}

const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** Folder of initdb and pg_ctl: PG_BIN, else the newest of the distribution, else the search path. */
function programFolder(): string {
	const given = process.env['PG_BIN'];
	if (given) return given;
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
	const folders = versions
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => path.join(DEBIAN_FOLDER, version, 'bin'));
	const onPath = (process.env['PATH'] ?? '').split(path.delimiter);
	const found = [...folders, ...onPath].find((folder) => existsSync(path.join(folder, 'initdb')));
	if (!found)
		throw new Error('PostgreSQL is missing: install postgresql and postgis, or set PG_BIN to the folder of initdb');
	return found;
}

export async function createCluster(): Promise<Cluster> {
	const bin = programFolder();
	const folder = mkdtempSync(path.join(os.tmpdir(), 'renewal-postgres-'));
	const port = await freePort();
	const asRoot = process.getuid?.() === 0;
	if (asRoot) run('chown', ['postgres', folder], false);
	else chmodSync(folder, 0o700);

	const data = path.join(folder, 'data');
	run(
		path.join(bin, 'initdb'),
		['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
		asRoot
	);
	// No fsync: the folder lives as long as the tests.
	const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
	const control = (...args: string[]) => run(path.join(bin, 'pg_ctl'), ['-D', data, '-w', ...args], asRoot);
	const cluster: Cluster = {
		urlOf: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
		start: () => control('-l', path.join(folder, 'log'), '-o', options, 'start'),
		stop: () => control('-m', 'immediate', 'stop'),
		kill: async () => {
			const [pid = NaN] = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n').map(Number);
			process.kill(-pid, 'SIGKILL');
			while (isAlive(-pid)) await delay(5);
		},
		remove: () => {
			if (existsSync(path.join(data, 'postmaster.pid'))) cluster.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
	cluster.start();
	return cluster;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** PostgreSQL refuses to run as root: there its programs run as the distribution's own user. */
function run(program: string, args: string[], asPostgres: boolean): void {
	const [command, all] = asPostgres ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];
	// The server inherits what it is given: a pipe would keep this call waiting as long as the server runs.
	const result = spawnSync(command, all, { cwd: os.tmpdir(), stdio: ['ignore', 'ignore', 'inherit'] });
	if (result.status !== 0)
		throw new Error(`${path.basename(program)} failed: ${result.error?.message ?? result.status}`);
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() =>
				address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))
			);
		});
	});
}
