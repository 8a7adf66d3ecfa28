/**
 * The file format of a backup: lines of JSON, compressed with gzip. The first is the head, each table is named before its
 * rows, sequences and files follow, and the last line has the number of lines: a file without it is incomplete.
 *
 * A row is a list of texts in PostgreSQL's own output format, in the order of the table's columns: both engines read them
 * back to the same value, whatever the type.
 */
import * as v from 'valibot';

export const KIND = 'renewal-map-backup';
export const FORMAT = 1;

const texts = v.array(v.string());
const head = v.object({
	kind: v.literal(KIND),
	format: v.literal(FORMAT),
	made_at: v.string(),
	migrations: texts
});
const table = v.object({ table: v.object({ schema: v.string(), name: v.string(), columns: texts }) });
const rows = v.object({ rows: v.array(v.array(v.nullable(v.string()))) });
const sequences = v.object({
	sequences: v.array(v.object({ schema: v.string(), name: v.string(), last_value: v.nullable(v.string()) }))
});
/** A part of a file below the data folder; parts of one file follow each other. */
const file = v.object({ file: v.string(), base64: v.string() });
const end = v.object({ end: v.object({ rows: v.number(), files: v.number() }) });

export const lineFormat = v.union([rows, file, table, sequences, end, head]);
export type Line = v.InferOutput<typeof lineFormat>;
export type Head = v.InferOutput<typeof head>;
