/** Reads one YAML or JSON file with the line numbers of its values. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { SeedError, type SeedProblem } from './problem.ts';

export type Path = readonly (string | number)[];

export interface SeedDocument<T> {
	value: T;
	/** Line (from 1) of the value at `path`, or of its nearest ancestor. */
	lineOf(path: Path): number;
	problem(path: Path, reason: string): SeedProblem;
}

/**
 * @param name the file's name as shown in messages
 * @throws SeedError with every schema problem of the file
 */
export function readDocument<const S extends v.GenericSchema>(
	file: string,
	name: string,
	schema: S
): SeedDocument<v.InferOutput<S>> {
	const counter = new LineCounter();
	const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter, version: '1.2' });

	const lineOf = (path: Path): number => {
		for (let depth = path.length; depth > 0; depth -= 1) {
			const node = document.getIn(path.slice(0, depth), true);
			if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
		}
		return 1;
	};

	const [syntax] = document.errors;
	if (syntax) {
		const line = counter.linePos(syntax.pos[0]).line;
		throw new SeedError([{ file: name, line, reason: syntax.message.split('\n')[0] ?? 'not YAML' }]);
	}

	const result = v.safeParse(schema, document.toJS());
	if (!result.success) throw new SeedError(flatten(result.issues).map((issue) => describe(issue, name, lineOf)));
	return { value: result.output, lineOf, problem: (path, reason) => ({ file: name, line: lineOf(path), reason }) };
}

/** A union's own message only says that nothing matched; the issues below it give the reason. */
function flatten(issues: readonly v.BaseIssue<unknown>[]): v.BaseIssue<unknown>[] {
	return issues.flatMap((issue) => (issue.issues?.length ? flatten(issue.issues) : [issue]));
}

function describe(issue: v.BaseIssue<unknown>, name: string, lineOf: (path: Path) => number): SeedProblem {
	const path = (issue.path ?? []).map((item) => item.key as string | number);
	return { file: name, line: lineOf(path), reason: `${path.join('.') || 'file'}: ${issue.message}` };
}
