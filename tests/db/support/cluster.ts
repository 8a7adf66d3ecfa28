/**
 * A private PostgreSQL cluster for one test run, made with the installed PostgreSQL programs in a temporary folder. It
 * listens on a free port of 127.0.0.1 only and never touches another cluster of the machine.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	chmodSync,
	chownSync,
	closeSync,
	existsSync,
	mkdtempSync,
	openSync,
	readFileSync,
	readdirSync,
	rmSync
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { importPostgres } from '../../../src/lib/vendor/postgres.ts';
import { freePort } from '../../free-port.ts';

const postgres = await importPostgres();

export interface Cluster {
	/** Connection string of a database of the cluster. */
	urlOf(database: string): string;
	/** Resolves once the server accepts connections. */
	start(): Promise<void>;
	/** Stops the server without waiting for clients ("immediate shutdown"). */
	stop(): Promise<void>;
	/** Kills every process of the server with SIGKILL, as the kernel does when memory runs out. */
	kill(): Promise<void>;
	/** Synchronous, for a process that is exiting. */
	remove(): void;
}

const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** Folder of initdb and postgres: PG_BIN, else the newest installed version, else the search path. */
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

/** Unit in which `ulimit -f` counts. */
const BLOCK_BYTES = 512;
/** A write fails in the middle of a database page, as on a full disk, and not at its edge, as at a file-size limit. */
const PART_OF_A_PAGE_BYTES = 4096;

/**
 * @param options.room_bytes maximum size of a file of the cluster: the same error for a table as a full disk, without
 * the rights to mount a small one. At least 8 MB, which the largest table of PostGIS needs
 */
export async function createCluster({ room_bytes = null }: { room_bytes?: number | null } = {}): Promise<Cluster> {
	const bin = programFolder();
	const folder = mkdtempSync(path.join(os.tmpdir(), 'renewal-postgres-'));
	const port = await freePort();
	const owner = process.getuid?.() === 0 ? ownerOfClusters() : null;
	if (owner) chownSync(folder, owner.uid, owner.gid);
	else chmodSync(folder, 0o700);

	const data = path.join(folder, 'data');
	const log = path.join(folder, 'log');
	const address = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
	// The server inherits the descriptors: an open pipe would block its reader as long as the server runs.
	const made = spawnSync(
		path.join(bin, 'initdb'),
		[
			...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
			// Files of the write-ahead log have a fixed length, which has to fit, too.
			...(room_bytes === null ? [] : ['--wal-segsize=1'])
		],
		{ ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }
	);
	if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.status}`);
	// No fsync: the folder is removed after the tests.
	const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off' };
	// With little room no background process may write in between.
	if (room_bytes !== null) Object.assign(settings, { autovacuum: 'off' });
	const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

	let server: ChildProcess | null = null;
	const end = async (how: (pid: number) => void) => {
		const ending = server;
		if (!ending?.pid) return;
		server = null;
		ending.ref();
		const ended = once(ending, 'exit');
		how(ending.pid);
		await ended;
	};
	const cluster: Cluster = {
		urlOf: address,
		start: async () => {
			const output = openSync(log, 'a');
			const [program = '', ...args] = limited(room_bytes, [path.join(bin, 'postgres'), '-D', data, ...options]);
			const starting = spawn(program, args, {
				...{ ...owner, cwd: folder, detached: true, stdio: ['ignore', output, output] }
			});
			closeSync(output);
			// A running server must not keep this process alive.
			starting.unref();
			server = starting;
			if (!(await takesConnections(address('postgres'), starting)))
				throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8')}`);
		},
		stop: () => end((pid) => process.kill(pid, 'SIGQUIT')),
		kill: async () => {
			await end(killAll);
			// The file names a process that no longer exists; the next start would report it each time.
			rmSync(path.join(data, 'postmaster.pid'), { force: true });
		},
		remove: () => {
			if (server?.pid) killAll(server.pid);
			server = null;
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
	await cluster.start();
	return cluster;
}

/** The command, run with a limited file size. `exec` keeps it the same process. */
function limited(room_bytes: number | null, command: string[]): string[] {
	if (room_bytes === null) return command;
	const blocks = Math.floor(room_bytes / 8192) * (8192 / BLOCK_BYTES) + PART_OF_A_PAGE_BYTES / BLOCK_BYTES;
	return ['/bin/sh', '-c', 'ulimit -f "$1" && shift && exec "$@"', 'sh', String(blocks), ...command];
}

/** Polls until the server answers. @returns whether it answered before it exited */
async function takesConnections(url: string, server: ChildProcess): Promise<boolean> {
	let gaveUp = false;
	server.once('error', () => (gaveUp = true));
	server.once('exit', () => (gaveUp = true));
	while (!gaveUp) {
		const sql = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => undefined });
		const answer = await sql`select 1`.catch(() => null);
		await sql.end({ timeout: 1 });
		if (answer) return true;
		await delay(5);
	}
	return false;
}

/**
 * Kills every process of a server; each leads a process group of its own. The server is stopped first, so that it starts
 * no others; the remaining shared memory belongs to no process when the next server starts.
 */
function killAll(server: number): void {
	process.kill(server, 'SIGSTOP');
	for (let children = childrenOf(server); children.length > 0; children = childrenOf(server)) children.forEach(kill);
	kill(server);
}

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		// The process has already exited.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Children of a process that are still running. */
function childrenOf(parent: number): number[] {
	return processes().flatMap(([pid, state, of]) =>
		Number(of) === parent && !state?.startsWith('Z') ? [Number(pid)] : []
	);
}

/** Every process of the machine: its number, state and parent. */
function processes(): string[][] {
	if (process.platform !== 'linux') {
		const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,state=,ppid='], { encoding: 'utf8' });
		return stdout.split('\n').map((line) => line.trim().split(/\s+/));
	}
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return pids.flatMap((pid) => {
		try {
			// "pid (name) state parent …", and the name may contain anything.
			const rest = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
			return [[pid, ...rest.split(' ').slice(0, 2)]];
		} catch {
			return [];
		}
	});
}

/** PostgreSQL refuses to run as root: there its programs run as the distribution's own user. */
function ownerOfClusters(): { uid: number; gid: number } {
	const id = (which: string) => Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout.trim());
	const [uid, gid] = [id('-u'), id('-g')];
	if (!uid || !gid) throw new Error('the user postgres is missing: install postgresql, or do not run as root');
	return { uid, gid };
}
