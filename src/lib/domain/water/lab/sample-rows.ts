/** Unvalidated rows of a file with their lines. */
import type { Problem } from '../../shared/problem.ts';

export interface SourceRow {
	/** Line of the file on which the row begins, from 1. */
	line: number;
	/** Not validated. */
	row: unknown;
	/** A problem of parsing: there is then no row. */
	problem?: Problem;
	/** Line of a field of the row. */
	lineOf: (field: string) => number;
}

/** An error of the whole file, or a remark on its header. */
export interface FileRemark {
	line: number;
	text: string;
}

export interface SourceRows {
	rows: SourceRow[];
	/** Makes the file unusable. */
	fault: FileRemark | null;
	/** Notes on the header. */
	remarks: FileRemark[];
}

export const unusable = (line: number, text: string): SourceRows => ({ rows: [], fault: { line, text }, remarks: [] });
