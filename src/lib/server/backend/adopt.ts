/** `npm run adopt`: adopts a database of an earlier version, whose schema was made by other migrations. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BASELINES, isEarlier, versionsDone } from './earlier-history.ts';
import type { Engine, Statements } from './engine.ts';
import { readMigrations, record, runPending } from './migrate.ts';
import { schemaText } from './schema-text.ts';
import { StartError } from './start-error.ts';

const MAX_DIFFERENCES_SHOWN = 40;

/** A function of a baseline; its body ends at the first line that ends so. */
const FUNCTION = /^create function [\s\S]*?\$\$;$/gm;

/**
 * Renames the objects of an earlier version and replaces its migration history by the baselines, in one transaction and
 * only where the schema then equals schema.txt. Rows of the map's tables stay unchanged.
 * @param supabase whether Supabase has granted more than the migrations do
 * @returns whether there was anything to adopt
 * @throws StartError with the differences; then nothing was changed
 */
export async function adopt(engine: Engine, supabaseDir: string, supabase: boolean): Promise<boolean> {
	const migrations = readMigrations(path.join(supabaseDir, 'migrations'));
	const wanted = readFileSync(path.join(supabaseDir, 'schema.txt'), 'utf8').trimEnd().split('\n');
	return engine.transaction(async (statements) => {
		if (!isEarlier(await versionsDone(statements))) return false;
		await statements.query('lock table supabase_migrations.schema_migrations in exclusive mode');
		await statements.query('delete from supabase_migrations.schema_migrations');
		await statements.script(readFileSync(path.join(supabaseDir, 'adopt.sql'), 'utf8'));
		for (const migration of migrations.filter(({ version }) => BASELINES.includes(version))) {
			const functions = migration.sql.match(FUNCTION) ?? [];
			await statements.script(functions.join('\n').replace(/^create function /gm, 'create or replace function '));
			await record(statements, migration);
		}
		await runPending(statements, migrations, new Set(BASELINES));
		await refuseOtherSchema(statements, wanted, supabase);
		return true;
	});
}

async function refuseOtherSchema(statements: Statements, wanted: readonly string[], supabase: boolean): Promise<void> {
	const inForce = (lines: readonly string[]) => new Set(supabase ? lines.flatMap(rightsInForce) : lines);
	const [expected, found] = [inForce(wanted), inForce(await schemaText(statements))];
	const differences = [
		...[...expected].filter((line) => !found.has(line)).map((line) => `missing: ${line}`),
		// Other extensions do not matter.
		...[...found]
			.filter((line) => !expected.has(line) && !line.startsWith('extension '))
			.map((line) => `not expected: ${line}`)
	];
	if (differences.length === 0) return;
	const more = differences.length - MAX_DIFFERENCES_SHOWN;
	throw new StartError(
		[
			'the schema of this database is not the one that the migrations make, nothing was changed:',
			...differences.slice(0, MAX_DIFFERENCES_SHOWN),
			...(more > 0 ? [`and ${more} more`] : [])
		].join('\n  ')
	);
}

/** On Supabase rights come from several grants: compared are the effective rights of the two roles of the data API. */
function rightsInForce(line: string): string[] {
	const [, object, grants] = /^rights (.*): (.*)$/.exec(line) ?? [];
	if (object === undefined || grants === undefined) return line.startsWith('default rights') ? [] : [line];
	if (!/^(table|function|column)\b/.test(object)) return [];
	const granted = new Map(
		grants.split(' ').map((grant) => [grant.split('=')[0], grant.split('=')[1]?.split(',') ?? []])
	);
	const of = (role: string) => {
		const privileges = new Set([...(granted.get('PUBLIC') ?? []), ...(granted.get(role) ?? [])]);
		return [...privileges].filter((privilege) => privilege !== 'references' && privilege !== 'trigger').sort();
	};
	return [`rights ${object}: anon=${of('anon').join()} authenticated=${of('authenticated').join()}`];
}
