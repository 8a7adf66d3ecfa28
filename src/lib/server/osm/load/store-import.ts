/** Puts what an extract brings into the database: in the place of what the last one brought, and of nothing else. */
import type { Engine, Statements } from '../../backend/engine.ts';
import { boxPolygon } from '../../circle/network-row.ts';
import { bboxOf } from '../../../domain/shared/bbox.ts';
import type { ChosenTown } from '../../shared/chosen-town.ts';
import { insertCompounds, insertFacilities } from '../../circle/store-places.ts';
import { refuseOutside, type OsmCargo } from './osm-import.ts';
import type { Ground } from './basemap-layers.ts';
import { osmSource } from './osm-source.ts';

export interface LoadedCargo {
	/** Records of the last extract that went. */
	readonly replaced: boolean;
	/** Whether the example streets made room. */
	readonly exampleStreetsRemoved: boolean;
	/** Example compounds and facilities that are still there. */
	readonly examplesLeft: number;
	/** Compounds whose population an import gave: they stay as they are. */
	readonly compoundsKept: number;
}

/**
 * @param progress told which step begins
 * @throws OsmFileError when the extract reaches beyond the town
 */
export async function loadCargo(
	engine: Engine,
	town: ChosenTown,
	cargo: OsmCargo,
	progress: (step: string) => void = () => undefined
): Promise<LoadedCargo> {
	refuseOutside(cargo, town);
	return engine.transaction(async (statements) => {
		// One entry in the change log stands for the thousands of rows.
		await statements.query('select private.load_in_bulk($1, $2)', [town.code, `npm run osm: ${cargo.name}`]);
		progress('removing what the last extract brought');
		const gone = await statements.query(
			`delete from public.circle_imports where town_code = $1 and kind = 'osm' returning id`,
			[town.code]
		);
		const streets = await statements.query<{ is_example: boolean }>(
			'delete from public.walking_networks where town_code = $1 returning is_example',
			[town.code]
		);
		const import_id = await insertImport(statements, town, cargo);
		progress('storing streets');
		await insertNetwork(statements, town, cargo, import_id);
		progress(`storing ${cargo.compounds.length} compounds and ${cargo.facilities.length} facilities`);
		const stored = await insertCompounds(statements, town.code, compoundRows(cargo), {
			import_id,
			visibility: 'public'
		});
		await insertFacilities(statements, town.code, cargo.facilities, { import_id, visibility: 'public' });
		for (const ground of cargo.ground) {
			progress(`storing ${ground.features.length} features of layer ${ground.layer}`);
			await insertGround(statements, town, ground, import_id);
		}
		return {
			replaced: gone.length > 0,
			exampleStreetsRemoved: streets.some(({ is_example }) => is_example),
			examplesLeft: await countExamplesLeft(statements, town),
			compoundsKept: cargo.compounds.length - stored
		};
	});
}

function compoundRows({ compounds }: OsmCargo) {
	return compounds.map(({ id, name, area_m2, lon, lat }) => ({
		id,
		name,
		lon,
		lat,
		// OpenStreetMap does not know how many people live there.
		population: null,
		ages: {},
		residential_m2: Math.round(area_m2),
		geometry: null
	}));
}

async function insertImport(statements: Statements, town: ChosenTown, cargo: OsmCargo): Promise<number> {
	const { slug, section, row } = osmSource(cargo.asOf);
	await statements.query(
		`insert into public.sources (town_code, slug, kind, title, author, published_on, licence, how_read)
		select $1, slug, kind, title, author, published_on, licence, how_read
		from jsonb_populate_record(null::public.sources, $2::jsonb)
		on conflict (town_code, slug) do update set published_on = excluded.published_on, title = excluded.title,
			how_read = excluded.how_read`,
		[town.code, { ...row, slug }]
	);
	await statements.query(
		`insert into public.source_sections (town_code, source, code, seq, name) values ($1, $2, $3, 0, $4::jsonb)
		on conflict do nothing`,
		[town.code, slug, section.code, section.name]
	);
	const [stored] = await statements.query<{ id: number | bigint }>(
		`insert into public.circle_imports (town_code, kind, name, as_of, counts, source)
		values ($1, 'osm', $2, $3, $4::jsonb, $5) returning id`,
		[town.code, cargo.name, cargo.asOf, countsOf(cargo), slug]
	);
	return Number(stored?.id);
}

const countsOf = ({ network, compounds, facilities, ground }: OsmCargo): Record<string, number> => ({
	nodes: network.nodes,
	edges: network.edges,
	compounds: compounds.length,
	facilities: facilities.length,
	...Object.fromEntries(ground.map(({ layer, features }) => [layer, features.length]))
});

async function insertNetwork(
	statements: Statements,
	town: ChosenTown,
	{ network: { geom, ...network } }: OsmCargo,
	import_id: number
): Promise<void> {
	await statements.query(
		`insert into public.walking_networks
			(town_code, version, kind, name, as_of, import_id, nodes, edges, length_m, geom, streets)
		select $1, version, kind, name, as_of, $2::bigint, nodes, edges, length_m,
			extensions.st_setsrid(extensions.st_geomfromgeojson($3::text), 4326), streets
		from jsonb_populate_record(null::public.walking_networks, $4::jsonb)`,
		[town.code, import_id, JSON.stringify(geom), network]
	);
}

async function insertGround(
	statements: Statements,
	town: ChosenTown,
	{ layer, features }: Ground,
	import_id: number
): Promise<void> {
	const box = bboxOf({ type: 'GeometryCollection', geometries: features.map(({ geometry }) => geometry) });
	if (!box) return;
	await statements.query(
		`insert into public.imported_ground (town_code, import_id, layer, geom, features)
		values ($1, $2, $3, extensions.st_setsrid(extensions.st_geomfromgeojson($4::text), 4326), $5::text::json)`,
		[town.code, import_id, layer, JSON.stringify(boxPolygon(box)), JSON.stringify(features)]
	);
}

async function countExamplesLeft(statements: Statements, town: ChosenTown): Promise<number> {
	const [row] = await statements.query<{ examples: number }>(
		`select (select count(*) from public.compounds where town_code = $1 and is_example)::int
			+ (select count(*) from public.circle_facilities where town_code = $1 and is_example)::int as examples`,
		[town.code]
	);
	return row?.examples ?? 0;
}
