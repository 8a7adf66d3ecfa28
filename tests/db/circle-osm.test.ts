import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeNetwork } from '../../src/lib/domain/circle/network/network-codec.ts';
import { buildNetwork } from '../../src/lib/domain/circle/network/network.ts';
import { joinStreets } from '../../src/lib/domain/circle/network/streets.ts';
import { at } from '../../src/lib/domain/circle/network/test-graphs.ts';
import type { BBox } from '../../src/lib/domain/shared/geo/bbox.ts';
import type { ChosenTown } from '../../src/lib/server/shared/chosen-town.ts';
import { osmImportOf, type OsmImport } from '../../src/lib/server/osm/load/osm-import.ts';
import { readExtract } from '../../src/lib/server/osm/extract.ts';
import { storeOsmImport } from '../../src/lib/server/osm/load/store-import.ts';
import { writeExtract, type TestExtract } from '../../src/lib/server/osm/pbf/test-extract.ts';
import { addCircleTown, CIRCLE_TOWN, EXTRACT, stateOf } from './support/circle-town.ts';
import { ENGINES, openDatabase, temporaryFolder, type TestDatabase } from './support/databases.ts';

const corner = at(-1000, -1000);
const far = at(1500, 1500);
const BOX: BBox = [corner.lon, corner.lat, far.lon, far.lat];

const node = (id: number, east_m: number, north_m: number, tags?: Record<string, string>) => ({
	id,
	...at(east_m, north_m),
	...(tags ? { tags } : {})
});

/** A street, a river that leaves the town, a house, a shed, a park, a compound and a shop. */
const SMALL: TestExtract = {
	nodes: [
		...[node(1, 0, 0), node(2, 150, 0), node(3, 300, 0)],
		...[node(10, 0, 100), node(11, 30_000, 100)],
		...[node(20, 10, 20), node(21, 30, 20), node(22, 30, 40), node(23, 10, 40)],
		...[node(30, 50, 20), node(31, 53, 20), node(32, 53, 23), node(33, 50, 23)],
		...[node(40, 0, 200), node(41, 120, 200), node(42, 120, 320), node(43, 0, 320)],
		node(50, 20, 5, { shop: 'convenience', name: 'Shop' })
	],
	ways: [
		{ id: 1, nodes: [1, 2, 3], tags: { highway: 'residential' } },
		{ id: 2, nodes: [10, 11], tags: { waterway: 'river', name: 'River' } },
		{ id: 3, nodes: [20, 21, 22, 23, 20], tags: { building: 'yes' } },
		{ id: 4, nodes: [30, 31, 32, 33, 30], tags: { building: 'shed' } },
		{ id: 5, nodes: [40, 41, 42, 43, 40], tags: { landuse: 'residential', name: 'Compound' } }
	],
	relations: []
};

