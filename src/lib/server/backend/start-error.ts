/** A refused start: the message is one line that can be acted on. */
export class StartError extends Error {
	override readonly name = 'StartError';
}

/** @returns an instruction where the database had no room left; else the error itself */
export function explainFullDisk(error: unknown): unknown {
	const { code } = (error ?? {}) as { code?: unknown };
	if (code !== '53100' && code !== 'ENOSPC') return error;
	return new StartError('the disk of the database is full: nothing was changed; make room and try again');
}
