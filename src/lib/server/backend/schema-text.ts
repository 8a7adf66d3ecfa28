/**
 * A database's schema as text, one fact per line, read from its catalogs: the same text on every engine and version.
 * `supabase/schema.txt` holds the text of the current migrations; a test and `npm run adopt` compare with it.
 */
import type { Statements } from './engine.ts';

/** Schemas filled by the migrations. Auth and storage belong to their services. */
const SCHEMAS = `array['public', 'private', 'reference']::text[]`;

/** Excludes objects of extensions. */
const notOfExtension = (oid: string, catalog: string): string =>
	`not exists (select from pg_depend as d where d.objid = ${oid} and d.classid = '${catalog}'::regclass and d.deptype = 'e')`;

const inSchemas = (namespace: string): string => `${namespace}::regnamespace::text = any (${SCHEMAS})`;

/**
 * Rights by role, including PUBLIC, without the owner: its rights are always complete, and its name differs.
 * MAINTAIN is excluded, as PostgreSQL 17 added it.
 */
const rights = (acl: string, kind: string, owner: string): string => `(
	select coalesce(string_agg(role || '=' || privileges, ' ' order by role collate "C"), 'none') from (
		select case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end as role,
			string_agg(lower(a.privilege_type) || case when a.is_grantable then '*' else '' end, ','
				order by a.privilege_type collate "C") as privileges
		from aclexplode(coalesce(${acl}, acldefault('${kind}', ${owner}))) as a
		where a.grantee <> ${owner} and a.privilege_type <> 'MAINTAIN' group by a.grantee
	) as by_role
)`;

/** Statements that each answer rows of {line}. */
const QUERIES: readonly string[] = [
	`select format('extension %I in %s', extname, extnamespace::regnamespace) as line from pg_extension where extname <> 'plpgsql'`,
	`select format('schema %I', nspname) as line from pg_namespace where nspname = any (${SCHEMAS})`,
	// Every role may use the schema public, by a grant that differs between versions; the rights of what is in it follow.
	`select format('rights schema %I: %s', nspname, ${rights('nspacl', 'n', 'nspowner')}) as line
	from pg_namespace where nspname = any (${SCHEMAS}) and nspname <> 'public'`,
	`select format('default rights in %s for %s: %s', coalesce(nullif(defaclnamespace, 0)::regnamespace::text, 'all schemas'),
		defaclobjtype, ${rights('defaclacl', 'r', 'defaclrole')}) as line
	from pg_default_acl where defaclnamespace = 0 or ${inSchemas('defaclnamespace')}`,
	`select format('enum %s (%s)', format_type(t.oid, null), string_agg(e.enumlabel, ', ' order by e.enumsortorder)) as line
	from pg_type as t join pg_enum as e on e.enumtypid = t.oid where ${inSchemas('t.typnamespace')} group by t.oid`,
	`select format('domain %s as %s%s%s %s', format_type(t.oid, null), format_type(t.typbasetype, t.typtypmod),
		case when t.typnotnull then ' not null' end, ' default ' || t.typdefault,
		(select string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), ' ' order by k.conname) from pg_constraint as k
			where k.contypid = t.oid and k.contype = 'c')) as line
	from pg_type as t where t.typtype = 'd' and ${inSchemas('t.typnamespace')} and ${notOfExtension('t.oid', 'pg_type')}`,
	`select format('%s %s: row security %s%s%s', case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
			when 'c' then 'row type' when 'S' then 'sequence' else 'table' end, c.oid::regclass,
		case when c.relrowsecurity then 'on' else 'off' end, case when c.relforcerowsecurity then ', forced' end,
		' with (' || array_to_string(c.reloptions, ', ') || ')') as line
	from pg_class as c where c.relkind in ('r', 'p', 'v', 'm', 'c', 'S') and ${inSchemas('c.relnamespace')}
		and ${notOfExtension('c.oid', 'pg_class')}`,
	`select format('column %s %s %I %s%s%s', c.oid::regclass,
		to_char(row_number() over (partition by c.oid order by a.attnum), 'FM00'), a.attname,
		format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end,
		case when a.attidentity <> '' then ' identity ' || a.attidentity::text
			when a.attgenerated <> '' then ' generated ' || pg_get_expr(d.adbin, d.adrelid)
			else ' default ' || pg_get_expr(d.adbin, d.adrelid) end) as line
	from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
	where c.relkind in ('r', 'p', 'v', 'm', 'c') and ${inSchemas('c.relnamespace')} and ${notOfExtension('c.oid', 'pg_class')}`,
	`select format('constraint %s %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as line
	from pg_constraint as k where k.conrelid <> 0 and k.contype in ('c', 'f', 'p', 'u', 'x') and ${inSchemas('k.connamespace')}`,
	`select format('index %s', pg_get_indexdef(i.indexrelid)) as line
	from pg_index as i join pg_class as c on c.oid = i.indrelid where c.relkind in ('r', 'p', 'm') and ${inSchemas('c.relnamespace')}`,
	`select format('trigger %s%s', pg_get_triggerdef(t.oid), case t.tgenabled when 'O' then '' else ' state ' || t.tgenabled::text end) as line
	from pg_trigger as t join pg_class as c on c.oid = t.tgrelid where not t.tgisinternal and ${inSchemas('c.relnamespace')}`,
	`select format('policy %I on %s %s for %s to %s using (%s) check (%s)', p.polname, p.polrelid::regclass,
		case when p.polpermissive then 'permissive' else 'restrictive' end, p.polcmd,
		(select string_agg(case role when 0 then 'public' else role::regrole::text end, ', ' order by role::regrole::text collate "C")
			from unnest(p.polroles) as role),
		pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as line
	from pg_policy as p join pg_class as c on c.oid = p.polrelid where ${inSchemas('c.relnamespace')}`,
	`select format('sequence %s as %s start %s step %s from %s to %s cache %s%s', s.seqrelid::regclass, s.seqtypid::regtype,
		s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' cycle' end) as line
	from pg_sequence as s join pg_class as c on c.oid = s.seqrelid where ${inSchemas('c.relnamespace')}
		and ${notOfExtension('c.oid', 'pg_class')}`,
	// A body is represented by its digest: its text is in the migrations.
	`select format('function %s.%I(%s) returns %s %s %s%s%s%s%s rows %s cost %s body %s',
		p.pronamespace::regnamespace, p.proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid), l.lanname,
		case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
		case when p.prosecdef then ' security definer' end, case when p.proisstrict then ' strict' end,
		case when p.proleakproof then ' leakproof' end, ' set ' || array_to_string(p.proconfig, ', '),
		p.prorows, p.procost, md5(p.prosrc)) || case p.proparallel when 'u' then '' else ' parallel ' || p.proparallel::text end as line
	from pg_proc as p join pg_language as l on l.oid = p.prolang
	where ${inSchemas('p.pronamespace')} and ${notOfExtension('p.oid', 'pg_proc')}`,
	`select format('rights function %s.%I(%s): %s', p.pronamespace::regnamespace, p.proname,
		pg_get_function_identity_arguments(p.oid), ${rights('p.proacl', 'f', 'p.proowner')}) as line
	from pg_proc as p where ${inSchemas('p.pronamespace')} and ${notOfExtension('p.oid', 'pg_proc')}`,
	`select format('rights %s %s: %s', case c.relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass,
		case c.relkind when 'S' then ${rights('c.relacl', 's', 'c.relowner')} else ${rights('c.relacl', 'r', 'c.relowner')} end) as line
	from pg_class as c where c.relkind in ('r', 'p', 'v', 'm', 'S') and ${inSchemas('c.relnamespace')}
		and ${notOfExtension('c.oid', 'pg_class')}`,
	`select format('rights column %s.%I: %s', c.oid::regclass, a.attname, ${rights('a.attacl', 'c', 'c.relowner')}) as line
	from pg_attribute as a join pg_class as c on c.oid = a.attrelid
	where a.attacl is not null and a.attnum > 0 and ${inSchemas('c.relnamespace')}`,
	`select format('rights type %s: %s', format_type(t.oid, null), ${rights('t.typacl', 'T', 't.typowner')}) as line
	from pg_type as t where t.typacl is not null and ${inSchemas('t.typnamespace')}`,
	`select format('publication %I of %s', p.pubname, r.prrelid::regclass) as line
	from pg_publication as p join pg_publication_rel as r on r.prpubid = p.oid join pg_class as c on c.oid = r.prrelid
	where ${inSchemas('c.relnamespace')}`
];

