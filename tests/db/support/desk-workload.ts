/**
 * Writes to the embedded database as the server does for a signed-in user: one milestone after the other, and imports of
 * place files beside them. Reports each write once the database has acknowledged it, and each refusal. Ends when it is
 * killed, or when the disk is full. Usage: node desk-workload.ts ROUND [ROOM_BYTES] (and DATA_DIR)
 *
 * With ROOM_BYTES the disk is full after that many further bytes from the beginning of the import.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';

const [round = '0', room = ''] = process.argv.slice(2);
const disk = { room_bytes: Infinity };
const { writeSync } = fs;
// A small disk needs the rights to mount one; the engine writes every byte through this function.
fs.writeSync = ((fd: number, data: NodeJS.ArrayBufferView, offset: number, length: number, position: number | null) => {
	const more_bytes = Math.max(0, (position ?? 0) + length - fs.fstatSync(fd).size);
	if (more_bytes > disk.room_bytes)
		throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
	disk.room_bytes -= more_bytes;
	return writeSync(fd, data, offset, length, position);
}) as typeof fs.writeSync;
syncBuiltinESMExports();

const { openDatabase } = await import('../../../src/lib/server/backend/backend.ts');
const { openGateway, readOrMakeKeys } = await import('../../../src/lib/server/backend/gateway.ts');
const { readSettings } = await import('../../../src/lib/server/backend/settings.ts');
const imports = await import('../../../src/lib/data/places/imports.ts');
const { saveMilestone } = await import('../../../src/lib/data/planning/milestones.ts');
const { valueOf } = await import('./answers.ts');
const { clientOf, OWN_PASSWORD } = await import('./desk.ts');
const { PLANNER, FEATURE, aboutImport, rowsOfImport } = await import('./desk-records.ts');
const { TOWN } = await import('./town-codes.ts');

const settings = readSettings(process.env, process.cwd());
const { connection, engine, mutex } = await openDatabase(settings);
const gateway = await openGateway(connection, await readOrMakeKeys(settings.dataDir), mutex);
const db = await clientOf(gateway, PLANNER, OWN_PASSWORD);
const report = (what: string, name: string | number): void => void process.stdout.write(`${what} ${name}\n`);

/** @param name prefix of their titles */
async function milestones(name = round, most = Infinity): Promise<void> {
	for (let n = 1; n <= most; n += 1) {
		const title = `示例 ${name}-${n}`;
		const answer = await saveMilestone(db, TOWN, {
			...{
				feature: FEATURE,
				seen: null,
				title,
				language: 'zh',
				unit: '示例单位',
				due: '2040-01-01',
				precision: 'month'
			},
			...{ note: '', document: '示例', visibility: 'internal', event: null, reason: '' }
		});
		if (!answer.ok) throw new Error(answer.refusal);
		report('milestone', title);
		await delay(2);
	}
}

async function importing(): Promise<void> {
	for (let n = 1; ; n += 1) {
		const id = valueOf(await imports.startImport(db, TOWN, aboutImport, 'b'.repeat(64), { parcel_no: '编号' }));
		valueOf(await imports.stageRows(db, TOWN, id, rowsOfImport(`${round}-${n}`)));
		valueOf(await imports.checkImport(db, TOWN, id));
		if (room) disk.room_bytes = Number(room);
		report('staged', id);
		valueOf(await imports.storeImport(db, TOWN, id));
		report('stored', id);
	}
}

/** Stored records: milestones with their log entries, and the number of parcels and log entries of each import. */
async function found(): Promise<string> {
	const titles = (sql: string) => engine.query<{ title: string }>(sql).then((rows) => rows.map(({ title }) => title));
	return JSON.stringify({
		titles: await titles(`select title ->> 'zh' as title from milestones order by 1`),
		logged: await titles(
			`select after -> 'title' ->> 'zh' as title from change_log
			where table_name = 'milestones' and action = 'insert' order by 1`
		),
		imports: await engine.query(
			`select i.id::int, i.state,
				(select count(*)::int from features as f join parcels as p on p.feature_id = f.id
					where f.slug like 'import-' || i.id || '-%') as parcels,
				(select count(*)::int from change_log as c where c.table_name = 'features' and c.action = 'insert'
					and c.after ->> 'slug' like 'import-' || i.id || '-%') as logged
			from geometry_imports as i order by i.id`
		)
	});
}

report('found', await found());
if (!room) await Promise.all([milestones(), importing()]);
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));
const refusal: unknown = await importing().catch((error: unknown) => error);
// No room is left, and saving at the desk continues: some of it fits into allocated pages.
disk.room_bytes = 0;
const refusedSave: unknown = await milestones().catch((error: unknown) => error);
// There is room again, without a restart.
disk.room_bytes = Infinity;
report('refused', nameOf(refusal));
report('refused', nameOf(refusedSave));
report('found', await found());
await milestones('after', 1);
process.exit();
