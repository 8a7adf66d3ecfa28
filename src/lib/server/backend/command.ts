/** What the commands of scripts/ have in common: the help, and a refusal as one line with exit code 1. */
import { StartError } from './start-error.ts';

/** A mistake in the call: the help is printed below its message. */
export class UsageError extends Error {}

/**
 * Prints the help, or runs the command. What it refuses is printed and gives exit code 1; every other error keeps its stack.
 * @param work null where the help is asked for
 * @param refusals errors whose message is for the person at the keyboard, besides StartError
 */
export async function runCommand(
	help: string,
	work: (() => void | Promise<void>) | null,
	...refusals: readonly (new (...given: never[]) => Error)[]
): Promise<void> {
	if (!work) {
		console.log(help);
		return;
	}
	try {
		await work();
	} catch (error) {
		const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
		const isRefusal = [StartError, ...refusals].some((kind) => error instanceof kind);
		if (!(error instanceof Error) || !(isUsage || isRefusal)) throw error;
		console.error(isUsage ? `${error.message}\n\n${help}` : error.message);
		process.exitCode = 1;
	}
}
