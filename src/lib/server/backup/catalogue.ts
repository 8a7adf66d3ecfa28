/** Content of a backup, read from the database itself: a new table is included without being listed. */
import type { Statements } from '../backend/engine.ts';

export interface Table {
	schema: string;
	name: string;
	/** Stored columns only, not generated ones; in their order. */
	columns: readonly Column[];
}

export interface Column {
	name: string;
	/** Schema-qualified, as SQL takes it. */
	type: string;
}

export interface Sequence {
	schema: string;
	name: string;
	/** Null: never used. */
	last_value: string | null;
}

/** Of Auth only the accounts: sessions end with a restore. */
const AUTH_TABLES = ['users', 'identities'];

export const nameOf = ({ schema, name }: { schema: string; name: string }): string => `${schema}.${name}`;
export const quoted = ({ schema, name }: { schema: string; name: string }): string =>
	`${identifier(schema)}.${identifier(name)}`;
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Tables of the map and of Auth, by name, accounts before the tables that refer to them; none of an extension. */
export async function tablesOf(statements: Statements): Promise<Table[]> {
	// Types are schema-qualified where the schema is not in the search path.
	await statements.query(`select set_config('search_path', '', true)`);
	return statements.query<Table & Record<string, unknown>>(
		`select n.nspname as schema, c.relname as name, (
			select coalesce(json_agg(json_build_object(
				'name', a.attname, 'type', pg_catalog.format_type(a.atttypid, a.atttypmod)) order by a.attnum), '[]')
			from pg_catalog.pg_attribute as a
			where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		) as columns
		from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
		where c.relkind = 'r' and (n.nspname in ('public', 'private') or n.nspname = 'auth' and c.relname = any ($1::text[]))
			and not exists (select from pg_catalog.pg_depend as d where d.objid = c.oid and d.deptype = 'e')
		order by n.nspname, c.relname <> 'users', c.relname`,
		[AUTH_TABLES]
	);
}

export function sequencesOf(statements: Statements): Promise<Sequence[]> {
	return statements.query<Sequence & Record<string, unknown>>(
		`select schemaname as schema, sequencename as name, last_value::text from pg_catalog.pg_sequences
		where schemaname in ('public', 'private') order by 1, 2`
	);
}

export interface ForeignKey {
	table: string;
	name: string;
	definition: string;
}

/** Foreign keys between the map's own tables, as statements that restore them. */
export function foreignKeysOf(statements: Statements): Promise<ForeignKey[]> {
	return statements.query<ForeignKey & Record<string, unknown>>(
		`select k.conrelid::pg_catalog.regclass::text as table, pg_catalog.quote_ident(k.conname) as name,
			pg_catalog.pg_get_constraintdef(k.oid) as definition
		from pg_catalog.pg_constraint as k join pg_catalog.pg_class as c on c.oid = k.conrelid
		where k.contype = 'f' and c.relnamespace in ('public'::pg_catalog.regnamespace, 'private'::pg_catalog.regnamespace)
		order by 1, 2`
	);
}
