/** Makes an empty town for the streets of circle-osm.ts in the database of the environment. */
import { openDatabase } from '../../../src/lib/server/backend/backend.ts';
import { migrate } from '../../../src/lib/server/backend/migrate.ts';
import { readSettings } from '../../../src/lib/server/backend/settings.ts';

const settings = readSettings(process.env, process.cwd());
const database = await openDatabase(settings);
await migrate(database.engine, settings.supabaseDir);
await database.engine.query(
	`insert into towns (code, slug, language, name, time_zone, west, south, east, north, margin_m, camera)
	values ('BENCH09', 'bench-streets', 'en', '{"en": "Bench"}', 'UTC', 120.9, 30.9, 121.3, 31.3, 0, '{"center": [121, 31], "zoom": 13}')`
);
await database.close();
