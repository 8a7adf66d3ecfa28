/** A full disk under the native database: while a town is loaded, and while a form is saved at the desk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveMilestone } from '../../src/lib/data/planning/milestones.ts';
import { DataUnavailable } from '../../src/lib/data/rpc.ts';
import { openGateway, readOrMakeKeys } from '../../src/lib/server/backend/gateway.ts';
import { migrate } from '../../src/lib/server/backend/migrate.ts';
import { openNative } from '../../src/lib/server/backend/postgres.ts';
import { StartError } from '../../src/lib/server/backend/settings.ts';
import { noMutex } from '../../src/lib/server/backend/mutex.ts';
import { loadSeed } from '../../src/lib/server/seed/load.ts';
import { readSeed } from '../../src/lib/server/seed/read.ts';
import { createCluster, type Cluster } from './support/cluster.ts';
import { FIXTURE_SEED, OTHER_TOWN, SUPABASE, temporaryFolder } from './support/databases.ts';
import { staffMember } from './support/desk.ts';

describe('a full disk', () => {
	const ROOM_BYTES = 10 * 1024 * 1024;
	let cluster: Cluster;
	let opened: Awaited<ReturnType<typeof openNative>>;
	const keys = temporaryFolder();
	beforeAll(async () => {
		cluster = await createCluster({ room_bytes: ROOM_BYTES });
		opened = await openNative(cluster.urlOf('postgres'));
		await migrate(opened.engine, SUPABASE);
		await loadSeed(opened.engine, readSeed(FIXTURE_SEED));
	});
	afterAll(async () => {
		await opened.engine.close();
		cluster.remove();
	});

	it('during an import: one line reports it, and the database is unchanged', async () => {
		const { engine } = opened;
		const count = () =>
			engine.query('select count(*)::int as n, (select count(*)::int from change_log) as log from feature_remarks');
		const before = await count();
		const importing = engine.transaction(async (statements) => {
			await statements.query(`select private.load_in_bulk($1, 'example')`, [OTHER_TOWN]);
			await statements.query(
				`insert into feature_remarks (town_code, feature_id, seq, kind, text)
				select town_code, id, n + 1000, 'remark', jsonb_build_object('pt', repeat(md5(n::text), 40))
				from features, generate_series(1, 20000) as n where town_code = $1 and slug = 'lote-norte'`,
				[OTHER_TOWN]
			);
		});
		const error: unknown = await importing.catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(StartError);
		expect((error as StartError).message).toMatch(/^the disk of the database is full: nothing was changed/);
		expect(await count()).toEqual(before);
		await engine.query(`update features set accuracy_m = 12 where town_code = $1 and slug = 'lote-norte'`, [
			OTHER_TOWN
		]);
	});

	it('while a form is saved: asks to try again, stores nothing in part, and saves once there is room', async () => {
		const { engine, connection } = opened;
		const gateway = await openGateway(connection, await readOrMakeKeys(keys), noMutex, { signUp: true });
		const db = await staffMember({ engine, gateway }, 'p@example.org', 'planner', OTHER_TOWN);
		const save = () =>
			saveMilestone(db, OTHER_TOWN, {
				...{ feature: 'lote-norte', seen: null, title: '示例', language: 'zh', unit: '', due: '2040-01-01' },
				...{ precision: 'month', note: '', document: '示例', visibility: 'internal', event: null, reason: '' }
			});
		const found = () =>
			engine.query(`select (select count(*)::int from milestones) as milestones, count(*)::int as log
				from change_log where record <> 'filling'`);
		/** Whether so many rows still fit into the table that logs every change. */
		const fits = (rows: number, times: number) =>
			engine
				.query(
					`insert into change_log (town_code, table_name, record, action, reason)
					select $1, 'towns', 'filling', 'bulk', repeat(md5(n::text), $3) from generate_series(1, $2::int) as n`,
					[OTHER_TOWN, rows, times]
				)
				.then(
					() => true,
					() => false
				);
		for (const times of [40, 1])
			for (let rows = 4096; rows >= 1; rows = Math.floor(rows / 2)) while (await fits(rows, times)) continue;

		const before = await found();
		await expect(save()).rejects.toThrow(DataUnavailable);
		await expect(save()).rejects.toThrow(DataUnavailable);
		expect(await found()).toEqual(before);

		await engine.query('alter table change_log disable trigger append_only');
		await engine.query(`delete from change_log where record = 'filling'`);
		await engine.query('alter table change_log enable trigger append_only');
		await engine.query('vacuum full change_log');
		expect(await save()).toHaveProperty('value.id');
		expect(await found()).toEqual([
			{ milestones: Number(before[0]?.['milestones']) + 1, log: Number(before[0]?.['log']) + 1 }
		]);
	});
});
