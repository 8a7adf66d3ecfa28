/** One reason why a seed folder was refused, with its location. */
export interface SeedProblem {
	file: string;
	line: number;
	reason: string;
}

/** Thrown before anything is loaded: a seed folder is loaded whole or not at all. */
export class SeedError extends Error {
	readonly problems: readonly SeedProblem[];

	constructor(problems: readonly SeedProblem[]) {
		super(problems.map((p) => `${p.file}:${p.line}: ${p.reason}`).join('\n'));
		this.name = 'SeedError';
		this.problems = problems;
	}
}
