/** A shapefile of 20,000 parcels: read, converted, sent, assessed and stored in one transaction, on both engines. */
import path from 'node:path';
import { storeImport } from '../../src/lib/data/places/imports.ts';
import { conversionOf } from '../../src/lib/domain/places/import/conversion.ts';
import { fromWgs84 } from '../../src/lib/domain/places/systems/crs.ts';
import { openDatabase } from '../../src/lib/server/backend/backend.ts';
import { openGateway, readOrMakeKeys } from '../../src/lib/server/backend/gateway.ts';
import type { Engine } from '../../src/lib/server/backend/engine.ts';
import { migrate } from '../../src/lib/server/backend/migrate.ts';
import { readSettings } from '../../src/lib/server/backend/settings.ts';
import { Drafts } from '../../src/lib/server/places/import/drafts.ts';
import { readFiles } from '../../src/lib/server/places/formats/read-upload.ts';
import { stageDraft } from '../../src/lib/server/places/import/stage.ts';
import { staffMember } from '../db/support/desk.ts';
import { dbf, shp, zip, type FixtureFeature, type Pair } from '../fixtures/geo/files.ts';
import { ROOT, type Benchmark, type Figure, type Workbench } from './support/workbench.ts';

const POLYGONS = 20_000;
const COLUMNS = 200;
const CORNERS = 12;
const TOWN = 'BENCHGEO';
const [WEST, SOUTH] = [120.2, 31];
const CELL_DEG = 0.0008;
const LIMIT_S = { native: 60, embedded: null } as const;

export const geometryImport: Benchmark = {
	name: 'geometry-import',
	about: `a shapefile of ${POLYGONS} parcels into each tier, from its bytes to the commit, and out again`,
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		const bytes = file();
		for (const tier of ['native', 'embedded'] as const) {
			bench.progress(`geometry import, ${tier}: ${POLYGONS} polygons`);
			const environment = await bench.newTier(tier);
			const settings = readSettings({ DATABASE_URL: undefined, ...environment }, ROOT);
			const database = await openDatabase(settings);
			try {
				await migrate(database.engine, path.join(ROOT, 'supabase'));
				await addTown(database.engine);
				const keys = await readOrMakeKeys(environment['DATA_DIR'] ?? '');
				const gateway = await openGateway(database.connection, keys, database.mutex, { signUp: true });
				const db = await staffMember({ engine: database.engine, gateway }, 'bench@example.org', 'planner', 'bench-geo');
				const begun = performance.now();
				const draft = new Drafts().keep(
					'bench',
					TOWN,
					[{ name: 'bench.zip', bytes }],
					await readFiles([{ name: 'bench.zip', bytes }])
				);
				const read_s = (performance.now() - begun) / 1000;
				const [layer] = draft.read.layers;
				if (!layer) throw new Error('no layer was read');
				const choices = { layer, conversion: conversionOf('EPSG:4549', 'east_north'), mapping: { parcel_no: '编号', name: '名称', area_m2: '面积' }, unit: 'm2', class: 'parcel', theme: 't', kind: 'k', lifecycle: null, visibility: 'internal', document: 'bench', accuracy_m: 1, match_by: 'parcel_no' } as const; // prettier-ignore
				const staged = await stageDraft(db, draft, choices);
				if (!staged.ok) throw new Error(staged.refusal);
				const { id, counts } = staged.value;
				const staged_s = (performance.now() - begun) / 1000;
				if (counts.new !== POLYGONS)
					throw new Error(`${counts.new} of ${POLYGONS} accepted: ${JSON.stringify(counts)}`);
				const stored = await storeImport(db, TOWN, id);
				if (!stored.ok) throw new Error(stored.refusal);
				const whole_s = (performance.now() - begun) / 1000;
				bench.progress(`  read ${read_s.toFixed(1)} s, staged and judged ${(staged_s - read_s).toFixed(1)} s, stored ${(whole_s - staged_s).toFixed(1)} s`); // prettier-ignore
				yield { name: `geometry_import_20000_${tier}`, value: whole_s, unit: 's', limit: LIMIT_S[tier] };
				yield { name: `geometry_import_rss_${tier}`, value: process.memoryUsage().rss / 1e6, unit: 'MB', limit: null };
			} finally {
				await database.close();
			}
		}
	}
};

/** Squares with a vertex every few metres, side by side. */
function file(): Uint8Array<ArrayBuffer> {
	const features = Array.from({ length: POLYGONS }, (_, n): FixtureFeature => {
		const [column, row] = [n % COLUMNS, Math.floor(n / COLUMNS)];
		const ring = Array.from({ length: CORNERS }, (_, i): Pair => {
			const turn = -(2 * Math.PI * i) / CORNERS;
			const lon = WEST + (column + 0.5 + 0.45 * Math.cos(turn)) * CELL_DEG;
			const lat = SOUTH + (row + 0.5 + 0.45 * Math.sin(turn)) * CELL_DEG;
			return fromWgs84('EPSG:4549', [lon, lat]) ?? [NaN, NaN];
		});
		return { rings: [[...ring, ...ring.slice(0, 1)]], values: { 编号: `B-${n}`, 名称: `量测 ${n}`, 面积: 4000 } };
	});
	return zip({ 'bench.shp': shp(features), 'bench.dbf': dbf(features) });
}

async function addTown(engine: Engine): Promise<void> {
	await engine.query(
		`insert into towns (code, slug, language, name, time_zone, west, south, east, north, margin_m, camera)
		values ($1, 'bench-geo', 'zh', '{"zh": "量测"}', 'UTC', $2, $3, $4, $5, 500, '{"center": [120.28, 31.04], "zoom": 12}')`,
		[TOWN, WEST, SOUTH, WEST + COLUMNS * CELL_DEG, SOUTH + (POLYGONS / COLUMNS) * CELL_DEG]
	);
	await engine.query(`insert into themes (town_code, code, seq, name) values ($1, 't', 1, '{"zh": "量测"}')`, [TOWN]);
	await engine.query(`insert into kinds (town_code, code, seq, symbol, name) values ($1, 'k', 1, 'plot', '{"zh": "量测"}')`, [TOWN]); // prettier-ignore
}
