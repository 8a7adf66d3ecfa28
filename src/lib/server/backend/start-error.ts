/** A start that cannot go on: the message is one line a person can act on. */
export class StartError extends Error {
	override readonly name = 'StartError';
}

/** @returns what a person can act on where the database had no room left; else the error itself */
export function explainFullDisk(error: unknown): unknown {
	const { code } = (error ?? {}) as { code?: unknown };
	if (code !== '53100' && code !== 'ENOSPC') return error;
	return new StartError('the disk of the database is full: nothing was changed; make room and try again');
}
