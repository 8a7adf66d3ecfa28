/**
 * For every PostGIS function at its first use, `pglite` 0.5.8 counts through the names of all of them: a quarter of the
 * time to create a database. Here the positions are counted once.
 */
import { importRepaired, type SourceRepair } from './source-repair.ts';

export const PGLITE_REPAIR: SourceRepair = {
	library: '@electric-sql/pglite',
	version: '0.5.8',
	file: 'pglite.ts',
	module: 'dist/index.js',
	lines: [
		{
			found: 'Object.keys(_.exports).indexOf(t)',
			times: 1,
			replaced: '(_.places??=new Map(Object.keys(_.exports).map((name,place)=>[name,place]))).get(t)'
		}
	]
};

/** To be called before a package imports the engine: it is loaded once in a process. */
export async function importPglite(): Promise<void> {
	await importRepaired(PGLITE_REPAIR, () => import('@electric-sql/pglite'));
}
