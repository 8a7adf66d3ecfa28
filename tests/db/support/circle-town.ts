/** A town around the synthetic streets of tests/fixtures/osm, without other records. */
import path from 'node:path';
import type { Engine } from '../../../src/lib/server/backend/engine.ts';
import { chosenTown, type ChosenTown } from '../../../src/lib/server/shared/chosen-town.ts';
import { ROOT } from './databases.ts';

export const CIRCLE_TOWN = 'TESTE09';
export const EXTRACT = path.join(ROOT, 'tests/fixtures/osm/town.osm.pbf');

export async function addCircleTown(engine: Engine): Promise<ChosenTown> {
	await engine.query(
		`insert into towns (code, slug, language, name, time_zone, west, south, east, north, margin_m, camera)
		values ($1, 'circle-town', 'en', '{"en": "Circle"}', 'UTC', 120.98, 30.98, 121.03, 31.02, 500,
			'{"center": [121, 31], "zoom": 13}')`,
		[CIRCLE_TOWN]
	);
	return chosenTown(engine, CIRCLE_TOWN);
}

/** All data of the town that an import could change, as comparable text. */
export async function stateOf(engine: Engine, town: string = CIRCLE_TOWN): Promise<string> {
	const tables = ['circle_imports', 'walking_networks', 'compounds', 'circle_facilities', 'imported_ground', 'sources'];
	const states = await Promise.all(
		tables.map((table) =>
			engine.query(
				`select to_jsonb(t) - 'geom' as row from ${table} as t where town_code = $1 order by to_jsonb(t)::text`,
				[town]
			)
		)
	);
	return JSON.stringify(states);
}
