/** A start that cannot go on: the message is one line a person can act on. */
export class StartError extends Error {
	override readonly name = 'StartError';
}
