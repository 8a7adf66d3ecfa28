/**
 * Databases from before the migrations were rewritten as baselines. Their 46 migrations made the tables that the baselines
 * make now, so their history can be exchanged (adopt.ts), and a backup of theirs counts as one of the baselines.
 */
import type { Statements } from './engine.ts';
import { StartError } from './start-error.ts';

const versions = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Time stamps of the migrations that the baselines have replaced. */
export const EARLIER = versions(`
	20261122090100 20261122090200 20261122090300 20261122090400 20261122090500 20261122090600 20261122090700
	20261122100100 20261122100200 20261122100400 20261122100410 20261122100500 20261122100510 20261122100600
	20261122100700 20261122110100 20261122110200 20261122110300 20261122110310 20261122110320 20261122120100
	20261122120110 20261122120200 20261122130100 20261122130200 20261122130300 20261122140000 20261122140100
	20261122140110 20261122140120 20261122140200 20261122140300 20261122140310 20261122140400 20261122140410
	20261122140420 20261122140430 20261122140500 20261122140599 20261122140600 20261122140610 20261122140700
	20261122141000 20261122142000 20261123120000 20261123120010
`);

/** Time stamps of the baselines. */
export const BASELINES = versions(`
	20261201000100 20261201000200 20261201000300 20261201000400 20261201000500 20261201000600 20261201000700
	20261201000800 20261201000900 20261201001000 20261201001100 20261201001200 20261201001300 20261201001400
	20261201001500 20261201001600
`);

/** Time stamps of the migrations that a database has run; none where it has no history. */
export async function versionsDone(statements: Statements): Promise<string[]> {
	const [row] = await statements.query<{ there: boolean }>(
		"select to_regclass('supabase_migrations.schema_migrations') is not null as there"
	);
	if (!row?.there) return [];
	const rows = await statements.query<{ version: string }>(
		'select version from supabase_migrations.schema_migrations order by version'
	);
	return rows.map(({ version }) => version);
}

/**
 * Whether a list of migrations is that of an earlier version.
 * @throws StartError where it is one that stopped half-way: only that version itself can complete it
 */
export function isEarlier(done: readonly string[]): boolean {
	const earlier = EARLIER.filter((version) => done.includes(version));
	if (earlier.length === 0) return false;
	if (earlier.length === EARLIER.length && done.length === EARLIER.length) return true;
	throw new StartError(
		`${earlier.length} of the ${EARLIER.length} migrations of an earlier version of the map were run here, and ${done.length - earlier.length} others: start the last earlier version once, then try again (docs/deploy.md)`
	);
}

/** A list of migrations as the version numbers of today. */
export const inBaselines = (done: readonly string[]): readonly string[] => (isEarlier(done) ? BASELINES : done);