describe.each(ENGINES)('loading an extract on the %s engine', (name) => {
	let database: TestDatabase;
	let town: ChosenTown;
	let folder: string;
	beforeAll(async () => {
		folder = temporaryFolder();
		database = await openDatabase(name, 'migrated');
		town = await addCircleTown(database.engine);
		await database.engine.script(`
			insert into walking_networks (town_code, version, kind, name, is_example, nodes, edges, length_m, geom, streets)
			values ('${CIRCLE_TOWN}', '0123456789abcdef', 'drawn', 'Example', true, 2, 1, 10,
				extensions.st_setsrid(extensions.st_makeenvelope(121, 31, 121.001, 31.001), 4326), 'AAAA');
			insert into compounds (town_code, code, geom, is_example)
			values ('${CIRCLE_TOWN}', 'example-001', extensions.st_setsrid(extensions.st_makepoint(121, 31), 4326), true);`);
	});
	afterAll(() => database.close());

	const query = <Row = Record<string, unknown>>(sql: string) => database.engine.query<Row>(sql);
	async function fileOf(extract: TestExtract, file: string): Promise<string> {
		const target = path.join(folder, file);
		await writeFile(target, writeExtract(extract));
		return target;
	}
	async function osmImportFrom(file: string, bbox: BBox | null): Promise<OsmImport> {
		return osmImportOf(path.basename(file), await readExtract(file, { bbox }), bbox);
	}

	it('replaces the example streets with real ones, and leaves other examples alone', async () => {
		const loaded = await storeOsmImport(database.engine, town, await osmImportFrom(EXTRACT, BOX));
		expect(loaded).toEqual({ replaced: false, exampleStreetsRemoved: true, examplesLeft: 1, compoundsKept: 0 });
		const [stored] = await query<{ kind: string; name: string; as_of: string; streets: string; edges: number }>(
			`select kind::text, name, as_of::text, streets, edges from walking_networks where town_code = '${CIRCLE_TOWN}'`
		);
		const { streets, asOf } = await readExtract(EXTRACT, { bbox: BOX });
		expect(stored).toMatchObject({
			kind: 'osm',
			name: 'town.osm.pbf',
			as_of: asOf?.toISOString().slice(0, 10) ?? null
		});
		const network = buildNetwork(decodeNetwork(Buffer.from(stored?.streets ?? '', 'base64')));
		const read = buildNetwork(joinStreets(streets.streets).arrays);
		expect([network.edgeCount, stored?.edges]).toEqual([read.edgeCount, read.edgeCount]);
		expect(network.length_m).toBeCloseTo(read.length_m, 0);
	});

	it('names the extract and its date among the town’s sources, with its licence', async () => {
		const [source] = await query<{ licence: { en: string }; published_on: string | null; name: string }>(
			`select s.licence, s.published_on::text, i.name from sources as s
			join circle_imports as i on i.town_code = s.town_code and i.source = s.slug where s.town_code = '${CIRCLE_TOWN}'`
		);
		const { asOf } = await readExtract(EXTRACT);
		expect(source?.published_on).toBe(asOf?.toISOString().slice(0, 10) ?? null);
		expect(source?.licence.en).toContain('ODbL');
		expect(source?.name).toBe('town.osm.pbf');
	});

	it('replaces the previous extract, and changes nothing for the same one', async () => {
		const small = await osmImportFrom(await fileOf(SMALL, 'small.osm.pbf'), BOX);
		await storeOsmImport(database.engine, town, await osmImportFrom(EXTRACT, BOX));
		expect(await storeOsmImport(database.engine, town, small)).toMatchObject({
			replaced: true,
			exampleStreetsRemoved: false
		});
		const compounds = await query(
			`select code, name, population, residential_m2, is_example from compounds where town_code = '${CIRCLE_TOWN}' order by code`
		);
		expect(compounds).toMatchObject([
			{ code: 'example-001', is_example: true },
			{ code: 'osm:way/5', name: 'Compound', population: null, is_example: false }
		]);
		const facilities = await query(
			`select code, kind, name, state::text, visibility::text from circle_facilities where town_code = '${CIRCLE_TOWN}'`
		);
		expect(facilities).toEqual([
			{ code: 'osm:node/50', kind: 'convenience', name: 'Shop', state: 'operating', visibility: 'public' }
		]);
		const withoutIds = (state: string) => state.replaceAll(/"(id|import_id|loaded_at)":\s*("[^"]*"|\d+|null)/g, '');
		const before = withoutIds(await stateOf(database.engine));
		await storeOsmImport(database.engine, town, small);
		expect(withoutIds(await stateOf(database.engine))).toBe(before);
	});

	it('serves its basemap beside the town’s own, clipped to the box, without invisible features', async () => {
		const [row] = await query<{ basemap: Record<string, { features: { properties: object; geometry: never }[] }> }>(
			`select public.basemap('${CIRCLE_TOWN}') as basemap`
		);
		const layers = row?.basemap ?? {};
		expect(Object.fromEntries(Object.entries(layers).map(([layer, { features }]) => [layer, features.length]))).toEqual(
			{
				water: 1,
				buildings: 1,
				residential: 1
			}
		);
		expect(layers['water']?.features[0]).toMatchObject({ properties: { name: 'River', class: 'river' } });
		const lons =
			JSON.stringify(layers['water'])
				.match(/12[01]\.\d+/g)
				?.map(Number) ?? [];
		expect(Math.max(...lons)).toBeLessThanOrEqual(BOX[2] + 1e-5);
	});

	it('refuses an extract larger than the town, and prints the box to clip it to', async () => {
		const before = await stateOf(database.engine);
		const file = await fileOf(SMALL, 'large.osm.pbf');
		const load = async (bbox: BBox | null) => storeOsmImport(database.engine, town, await osmImportFrom(file, bbox));
		await expect(load(null)).rejects.toThrow(/large\.osm\.pbf: the extract .* beyond the box .*--bbox 120\.98,/);
		await expect(load([120, 30, 122, 32])).rejects.toThrow('--bbox 120,30,122,32 reaches beyond');
		const elsewhere: BBox = [2, 48, 2.1, 48.1];
		await expect(
			storeOsmImport(database.engine, town, { ...(await osmImportFrom(file, BOX)), box: elsewhere })
		).rejects.toThrow('lies elsewhere than town');
		const noStreets = { ...SMALL, ways: SMALL.ways.filter(({ id }) => id > 2) };
		await expect(osmImportFrom(await fileOf(noStreets, 'no-streets.osm.pbf'), BOX)).rejects.toThrow(
			'the network has no edge'
		);
		const whole = await readFile(file);
		await writeFile(file, whole.subarray(0, whole.length - 30));
		await expect(osmImportFrom(file, BOX)).rejects.toThrow(/large\.osm\.pbf.*truncated/);
		await writeFile(file, Buffer.from('ffd8ffe000104a46494600010101', 'hex'));
		await expect(osmImportFrom(file, BOX)).rejects.toThrow('JPEG');
		expect(await stateOf(database.engine)).toBe(before);
	});

	it('leaves the database unchanged when the last step fails', async () => {
		const before = await stateOf(database.engine);
		const osmImport = await osmImportFrom(EXTRACT, BOX);
		const [shop] = (await osmImportFrom(await fileOf(SMALL, 'shop.osm.pbf'), BOX)).facilities;
		if (!shop) throw new Error('the fixture has no shop');
		// The same facility twice: the database refuses it after the streets are stored.
		const broken = { ...osmImport, facilities: [shop, shop] };
		await expect(storeOsmImport(database.engine, town, broken)).rejects.toThrow('circle_facilities');
		expect(await stateOf(database.engine)).toBe(before);
	});

	it('shows extracts to the public and serves streets by their version', async () => {
		const [row] = await query<{ places: { network: object } }>(
			`select public.circle_places('${CIRCLE_TOWN}', '2026-01-01') as places`
		);
		expect(row?.places.network).toMatchObject({ kind: 'osm', name: 'small.osm.pbf', is_example: false });
	});
});
