/** Stores an extract in the database: it replaces the records of the previous extract only. */
import type { Engine, Statements } from '../../backend/engine.ts';
import { boxPolygon } from '../../circle/network-row.ts';
import { bboxOfAll } from '../../../domain/shared/geo/bbox.ts';
import type { ChosenTown } from '../../shared/chosen-town.ts';
import { insertCompounds, insertFacilities } from '../../circle/store-places.ts';
import { refuseOutside, type OsmImport } from './osm-import.ts';
import type { BasemapLayer } from './basemap-layers.ts';
import { osmSource } from './osm-source.ts';

export interface StoredOsmImport {
	/** Whether an earlier extract was replaced. */
	readonly replaced: boolean;
	/** Whether example streets were removed. */
	readonly exampleStreetsRemoved: boolean;
	/** Example compounds and facilities that remain. */
	readonly examplesLeft: number;
	/** Compounds with a population from another import, left unchanged. */
	readonly compoundsKept: number;
}

/**
 * @param progress called at the beginning of each step
 * @throws OsmFileError when the extract reaches beyond the town
 */
export async function storeOsmImport(
	engine: Engine,
	town: ChosenTown,
	osmImport: OsmImport,
	progress: (step: string) => void = () => undefined
): Promise<StoredOsmImport> {
	refuseOutside(osmImport, town);
	return engine.transaction(async (statements) => {
		// One entry in the change log stands for the thousands of rows.
		await statements.query('select private.load_in_bulk($1, $2)', [town.code, `npm run osm: ${osmImport.name}`]);
		progress('removing what the last extract brought');
		const gone = await statements.query(
			`delete from public.circle_imports where town_code = $1 and kind = 'osm' returning id`,
			[town.code]
		);
		const streets = await statements.query<{ is_example: boolean }>(
			'delete from public.walking_networks where town_code = $1 returning is_example',
			[town.code]
		);
		const import_id = await insertImport(statements, town, osmImport);
		progress('storing streets');
		await insertNetwork(statements, town, osmImport, import_id);
		progress(`storing ${osmImport.compounds.length} compounds and ${osmImport.facilities.length} facilities`);
		const stored = await insertCompounds(statements, town.code, compoundRows(osmImport), {
			import_id,
			visibility: 'public'
		});
		await insertFacilities(statements, town.code, osmImport.facilities, { import_id, visibility: 'public' });
		for (const basemap of osmImport.basemap) {
			progress(`storing ${basemap.features.length} features of layer ${basemap.layer}`);
			await insertBasemapLayer(statements, town, basemap, import_id);
		}
		return {
			replaced: gone.length > 0,
			exampleStreetsRemoved: streets.some(({ is_example }) => is_example),
			examplesLeft: await countExamplesLeft(statements, town),
			compoundsKept: osmImport.compounds.length - stored
		};
	});
}

function compoundRows({ compounds }: OsmImport) {
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

async function insertImport(statements: Statements, town: ChosenTown, osmImport: OsmImport): Promise<number> {
	const { slug, section, row } = osmSource(osmImport.asOf);
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
		[town.code, osmImport.name, osmImport.asOf, countsOf(osmImport), slug]
	);
	return Number(stored?.id);
}

const countsOf = ({ network, compounds, facilities, basemap }: OsmImport): Record<string, number> => ({
	nodes: network.nodes,
	edges: network.edges,
	compounds: compounds.length,
	facilities: facilities.length,
	...Object.fromEntries(basemap.map(({ layer, features }) => [layer, features.length]))
});

async function insertNetwork(
	statements: Statements,
	town: ChosenTown,
	{ network: { geom, ...network } }: OsmImport,
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

async function insertBasemapLayer(
	statements: Statements,
	town: ChosenTown,
	{ layer, features }: BasemapLayer,
	import_id: number
): Promise<void> {
	const box = bboxOfAll(features.map(({ geometry }) => geometry));
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
