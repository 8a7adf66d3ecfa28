/** Reads the lines of a backup one after the other, and checks that it is complete. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import * as v from 'valibot';
import { inBaselines } from '../backend/earlier-history.ts';
import { StartError } from '../backend/settings.ts';
import { lineFormat, type Head, type Line } from './format.ts';

/**
 * @returns the first line, and the others as they are read
 * @throws StartError in one line where the file is missing, is not a backup, or is damaged
 */
export async function openBackup(file: string): Promise<{ head: Head; lines: AsyncGenerator<Line> }> {
	const lines = linesOf(file);
	const first = await lines.next();
	if (first.done || !('kind' in first.value)) throw new StartError(`${file} is no backup of this map`);
	// A backup of an earlier version contains the same as one of the baselines.
	return { head: { ...first.value, migrations: [...inBaselines(first.value.migrations)] }, lines };
}

async function* linesOf(file: string): AsyncGenerator<Line> {
	const gunzip = createGunzip();
	let failure: unknown = null;
	const reading = pipeline(createReadStream(file), gunzip).catch((error: unknown) => (failure = error));
	let count = 0;
	let ended = false;
	try {
		for await (const text of splitLines(gunzip)) {
			const line = lineOf(text);
			if (line === null) throw new StartError(count === 0 ? `${file} is no backup of this map` : damaged(file));
			count += 1;
			ended = 'end' in line;
			yield line;
		}
	} catch (error) {
		failure ??= error;
	} finally {
		gunzip.destroy();
	}
	await reading;
	if (failure) throw readError(file, failure, count);
	if (!ended) throw new StartError(count === 0 ? `${file} is no backup of this map` : damaged(file));
}

/** Splits at line feeds only: texts may contain other characters that some tools take for line ends. */
async function* splitLines(stream: Gunzip): AsyncGenerator<string> {
	let rest = '';
	for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
		const parts = chunk.split('\n');
		const last = parts.pop() ?? '';
		for (const part of parts) {
			yield rest + part;
			rest = '';
		}
		rest += last;
	}
	if (rest) yield rest;
}

function lineOf(text: string): Line | null {
	try {
		const line = v.safeParse(lineFormat, JSON.parse(text));
		return line.success ? line.output : null;
	} catch {
		return null;
	}
}

const damaged = (file: string): string => `${file} is damaged or not whole: nothing was changed`;

function readError(file: string, error: unknown, count: number): Error {
	if (error instanceof StartError) return error;
	const { code } = error as NodeJS.ErrnoException;
	if (code === 'ENOENT') return new StartError(`${file}: there is no such file`);
	if (code === 'EACCES' || code === 'EISDIR') return new StartError(`${file} cannot be read (${code})`);
	if (code?.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
		return new StartError(count === 0 ? `${file} is no backup of this map` : damaged(file));
	return error instanceof Error ? error : new Error(String(error));
}
