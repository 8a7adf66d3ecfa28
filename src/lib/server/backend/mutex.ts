/** Runs one piece of work at a time, in the order of asking. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export function takeTurns(): Turns {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const turn = last.then(work);
		last = turn.catch(() => undefined);
		return turn;
	};
}

/** For a database with a connection for everybody who asks. */
export const noTurns: Turns = (work) => work();
