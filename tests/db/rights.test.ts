/** At every start the rights of the database are compared with the declared matrix; a difference refuses the start. */
import { rmSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { openDatabase, startBackend, type Backend, type OpenDatabase } from '../../src/lib/server/backend/backend.ts';
import { checkRights } from '../../src/lib/server/backend/rights.ts';
import { readSettings, StartError } from '../../src/lib/server/backend/settings.ts';
import { openNative } from '../../src/lib/server/backend/postgres.ts';
import { embeddedFolder, ENGINES, nativeUrl, ROOT, temporaryFolder, type EngineName } from './support/databases.ts';

const cleanup: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

function folder(made: string): string {
	cleanup.push(() => rmSync(made, { recursive: true, force: true }));
	return made;
}

async function settingsOf(engine: EngineName) {
	const env: Record<string, string> =
		engine === 'embedded'
			? { DATA_DIR: folder(embeddedFolder('seeded')) }
			: { DATA_DIR: folder(temporaryFolder()), DATABASE_URL: await nativeUrl('seeded') };
	return readSettings({ ...env, LOAD_EXAMPLES: '0' }, ROOT);
}

async function start(engine: EngineName, open: OpenDatabase): Promise<Backend> {
	const backend = await startBackend(await settingsOf(engine), undefined, open);
	cleanup.push(() => backend.close());
	return backend;
}

/** The one line with which a start is refused. */
async function refusal(engine: EngineName, open: OpenDatabase): Promise<string> {
	const error: unknown = await start(engine, open).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(StartError);
	const { message } = error as StartError;
	expect(message.split('\n')).toHaveLength(1);
	return message;
}

/** A @supabase/lite connection that reads its state elsewhere: the setting has no effect. */
const withoutEffect: OpenDatabase = async (settings, progress) => {
	const database = await openDatabase(settings, progress);
	const { connection } = database;
	const prepare: unknown = Reflect.get(connection, 'ensureRlsContext');
	let elsewhere = 'unknown';
	const inside = new Proxy(connection, {
		get: (target, key) => (key === 'rlsState' ? elsewhere : Reflect.get(target, key)),
		set: (target, key, value) => (key === 'rlsState' ? ((elsewhere = value), true) : Reflect.set(target, key, value))
	});
	const moved = () => (prepare as () => Promise<boolean>).call(inside);
	moved.toString = () => String(prepare);
	Reflect.set(connection, 'ensureRlsContext', moved);
	return database;
};

it.each(ENGINES)(
	'refuse a start on the %s engine where the default grants of the gateway could not be prevented',
	async (engine) => {
		const message = await refusal(engine, withoutEffect);
		expect(message).toMatch(/^the rights of the database are not those of .*, nothing is served/);
		expect(message).toMatch(/revoke \w+ on \w+\.\w+ from (anon|authenticated)/);
		expect(message).toMatch(/\(and \d+ more\)/);
	}
);

it.each([
	['grant insert on towns to anon', 'revoke insert on public.towns from anon'],
	['grant update (name) on towns to authenticated', 'revoke update on public.towns from authenticated'],
	['grant truncate on features to public', 'revoke truncate on public.features from anon'],
	['grant select on private.seed_loads to anon', 'revoke select on private.seed_loads from anon'],
	['revoke select on photos from anon', 'grant select on public.photos to anon'],
	[
		'create table notes (id int); grant select on notes to authenticated',
		'revoke select on public.notes from authenticated'
	],
	[
		'grant execute on function known_photos to authenticated',
		'revoke execute on function public.known_photos from authenticated'
	],
	[
		`create function private.all_of() returns int language sql security definer return 1`,
		'revoke execute on function private.all_of from anon'
	]
])('differ after "%s"', async (sql, mending) => {
	const { engine } = await openNative(await nativeUrl('seeded'));
	cleanup.push(() => engine.close());
	await checkRights(engine);
	await engine.script(sql);
	await expect(checkRights(engine)).rejects.toThrow(mending);
});

it('are compared on Supabase where the owner’s connection string is given', async () => {
	const DATABASE_URL = await nativeUrl('seeded');
	const { engine } = await openNative(DATABASE_URL);
	cleanup.push(() => engine.close());
	await checkRights(engine);
	await engine.script('grant delete on features to anon');
	const supabase = { PUBLIC_SUPABASE_URL: 'http://127.0.0.1:1', PUBLIC_SUPABASE_ANON_KEY: 'sb_publishable_test' };
	const settings = readSettings({ ...supabase, DATABASE_URL }, ROOT);
	await expect(startBackend(settings)).rejects.toThrow('revoke delete on public.features from anon');
	await (await startBackend(readSettings(supabase, ROOT))).close();
});
