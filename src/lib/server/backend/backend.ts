/** Opens the configured tier, brings its schema and seeds up to date, and creates clients. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createDataClient, type DataApi, type DataClient } from '../../data/client.ts';
import { removeExamples } from '../shared/examples.ts';
import { loadSeed } from '../seed/load.ts';
import { findSeedFolders, readSeed } from '../seed/read.ts';
import { SeedError } from '../seed/problem.ts';
import { linksOfGateway, linksOfSupabase, type SignInLinks } from '../access/sign-in-link/sign-in-links.ts';
import { ReachError } from '../../vendor/reach.ts';
import type { Engine } from './engine.ts';
import { inProcess, openGateway, readOrMakeKeys, type Gateway } from './gateway.ts';
import { lockFolder, type Lock } from './lock.ts';
import { migrate, readMigrations } from './migrate.ts';
import { noMutex, type Mutex } from './mutex.ts';
import { checkRights } from './rights.ts';
import { StartError, type Settings, type Tier } from './settings.ts';

/** Reports which step runs; called with null at the end. */
export type Progress = (step: string | null) => void;

export interface BackendStatus {
	status: 'ok' | 'unavailable';
	tier: Tier;
	migrations: number;
	seeded: boolean;
}

export interface Backend {
	readonly tier: Tier;
	/** Address and public key with which a browser reaches the same data; the page's own origin when url is null. */
	readonly publicApi: { url: string | null; key: string };
	/** Answers /rest/v1 and /auth/v1; null on the Supabase tier, where Supabase does. */
	readonly gateway: Gateway | null;
	/** Access of the server itself to /auth/v1 with the public key. */
	readonly authApi: DataApi;
	/** Signing in by a link sent by e-mail; null where no mail is set up. */
	readonly signInLinks: SignInLinks | null;
	/** A client with the rights of a visitor who has not signed in. */
	anonymousClient(): DataClient;
	/** A client that acts for the account the token was signed for. */
	clientFor(accessToken: string): DataClient;
	/** Deletes the example records; only on the embedded tier, where the visitor is the user who started the map. */
	readonly removeExamples: ((town: string) => Promise<number>) | null;
	status(): Promise<BackendStatus>;
	close(): Promise<void>;
}

/** The database with the rights of its owner, and how to close it. */
export interface OwnerAccess {
	engine: Engine;
	connection: Parameters<typeof openGateway>[0];
	/** Serialises its users. */
	mutex: Mutex;
	lock: Lock | null;
	close(): Promise<void>;
}

/** Opens the database as its owner. */
export type OpenDatabase = (settings: Settings, progress?: Progress) => Promise<OwnerAccess>;

/** Opens the embedded or native database for migrations, seeds and the gateway. */
export const openDatabase: OpenDatabase = async (settings, progress = () => undefined) => {
	if (settings.tier === 'supabase') throw new StartError('this command needs the embedded or the native tier');
	if (settings.tier === 'native') {
		const { openNative } = await import('./postgres.ts');
		const { engine, connection } = await openNative(settings.databaseUrl).catch(refuseStart);
		return { engine, connection, mutex: noMutex, lock: null, close: () => engine.close() };
	}
	const lock = await lockFolder(settings.dataDir);
	progress('opening the embedded database');
	const { openEmbedded } = await import('./pglite.ts');
	const { engine, connection, mutex } = await openEmbedded(path.join(settings.dataDir, 'database')).catch(refuseStart);
	const close = async () => {
		await engine.close();
		await lock.release();
	};
	return { engine, connection, mutex, lock, close };
};

/** A library whose internals are not the expected ones: one line, as for every refused start. */
function refuseStart(error: unknown): never {
	throw error instanceof ReachError ? new StartError(error.message) : error;
}

