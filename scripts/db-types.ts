/** `npm run db:types`: writes src/lib/data/database.types.ts from the migrations; `-- --check` only compares. */
import { readFile, rm, writeFile, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateTypescript, sortGeneratorMetadata } from '@supabase/postgrest-typegen/generation';
import { introspect } from '@supabase/postgrest-typegen/introspection';
import type { Engine } from '../src/lib/server/backend/engine.ts';
import { migrate } from '../src/lib/server/backend/migrate.ts';
import { openEmbedded } from '../src/lib/server/backend/pglite.ts';

const FILE = 'src/lib/data/database.types.ts';

/** Types of the public schema of a migrated database, as the Supabase CLI writes them. */
export async function generateTypes(engine: Engine): Promise<string> {
	const database = {
		query: async (statement: string | { text: string; values?: unknown[] }, values?: unknown[]) => {
			const { text, values: own } = typeof statement === 'string' ? { text: statement, values } : statement;
			return { rows: await engine.query(text, own ?? []) };
		}
	};
	const metadata = await introspect(database as Parameters<typeof introspect>[0], { includedSchemas: ['public'] });
	return generateTypescript(sortGeneratorMetadata(metadata), { postgrestVersion: '12' });
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
	if (values.help) {
		console.log(
			`Usage: npm run db:types -- [--check]\n\nWrites ${FILE} from supabase/migrations. --check fails when it would change.`
		);
		return;
	}
	const folder = await mkdtemp(path.join(os.tmpdir(), 'renewal-types-'));
	const { engine } = await openEmbedded(folder);
	try {
		await migrate(engine, 'supabase');
		const types = await generateTypes(engine);
		const current = await readFile(FILE, 'utf8').catch(() => '');
		if (types === current) return;
		if (values.check) throw new Error(`${FILE} is not what the migrations say: run "npm run db:types"`);
		await writeFile(FILE, types);
	} finally {
		await engine.close();
		await rm(folder, { recursive: true, force: true });
	}
}

if (import.meta.main) await main();
