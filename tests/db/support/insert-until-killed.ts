/**
 * Opens the embedded database and adds status events one by one; the number of each is written out once the
 * database has acknowledged it. Ends only when it is killed. Usage: node insert-until-killed.ts ROUND (and DATA_DIR)
 */
import { openDatabase } from '../../../src/lib/server/backend/backend.ts';
import { readSettings } from '../../../src/lib/server/backend/settings.ts';

const round = process.argv[2] ?? '0';
const { engine } = await openDatabase(readSettings(process.env, process.cwd()));
for (let n = 1; ; n += 1) {
	await engine.query(
		`insert into status_events (town_code, feature_id, kind, phrase, date, precision, source, section)
		select town_code, id, 'actual', jsonb_build_object('pt', $1::text), '2040-01-01', 'day', source, section
		from features where slug = 'escola-nova'`,
		[`${round}-${n}`]
	);
	process.stdout.write(`${n}\n`);
}
