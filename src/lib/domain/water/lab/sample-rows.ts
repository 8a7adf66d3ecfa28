/** Rows of a file before they are checked: each with the line it stands on, so that a mistake can be found again. */
import type { Problem } from '../../shared/problem.ts';

export interface SourceRow {
	/** Line of the file on which the row begins, from 1. */
	line: number;
	/** Not checked. */
	row: unknown;
	/** What already was wrong in reading it: then there is no row. */
	problem?: Problem;
	/** Line on which a field of the row stands. */
	lineOf: (field: string) => number;
}

/** Something that makes the whole file unreadable, or a remark on its head. */
export interface FileRemark {
	line: number;
	text: string;
}

export interface SourceRows {
	rows: SourceRow[];
	/** Stops everything. */
	fault: FileRemark | null;
	/** Worth saying, stops nothing. */
	remarks: FileRemark[];
}

export const faulty = (line: number, text: string): SourceRows => ({ rows: [], fault: { line, text }, remarks: [] });