/** Newer versions of PostgreSQL omit the alias of a view's only table before its columns: it is removed for older ones. */
const withoutAlias = (definition: string): string =>
	definition.includes(' JOIN ') ? definition : definition.replace(/\b[a-z]\.(?=\w)/g, '');

const VIEWS = `select format('definition %s %s', c.oid::regclass, pg_get_viewdef(c.oid)) as line
	from pg_class as c where c.relkind in ('v', 'm') and ${inSchemas('c.relnamespace')}`;

/** Tables whose rows the migrations insert: the same for every town. */
const FILLED_TABLES = `select c.oid::regclass::text as name from pg_class as c where c.relkind = 'r' and c.relnamespace = 'reference'::regnamespace`;

/** Lines in byte order. Runs in a transaction, since names are schema-qualified only with an empty search path. */
export async function schemaText(statements: Statements): Promise<string[]> {
	await statements.query(`select set_config('search_path', '', true)`);
	const lines: string[] = [];
	const ask = async (sql: string) =>
		(await statements.query<{ line: string }>(sql)).map(({ line }) => line.replace(/\s+/g, ' ').trim());
	for (const sql of QUERIES) lines.push(...(await ask(sql)));
	lines.push(...(await ask(VIEWS)).map(withoutAlias));
	for (const { name } of await statements.query<{ name: string }>(FILLED_TABLES)) {
		const [row] = await statements.query<{ line: string }>(
			`select format('rows %s %s %s', $1::text, count(*), md5(string_agg(r::text, E'\\n' order by r::text collate "C"))) as line
			from ${name} as r`,
			[name]
		);
		if (row) lines.push(row.line);
	}
	return lines.sort();
}
