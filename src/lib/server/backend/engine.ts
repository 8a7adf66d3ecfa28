/**
 * The database with the rights of its owner, for migrations and seeds only. Pages and users go through supabase-js, where
 * the database decides what they may read.
 */
export interface Statements {
	/** Rows of one statement. Parameters are $1, $2 …; objects are sent as JSON. */
	query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
	/** Runs a script of any number of statements. */
	script(sql: string): Promise<void>;
}

export interface Engine extends Statements {
	/** All or nothing: an error inside rolls everything back. */
	transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** Whether a parameter travels as JSON text; arrays of plain values stay arrays of the database. */
export function isJson(value: unknown): boolean {
	if (Array.isArray(value)) return value.some((item) => typeof item === 'object' && item !== null);
	return typeof value === 'object' && value !== null && !(value instanceof Date);
}
