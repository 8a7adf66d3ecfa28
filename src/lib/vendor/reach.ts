/**
 * A dependency on the internals of a library: its supported version, and the refusal of any other. Each file of this
 * folder declares its own; docs/decisions/0043-reaches-into-libraries.md names the upstream issues.
 */
export interface Reach {
	/** Name of the package. */
	library: string;
	/** The supported version. */
	version: string;
	/** The file of this folder that depends on it. */
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

/** @throws ReachError where another version is installed */
export function expectVersion(reach: Reach, installed: string | null): void {
	if (installed !== reach.version) throw new ReachError(reach, `version ${installed ?? 'unknown'} is installed`);
}

/** @throws ReachError where the internals differ from the expected ones */
export function expectShape(reach: Reach, holds: boolean, missing: string): void {
	if (!holds) throw new ReachError(reach, missing);
}
