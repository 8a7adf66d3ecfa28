/**
 * A reach into the inside of a library: what it was written for, and the refusal of anything else. Each file of this
 * folder declares its own; docs/decisions/0043-reaches-into-libraries.md names the upstream issues.
 */
export interface Reach {
	/** Name of the package. */
	library: string;
	/** The one version whose inside was read. */
	version: string;
	/** The file of this folder that reaches into it. */
	file: string;
}

/** The message is one line that says what to do. */
export class ReachError extends Error {
	constructor({ library, version, file }: Reach, found: string) {
		super(
			`${library}: ${found}: install version ${version} ("npm ci"), or adapt src/lib/vendor/${file} to the other one`
		);
	}
}

/** @throws ReachError where another version than the one that was read is installed */
export function expectVersion(reach: Reach, installed: string | null): void {
	if (installed !== reach.version) throw new ReachError(reach, `version ${installed ?? 'unknown'} is installed`);
}

/** @throws ReachError where the inside is not what was read */
export function expectShape(reach: Reach, holds: boolean, missing: string): void {
	if (!holds) throw new ReachError(reach, missing);
}
