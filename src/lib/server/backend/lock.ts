/**
 * One server per data folder. PGlite has no lock of its own, and two processes in one folder would destroy it.
 * The lock is a socket that only a living process can hold: a crash leaves no stale lock.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, realpath, unlink } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { StartError } from './settings.ts';

export interface Lock {
	release(): Promise<void>;
}

/** @throws StartError when the folder cannot be written or another process holds it */
export async function lockFolder(folder: string): Promise<Lock> {
	await makeWritable(folder);
	const address = await socketFor(folder);
	const taken = new StartError(
		`another server is already running on ${folder}: stop it first, or set DATA_DIR to another folder`
	);
	const first = await listen(address);
	if (first) return first;
	if (await answers(address)) throw taken;
	await unlink(address).catch(() => undefined);
	const second = await listen(address);
	if (!second) throw taken;
	return second;
}

async function makeWritable(folder: string): Promise<void> {
	try {
		await mkdir(folder, { recursive: true });
		await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
		throw new StartError(
			`cannot write to the data folder ${folder} (${code}): make it writable, or set DATA_DIR to another folder`
		);
	}
}

/** Socket paths are limited to about a hundred bytes, so the name is a digest of the folder's. */
async function socketFor(folder: string): Promise<string> {
	const digest = createHash('sha256')
		.update(await realpath(folder))
		.digest('hex')
		.slice(0, 24);
	if (process.platform === 'win32') return `\\\\.\\pipe\\renewal-map-${digest}`;
	return path.join(os.tmpdir(), `renewal-map-${digest}.lock`);
}

function listen(address: string): Promise<Lock | null> {
	return new Promise((resolve, reject) => {
		const server = net.createServer((socket) => socket.end());
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') resolve(null);
			else reject(error);
		});
		server.listen(address, () => {
			server.unref();
			resolve({ release: () => new Promise((done) => server.close(() => done())) });
		});
	});
}

function answers(address: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = net.connect(address);
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}