/** Loads every town folder that the database does not have yet. @returns how many towns there are */
export async function seedTowns(
	engine: Engine,
	settings: Settings,
	progress: Progress = () => undefined
): Promise<number> {
	for (const folder of settings.seedRoots.flatMap(findSeedFolders)) {
		progress(`loading town ${path.basename(folder)}`);
		const seed = readSeedOrStop(folder);
		const result = await loadSeed(engine, seed, { examples: settings.loadExamples, progress });
		if (result === 'changed')
			console.warn(
				`seeds/${path.basename(folder)} has changed since it was loaded; "npm run seed -- --replace ${seed.town.slug}" loads it anew`
			);
	}
	const [row] = await engine.query<{ towns: number }>('select count(*)::int as towns from towns');
	return row?.towns ?? 0;
}

function readSeedOrStop(folder: string) {
	try {
		return readSeed(folder);
	} catch (error) {
		if (error instanceof SeedError) throw new StartError(`seeds refused, nothing was loaded:\n${error.message}`);
		throw error;
	}
}

/**
 * @param open how the database is opened
 * @throws StartError with one line on what to do
 */
export async function startBackend(
	settings: Settings,
	progress: Progress = () => undefined,
	open: OpenDatabase = openDatabase
): Promise<Backend> {
	if (settings.tier === 'supabase') return startSupabase(settings);
	await mkdir(settings.dataDir, { recursive: true }).catch(() => undefined);
	const database = await open(settings, progress);
	try {
		progress('migrating');
		const { total } = await migrate(database.engine, settings.supabaseDir);
		const towns = await seedTowns(database.engine, settings, progress);
		progress('opening the data API');
		const keys = await readOrMakeKeys(settings.dataDir);
		const mail = settings.mail && linksOfGateway(settings.mail, keys.jwtSecret);
		const gateway = await openGateway(database.connection, keys, database.mutex, mail ?? {}).catch(refuseStart);
		await checkRights(database.engine);
		const authApi = inProcess(gateway, gateway.keys.anonKey);
		const anonymous = createDataClient(authApi);
		return {
			tier: settings.tier,
			publicApi: { url: null, key: gateway.keys.anonKey },
			gateway,
			authApi,
			signInLinks: mail?.links(authApi) ?? null,
			anonymousClient: () => anonymous,
			clientFor: (accessToken) => createDataClient(authApi, accessToken),
			removeExamples: settings.tier === 'embedded' ? (town) => removeExamples(database.engine, town) : null,
			status: async () => ({
				status: await answers(database.engine),
				tier: settings.tier,
				migrations: total,
				seeded: towns > 0
			}),
			close: database.close
		};
	} catch (error) {
		await database.close();
		throw error;
	} finally {
		progress(null);
	}
}

async function answers(engine: Engine): Promise<'ok' | 'unavailable'> {
	return engine.query('select 1').then(
		() => 'ok' as const,
		() => 'unavailable' as const
	);
}

/**
 * Supabase keeps its own schema (`supabase db push`) and seeds (`npm run seed`): here only the client is opened. Its data API
 * does not show the catalogue, so the rights are compared where the owner's connection string is given as well.
 */
async function startSupabase(settings: Extract<Settings, { tier: 'supabase' }>): Promise<Backend> {
	if (settings.databaseUrl !== null) await checkRightsAt(settings.databaseUrl);
	const authApi = { url: settings.supabaseUrl, key: settings.anonKey };
	const client = createDataClient(authApi);
	const migrations = readMigrations(path.join(settings.supabaseDir, 'migrations')).length;
	return {
		tier: 'supabase',
		publicApi: { url: settings.supabaseUrl, key: settings.anonKey },
		gateway: null,
		authApi,
		signInLinks: settings.signInLinks ? linksOfSupabase(authApi) : null,
		anonymousClient: () => client,
		clientFor: (accessToken) => createDataClient(authApi, accessToken),
		removeExamples: null,
		status: async () => {
			const { data, error } = await client.from('towns').select('code');
			return { status: error ? 'unavailable' : 'ok', tier: 'supabase', migrations, seeded: (data?.length ?? 0) > 0 };
		},
		close: async () => undefined
	};
}

async function checkRightsAt(databaseUrl: string): Promise<void> {
	const { openNative } = await import('./postgres.ts');
	const { engine } = await openNative(databaseUrl).catch(refuseStart);
	await checkRights(engine).finally(() => engine.close());
}
