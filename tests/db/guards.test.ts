import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Statements } from '../../src/lib/server/backend/engine.ts';
import { ENGINES, openDatabase, OTHER_TOWN, type TestDatabase } from './support/databases.ts';

class Undone extends Error {}

describe.each(ENGINES)('constraints of the %s engine', (name) => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
	});
	afterAll(() => database.close());

	/** Runs a statement and rolls it back. */
	async function attempt(sql: string): Promise<void> {
		const work = async (statements: Statements) => {
			await statements.query(sql);
			throw new Undone('taken back');
		};
		await database.engine.transaction(work).catch((error: unknown) => {
			if (!(error instanceof Undone)) throw error;
		});
	}

	const event = (columns: Record<string, string>) => {
		const all: Record<string, string> = {
			town_code: `'${OTHER_TOWN}'`,
			feature_id: `(select id from features where slug = 'lote-norte')`,
			lifecycle: `'obra'`,
			stage: `'em_obra'`,
			kind: `'actual'`,
			phrase: `'{"pt":"x"}'`,
			date: `'2040-01-01'`,
			precision: `'day'`,
			commitment: 'null',
			source: `'relatorio-de-teste'`,
			section: `'1'`,
			...columns
		};
		return `insert into status_events (${Object.keys(all).join(', ')}) values (${Object.values(all).join(', ')})`;
	};

	it.each([
		['a stage of another lifecycle', { stage: `'in_operation'` }, /foreign key/],
		[
			'a lifecycle that is not the feature’s',
			{ lifecycle: `'land_transformation'`, stage: `'in_operation'` },
			/foreign key/
		],
		['a stage without its lifecycle', { lifecycle: 'null' }, /a_stage_names_its_lifecycle/],
		['a target without a commitment', { kind: `'target'` }, /a_target_states_its_commitment/],
		[
			'a target without a date',
			{ kind: `'target'`, commitment: `'commit'`, date: 'null' },
			/null value in column "date"/
		],
		['a commitment that is no target’s', { commitment: `'strive'` }, /a_target_states_its_commitment/],
		['a place in a document that does not exist', { section: `'99'` }, /foreign key/],
		['no source', { source: 'null' }, /null value in column "source"/],
		['a feature of another town', { town_code: `'310113102'` }, /foreign key/],
		['words without a language', { phrase: `'{}'` }, /local_text/]
	])('refuses an event with %s', async (_what, columns, reason) => {
		await expect(attempt(event(columns))).rejects.toThrow(reason);
	});

	it('accepts a valid event and target', async () => {
		await attempt(event({}));
		await attempt(event({ kind: `'target'`, commitment: `'commit'` }));
		await attempt(event({ lifecycle: 'null', stage: 'null' }));
	});

	const parcel = (change: string) => `update parcels set ${change} where parcel_no = 'T-01'`;

	it.each([
		['more floor area than area × FAR', 'area_m2 = 1000, far = 2, gfa_m2 = 2002', /gfa_within_far/],
		['density and green above 100 %', 'density_pct = 60, green_pct = 41', /density_and_green_within_site/],
		['a share above 100 %', 'density_pct = 101, green_pct = -2', /parcels_(density|green)_pct_check/],
		['a negative height', 'height_m = -1', /height_m/],
		['an empty site', 'area_m2 = 0, gfa_m2 = 0', /parcels_area_m2_check/]
	])('refuses a parcel with %s', async (_what, change, reason) => {
		await expect(attempt(parcel(change))).rejects.toThrow(reason);
	});

	it('accepts a parcel at its limits', async () => {
		await attempt(parcel('area_m2 = 1000, far = 2, gfa_m2 = 2000, density_pct = 60, green_pct = 40'));
		await attempt(parcel('area_m2 = 1000, far = null, gfa_m2 = 99999'));
	});

	const place = (wkt: string) =>
		`update features set geom = extensions.st_geomfromtext('${wkt}', 4326), accuracy_m = 10 where slug = 'lote-norte'`;

	it.each([
		[
			'a bow tie',
			'POLYGON((-48.35 -14.52, -48.34 -14.51, -48.34 -14.52, -48.35 -14.51, -48.35 -14.52))',
			/not valid: Self-intersection/
		],
		['longitude and latitude swapped', 'POINT(-14.52 -48.35)', /outside the town's box/],
		['a place in another town', 'POINT(121.39 31.3)', /outside the town's box/],
		['a place two kilometres beyond the box', 'POINT(-48.28 -14.52)', /outside the town's box/],
		['a line that leaves the box', 'LINESTRING(-48.35 -14.52, -47 -14.52)', /outside the town's box/]
	])('refuses %s', async (_what, wkt, reason) => {
		await expect(attempt(place(wkt))).rejects.toThrow(reason);
	});

	it('accepts a place in the margin of the box', () => attempt(place('POINT(-48.29 -14.52)')));

	it('refuses a geometry without its accuracy', async () => {
		await expect(attempt(`update features set accuracy_m = null where slug = 'lote-norte'`)).rejects.toThrow(
			/a_geometry_states_its_accuracy/
		);
	});

	it('refuses a basemap outside the town', async () => {
		await expect(
			attempt(
				`update basemap_features set geom = extensions.st_setsrid(extensions.st_makepoint(0, 0), 4326) where town_code = '${OTHER_TOWN}'`
			)
		).rejects.toThrow(/outside the town's box/);
	});

	it('refuses a slug used twice in a town', async () => {
		await expect(attempt(`update features set slug = 'lote-norte' where slug = 'escola-nova'`)).rejects.toThrow(
			/unique/
		);
	});
});
