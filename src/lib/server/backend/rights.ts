/**
 * Compares the rights that the database grants with the declared ones, so that a gateway, an update or an administrator
 * that granted more, or less, is detected before the first page is served.
 */
import {
	CALLERS,
	DATABASE_ROLES,
	type DatabaseRole,
	DEFINERS,
	FUNCTIONS,
	HIDDEN_SCHEMAS,
	RELATIONS,
	roleOf
} from './access-matrix.ts';
import type { Statements } from './engine.ts';
import { StartError } from './start-error.ts';

/** A right as the statement that would grant it: `select on public.towns to anon`. */
type Grant = string;

const VERBS: Readonly<Record<string, string>> = { i: 'insert', u: 'update', d: 'delete' };
const MAX_NAMED = 3;

/** @throws StartError naming table, role and right, as the statements that would correct them */
export async function checkRights(statements: Statements): Promise<void> {
	const tables = await statements.query<{ schema: string; name: string }>(TABLES, [SCHEMAS]);
	const declared = new Set([...grantsOfTables(tables), ...grantsOfFunctions()]);
	const found = new Set((await statements.query<{ right: Grant }>(GRANTS, [SCHEMAS])).map(({ right }) => right));
	const mending = [
		...[...found.difference(declared)].map((right) => `revoke ${right.replace(' to ', ' from ')}`),
		...[...declared.difference(found)].map((right) => `grant ${right}`)
	];
	if (mending.length === 0) return;
	const named = mending.slice(0, MAX_NAMED).join('; ');
	const others = mending.length > MAX_NAMED ? ` (and ${mending.length - MAX_NAMED} more)` : '';
	throw new StartError(
		`the rights of the database are not those of src/lib/server/backend/access-matrix.ts, nothing is served: as its owner run "${named};"${others}, and find out what has changed them`
	);
}

/**
 * Every exposed table has select: row level security decides on the rows, and an empty list is the answer where there are
 * none. What is not declared has no right at all.
 */
function* grantsOfTables(tables: readonly { schema: string; name: string }[]): Generator<Grant> {
	for (const { schema, name } of tables)
		for (const role of DATABASE_ROLES)
			if (HIDDEN_SCHEMAS[schema] === 'r') yield `select on ${schema}.${name} to ${role}`;
	for (const [name, row] of Object.entries(RELATIONS))
		for (const role of DATABASE_ROLES) {
			yield `select on public.${name} to ${role}`;
			const cells = CALLERS.filter((caller) => roleOf(caller) === role).map((caller) => row[caller]);
			for (const [letter, verb] of Object.entries(VERBS))
				if (cells.some((cell) => cell.includes(letter))) yield `${verb} on public.${name} to ${role}`;
		}
}

function* grantsOfFunctions(): Generator<Grant> {
	for (const [name, callers] of Object.entries(FUNCTIONS))
		for (const role of new Set<DatabaseRole>(callers.map(roleOf)))
			yield `execute on function public.${name} to ${role}`;
	for (const [name, roles] of Object.entries(DEFINERS))
		for (const role of roles) yield `execute on function private.${name} to ${role}`;
}

const SCHEMAS = ['public', ...Object.keys(HIDDEN_SCHEMAS)];

const TABLES = `
	select nspname as schema, relname as name from pg_class join pg_namespace as n on n.oid = relnamespace
	where nspname = any($1::text[]) and relkind in ('r', 'p', 'v', 'm', 'f')`;

/** A right on one column of a table counts as one on the table; so does one that a role has through PUBLIC. */
const GRANTS = `
	with roles (role) as (values ('anon'), ('authenticated')),
	relations as (
		select c.oid, relkind, format('%s.%s', nspname, relname) as name
		from pg_class as c join pg_namespace as n on n.oid = relnamespace where nspname = any($1::text[])
	),
	functions as (
		select p.oid, format('%s.%s', nspname, proname) as name
		from pg_proc as p join pg_namespace as n on n.oid = pronamespace
		where nspname = any($1::text[]) and nspname <> 'auth' and (nspname = 'public' or prosecdef)
	)
	select format('%s on %s to %s', verb, name, role) as right from relations, roles,
		unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as verb
		where relkind in ('r', 'p', 'v', 'm', 'f') and case
			when verb in ('select', 'insert', 'update', 'references') then has_any_column_privilege(role, oid, verb)
			else has_table_privilege(role, oid, verb)
		end
	union all
	select format('%s on sequence %s to %s', verb, name, role) from relations, roles,
		unnest(array['usage', 'select', 'update']) as verb
		where case relkind when 'S' then has_sequence_privilege(role, oid, verb) end
	union all
	select distinct format('execute on function %s to %s', name, role) from functions, roles
		where has_function_privilege(role, oid, 'execute')
	order by 1`;
