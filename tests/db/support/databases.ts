/** Databases of both engines with prepared content: every database test runs on both. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import type { Engine } from '../../../src/lib/server/backend/engine.ts';
import { openGateway, type Gateway, type GatewayOptions } from '../../../src/lib/server/backend/gateway.ts';
import { openEmbedded } from '../../../src/lib/server/backend/pglite.ts';
import { openNative } from '../../../src/lib/server/backend/postgres.ts';
import { noMutex } from '../../../src/lib/server/backend/mutex.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';

export const ENGINES = ['embedded', 'native'] as const;
export type EngineName = (typeof ENGINES)[number];

/** `empty`: no schema; `migrated`: the schema; `seeded`: the project's towns and the fixture's. */
export type Content = 'empty' | 'migrated' | 'seeded';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
export const SUPABASE = path.join(ROOT, 'supabase');
export const FIXTURE_SEED = path.join(ROOT, 'tests/fixtures/seeds/vila-de-teste');

export { OTHER_TOWN, TOWN } from './town-codes.ts';

export interface TestDatabase {
	engine: Engine;
	/** The data API on this database, with its own keys; opened on first use. */
	gateway(): Promise<Gateway>;
	/** The same with sign-up enabled, as the staff command opens it. */
	adminGateway(): Promise<Gateway>;
	/** A further gateway on the same database. */
	gatewayWith(options: GatewayOptions): Promise<Gateway>;
	close(): Promise<void>;
}

/** Removed by the caller or at the end of the run. */
export const temporaryFolder = (): string => mkdtempSync(path.join(inject('prepared'), 'test-'));

const KEYS = {
	jwtSecret: 'a secret for the tests only, long enough for HS256',
	anonKey: 'sb_publishable_test',
	serviceKey: 'sb_secret_test'
};

export async function openDatabase(name: EngineName, content: Content): Promise<TestDatabase> {
	if (name === 'native') return withGateways(await native(content));
	return content === 'empty' ? withGateways(await embedded(content)) : acquire(content);
}

type Opened = Awaited<ReturnType<typeof embedded>> | Awaited<ReturnType<typeof native>>;

function withGateways({ engine, connection, mutex, remove }: Opened): TestDatabase {
	let gateway: Promise<Gateway> | null = null;
	let adminGateway: Promise<Gateway> | null = null;
	return {
		engine,
		gateway: () => (gateway ??= openGateway(connection, KEYS, mutex)),
		adminGateway: () => (adminGateway ??= openGateway(connection, KEYS, mutex, { signUp: true })),
		gatewayWith: (options) => openGateway(connection, KEYS, mutex, options),
		close: async () => {
			await engine.close();
			await remove();
		}
	};
}

/** Embedded databases of finished test files, by content, for the next file. */
const idle = new Map<Content, { database: TestDatabase; snapshot: Snapshot }>();

/** A database that an earlier test file of this process released, restored to its prepared content; else a new one. */
async function acquire(content: Content): Promise<TestDatabase> {
	const left = idle.get(content);
	idle.delete(content);
	if (left && (await left.snapshot.restore())) return releasedOnClose(content, left);
	await left?.database.close();
	const opened = await embedded(content);
	const database = withGateways(opened);
	// Opening the gateways adds tables to the prepared content.
	await Promise.all([database.gateway(), database.adminGateway()]);
	return releasedOnClose(content, { database, snapshot: await takeSnapshot(opened.connection.driver) });
}

/** The same database; closing it releases it to the next test file. */
function releasedOnClose(content: Content, entry: { database: TestDatabase; snapshot: Snapshot }): TestDatabase {
	const close = async () => {
		if (idle.has(content)) await entry.database.close();
		else idle.set(content, entry);
	};
	return { ...entry.database, close };
}

/** A prepared embedded database in its own folder, not opened. @returns the data folder, as DATA_DIR names it */
export function embeddedFolder(content: Content): string {
	const folder = temporaryFolder();
	cpSync(path.join(inject('prepared'), content), path.join(folder, 'database'), { recursive: true });
	return folder;
}

async function embedded(content: Content) {
	const folder = embeddedFolder(content);
	const opened = await openEmbedded(path.join(folder, 'database'));
	return { ...opened, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

/** A new database of the private cluster. @returns its connection string */
export async function nativeUrl(content: Content): Promise<string> {
	const name = `test_${process.pid}_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
	await asOwner(`create database ${name}${content === 'empty' ? '' : ` template ${content}`}`);
	return inject('cluster') + name;
}

async function native(content: Content) {
	const url = await nativeUrl(content);
	const opened = await openNative(url);
	return {
		...opened,
		mutex: noMutex,
		remove: () => asOwner(`drop database ${new URL(url).pathname.slice(1)} with (force)`)
	};
}

async function asOwner(statement: string): Promise<void> {
	const { engine } = await openNative(`${inject('cluster')}postgres`);
	await engine.query(statement);
	await engine.close();
}
