/**
 * Restores an embedded database to an earlier content: opening a new one takes seconds, this a fraction of one. Only for
 * tests that change rows. A change of the schema, a grant or a role is detected, and the database is then discarded.
 */
import type { PgliteConnection } from '@supabase/lite/pglite';

type Driver = PgliteConnection['driver'];

export interface Snapshot {
	/** @returns whether the database was restored; if not, it must not be used any more */
	restore(): Promise<boolean>;
}

interface Table {
	name: string;
	/** Number of rows and the transaction of the latest: unchanged while the rows are. */
	mark: string;
}

/** Rows of a table in PostgreSQL's own format, with every stored column. */
type Rows = Blob | undefined;

/** @param driver of a database without other users meanwhile */
export async function takeSnapshot(driver: Driver): Promise<Snapshot> {
	const catalogue = await catalogueOf(driver);
	const sequences = await sequencesOf(driver);
	const marks = new Map<string, string>();
	const rows = new Map<string, Rows>();
	for (const { name, mark } of await tablesOf(driver)) {
		marks.set(name, mark);
		rows.set(name, (await driver.query(`copy ${name} to '/dev/blob'`)).blob);
	}

	async function restoreRows(changed: readonly Table[]): Promise<void> {
		await driver.transaction(async (transaction) => {
			// No triggers: restoring is not a change to be logged.
			await transaction.query('set local session_replication_role = replica');
			for (const { name } of changed) {
				await transaction.query(`delete from ${name}`);
				const blob = rows.get(name);
				if (blob?.size) await transaction.query(`copy ${name} from '/dev/blob'`, [], { blob });
			}
		});
	}

	return {
		restore: async () => {
			await driver.query('discard all');
			if ((await catalogueOf(driver)) !== catalogue) return false;
			const changed = (await tablesOf(driver)).filter(({ name, mark }) => marks.get(name) !== mark);
			await restoreRows(changed);
			for (const [name, value] of sequences)
				await driver.query('select setval($1::regclass, coalesce($2::bigint, 1), $2 is not null)', [name, value]);
			for (const { name, mark } of await tablesOf(driver)) marks.set(name, mark);
			return true;
		}
	};
}

const OWN_SCHEMAS = `nspname not in ('pg_catalog', 'information_schema') and nspname !~ '^pg_(toast|temp)'`;

async function tablesOf(driver: Driver): Promise<Table[]> {
	const { rows } = await driver.query<{ name: string }>(
		`select format('%I.%I', nspname, relname) as name from pg_class as c join pg_namespace as n on n.oid = relnamespace
		where relkind = 'r' and ${OWN_SCHEMAS} order by 1`
	);
	const marks = rows.map(
		({ name }) =>
			`select '${name}' as name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as mark from ${name}`
	);
	return (await driver.query<Table>(marks.join(' union all '))).rows;
}

/** All definitions as one text that changes with any of them. */
async function catalogueOf(driver: Driver): Promise<string> {
	const catalogues = [
		...['pg_class', 'pg_attribute', 'pg_attrdef', 'pg_constraint', 'pg_index', 'pg_trigger', 'pg_rewrite', 'pg_policy'],
		...['pg_proc', 'pg_type', 'pg_enum', 'pg_namespace', 'pg_extension', 'pg_authid', 'pg_auth_members'],
		...['pg_default_acl', 'pg_db_role_setting', 'pg_sequence']
	];
	const marks = catalogues.map((name) => `select count(*) || ' ' || max(xmin::text::bigint) as mark from ${name}`);
	const { rows } = await driver.query<{ mark: string }>(marks.join(' union all '));
	return rows.map(({ mark }) => mark).join(', ');
}

async function sequencesOf(driver: Driver): Promise<[name: string, last: number | null][]> {
	const { rows } = await driver.query<{ name: string; last_value: number | null }>(
		`select format('%I.%I', schemaname, sequencename) as name, last_value::int from pg_sequences`
	);
	return rows.map(({ name, last_value }) => [name, last_value]);
}
