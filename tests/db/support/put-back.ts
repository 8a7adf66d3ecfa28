/**
 * Puts an embedded database back to what it was: opening a new one takes seconds of work, this takes a fraction of one.
 * Only for tests that change records. One that changes the schema, a right or a role is noticed, and its database is
 * given up.
 */
import type { PgliteConnection } from '@supabase/lite/pglite';

type Driver = PgliteConnection['driver'];

export interface Kept {
	/** @returns whether the database is as it was; if not, it must not be used any more */
	putBack(): Promise<boolean>;
}

interface Table {
	name: string;
	/** How many rows it has and which transaction wrote the latest of them: the same while nobody has changed it. */
	mark: string;
}

/** Rows of a table in PostgreSQL's own format, with every column that is stored. */
type Rows = Blob | undefined;

/** @param driver of a database that nobody else uses meanwhile */
export async function keep(driver: Driver): Promise<Kept> {
	const catalogue = await catalogueOf(driver);
	const sequences = await sequencesOf(driver);
	const marks = new Map<string, string>();
	const rows = new Map<string, Rows>();
	for (const { name, mark } of await tablesOf(driver)) {
		marks.set(name, mark);
		rows.set(name, (await driver.query(`copy ${name} to '/dev/blob'`)).blob);
	}

	async function restore(changed: readonly Table[]): Promise<void> {
		await driver.transaction(async (transaction) => {
			// No triggers: this is no change that anybody made.
			await transaction.query('set local session_replication_role = replica');
			for (const { name } of changed) {
				await transaction.query(`delete from ${name}`);
				const blob = rows.get(name);
				if (blob?.size) await transaction.query(`copy ${name} from '/dev/blob'`, [], { blob });
			}
		});
	}

	return {
		putBack: async () => {
			await driver.query('discard all');
			if ((await catalogueOf(driver)) !== catalogue) return false;
			const changed = (await tablesOf(driver)).filter(({ name, mark }) => marks.get(name) !== mark);
			await restore(changed);
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

/** Everything that is defined, as one text that changes with any of it. */
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
