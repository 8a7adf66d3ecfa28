import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { seedTowns } from '../../src/lib/server/backend/backend.ts';
import { readSettings } from '../../src/lib/server/backend/settings.ts';
import { loadSeed } from '../../src/lib/server/seed/load.ts';
import { readSeed } from '../../src/lib/server/seed/read.ts';
import {
	ENGINES,
	FIXTURE_SEED,
	openDatabase,
	ROOT,
	temporaryFolder,
	TOWN,
	type TestDatabase
} from './support/databases.ts';

/** A copy of the fixture's folder that a test may modify. */
let root: string;
let folder: string;
beforeEach(() => {
	root = temporaryFolder();
	folder = path.join(root, 'vila-de-teste');
	cpSync(FIXTURE_SEED, folder, { recursive: true });
	return () => rmSync(root, { recursive: true, force: true });
});

/** @returns the line (from 1) of the replaced text */
function spoil(file: string, from: string, to: string): number {
	const text = readFileSync(path.join(folder, file), 'utf8');
	const at = text.indexOf(from);
	if (at < 0) throw new Error(`${file} has no "${from}"`);
	writeFileSync(path.join(folder, file), text.slice(0, at) + to + text.slice(at + from.length));
	return text.slice(0, at).split('\n').length;
}

/** Name of the mistake, file, text, its replacement, and the reason expected on that line. */
const MISTAKES: [what: string, file: string, from: string, to: string, reason: string][] = [
	[
		'a stage of no lifecycle',
		'parcels.yaml',
		'stage: licenca',
		'stage: demolida',
		'stage "demolida" is not a stage of lifecycle "obra"'
	],
	[
		'a plan that cites no known document',
		'parcels.yaml',
		'green_pct: 35 }',
		'green_pct: 35, source: nowhere }',
		'source "nowhere" is not in sources.yaml'
	],
	[
		'a slug used twice',
		'facilities.yaml',
		'slug: escola-nova',
		'slug: lote-norte',
		'slug "lote-norte" is already used at vila-de-teste/parcels.yaml:1'
	],
	[
		'longitude and latitude swapped',
		'facilities.yaml',
		'{ type: Point, coordinates: [-48.362, -14.501] }',
		'{ type: Point, coordinates: [-14.501, -48.362] }',
		'longitude and latitude look swapped'
	],
	[
		'a place elsewhere',
		'facilities.yaml',
		'{ type: Point, coordinates: [-48.362, -14.501] }',
		'{ type: Point, coordinates: [8.5, 47.4] }',
		"outside the town's box"
	],
	[
		'a source that is not there',
		'projects.yaml',
		'source: relatorio-de-teste, at: "1" }',
		'source: another-report, at: "1" }',
		'source "another-report" is not in sources.yaml'
	],
	['a section that is not there', 'indicators.yaml', 'at: "2"', 'at: "7"', 'has no section "7"'],
	['an unknown theme', 'parcels.yaml', 'theme: obras', 'theme: ar', 'theme "ar" is not in themes.yaml'],
	['an unknown kind', 'parcels.yaml', 'kind: lote', 'kind: castelo', 'kind "castelo" is not in kinds.yaml'],
	['a target without a commitment', 'parcels.yaml', 'commitment: commit, ', '', 'a target needs a commitment'],
	[
		'a relation to nothing',
		'projects.yaml',
		'{ slug: lote-norte, relation',
		'{ slug: nada, relation',
		'no feature has the slug "nada"'
	],
	['a misspelt field', 'parcels.yaml', 'accuracy_m: 50', 'acuracy_m: 50', 'acuracy_m'],
	['a date that is none', 'parcels.yaml', '2039-06-30', '30.06.2039', 'not a date'],
	['a word where a number belongs', 'indicators.yaml', 'value: 81', 'value: muito', 'Expected']
];

describe('a seed folder with a mistake', () => {
	it.each(MISTAKES)('%s is refused with file, line and reason', (_what, file, from, to, reason) => {
		const line = spoil(file, from, to);
		const error = refusal();
		// Within a record of one line, and for a missing field, the line of the record is given.
		const reported = error.split('\n').find((text) => text.includes(reason)) ?? error;
		expect(reported).toContain(reason);
		expect(reported).toMatch(new RegExp(`^vila-de-teste/${file}:\\d+: `));
		expect(Math.abs(Number(reported.split(':')[1]) - line)).toBeLessThanOrEqual(12);
	});

	it.each(MISTAKES.slice(0, 4))('%s is reported on its own line', (_what, file, from, to, reason) => {
		const line = spoil(file, from, to);
		expect(refusal()).toMatch(new RegExp(`^vila-de-teste/${file}:${line}: .*${escape(reason)}`, 'm'));
	});

	it('a missing source is refused', () => {
		spoil('facilities.yaml', '\n  source: relatorio-de-teste\n', '\n');
		expect(refusal()).toMatch(/^vila-de-teste\/facilities\.yaml:\d+: 0\.source: /);
	});

	it('a file that is not YAML is refused', () => {
		const line = spoil('themes.yaml', '{ code: agua, name:', '{ code: agua name:');
		expect(refusal()).toMatch(new RegExp(`^vila-de-teste/themes\\.yaml:${line}: `));
	});

	it('a missing file is refused', () => {
		rmSync(path.join(folder, 'sources.yaml'));
		expect(refusal()).toBe('vila-de-teste/sources.yaml:1: file is missing');
	});

	it('reports every mistake at once', () => {
		spoil('parcels.yaml', 'theme: obras', 'theme: ar');
		spoil('projects.yaml', 'kind: estrada', 'kind: castelo');
		expect(refusal().split('\n')).toHaveLength(2);
	});
});

function refusal(): string {
	try {
		readSeed(folder);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	throw new Error('the folder was taken');
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe.each(ENGINES)('seeds in the %s engine', (name) => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await openDatabase(name, 'migrated');
	});
	afterAll(() => database.close());

	const count = async (from: string) => {
		const [row] = await database.engine.query<{ n: number }>(`select count(*)::int as n from ${from}`);
		return row?.n;
	};
	/** Rows of every table of the town, to compare before and after. */
	async function everything(town: string): Promise<Record<string, number | undefined>> {
		const tables = await database.engine.query<{ name: string }>(
			`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'town_code' order by 1`
		);
		const entries = await Promise.all(
			tables.map(async (table) => [table.name, await count(`${table.name} where town_code = '${town}'`)] as const)
		);
		return Object.fromEntries(entries);
	}

	it('load every entity and every number of the first town', async () => {
		const seed = readSeed(path.join(ROOT, 'seeds/dachang'));
		expect(await loadSeed(database.engine, seed)).toBe('loaded');
		expect(await count('features')).toBe(77);
		expect(await count('programmes')).toBe(124);
		expect(await count('source_notes')).toBe(seed.notes.length);
		expect(await count('indicators')).toBe(107);
		expect(await count('indicator_values')).toBe(seed.indicators.flatMap(({ values }) => values).length);
		expect(await count('status_events')).toBe(seed.features.flatMap(({ events }) => events).length);
		expect(await count('feature_facts')).toBe(seed.features.flatMap(({ facts }) => facts).length);
		expect(await count('basemap_features')).toBe(seed.basemap.flatMap(({ features }) => features).length);
	});

	it('keep shapes to the sixth decimal', async () => {
		const [row] = await database.engine.query(
			`select extensions.st_x(geom) as lon, extensions.st_y(geom) as lat, extensions.st_srid(geom) as srid from features where slug = 'pl-dahua-debi-we'`
		);
		expect(row).toEqual({ lon: 121.4156, lat: 31.2896, srid: 4326 });
	});

	it('change nothing when loaded again', async () => {
		const before = await everything(TOWN);
		const seed = readSeed(path.join(ROOT, 'seeds/dachang'));
		expect(await loadSeed(database.engine, seed)).toBe('unchanged');
		expect(await loadSeed(database.engine, { ...seed, notes: [] })).toBe('changed');
		expect(await everything(TOWN)).toEqual(before);
	});

	it('add required stage fields, once, to a town loaded before they existed', async () => {
		const seed = readSeed(path.join(ROOT, 'seeds/dachang'));
		const requirements = () =>
			database.engine.query(
				`select lifecycle, stage, seq, field, kind, name, choices from stage_requirements
				where town_code = $1 order by 1, 2, 3`,
				[TOWN]
			);
		const [whole, before] = [await requirements(), await everything(TOWN)];
		expect(whole.length).toBeGreaterThan(3);
		await database.engine.query('delete from stage_requirements where town_code = $1', [TOWN]);
		expect(await loadSeed(database.engine, seed)).toBe('unchanged');
		expect(await requirements()).toEqual(whole);
		expect(await loadSeed(database.engine, seed)).toBe('unchanged');
		const after = await everything(TOWN);
		// One log entry for each row deleted here, and one for the rows loaded.
		expect(after).toEqual({ ...before, change_log: Number(before['change_log']) + whole.length + 1 });
	});

	it('replace a town completely, when asked, and leave others alone', async () => {
		await loadSeed(database.engine, readSeed(FIXTURE_SEED));
		// The large town is slow on the embedded engine; what is replaced is reported by the folder on both.
		const large = name === 'native';
		const [town, beside] = large ? [TOWN, 'TESTE01'] : ['TESTE01', TOWN];
		const [before, other] = [await everything(town), await everything(beside)];
		const logged = before['change_log'] ?? 0;
		const seed = readSeed(large ? path.join(ROOT, 'seeds/dachang') : FIXTURE_SEED);
		expect(await loadSeed(database.engine, { ...seed, notes: [] }, { replace: true })).toBe('replaced');
		expect(await everything(town)).toEqual({ ...before, source_notes: 0, change_log: logged + 1 });
		expect(await loadSeed(database.engine, seed, { replace: true })).toBe('replaced');
		// Two entries of the log, neither with a row.
		expect(await everything(town)).toEqual({ ...before, change_log: logged + 2 });
		expect(await everything(beside)).toEqual(other);
	});

	it.each([
		[
			'a bow tie',
			'parcels.yaml',
			'[-48.346, -14.512], [-48.346, -14.507]',
			'[-48.346, -14.507], [-48.346, -14.512]',
			/not valid/
		],
		['more floor area than the plan allows', 'parcels.yaml', 'gfa_m2: 1800', 'gfa_m2: 2500', /gfa_within_far/],
		['density and green above 100 %', 'parcels.yaml', 'green_pct: 35', 'green_pct: 61', /density_and_green/]
	])('load nothing of a folder that the database refuses: %s', async (_what, file, from, to, reason) => {
		spoil('town.yaml', 'code: TESTE01', 'code: TESTE02');
		spoil('town.yaml', 'slug: vila-de-teste', 'slug: vila-outra');
		spoil(file, from, to);
		await expect(loadSeed(database.engine, readSeed(folder))).rejects.toThrow(reason);
		expect(Object.values(await everything('TESTE02')).every((rows) => rows === 0)).toBe(true);
		expect(await count(`towns where code = 'TESTE02'`)).toBe(0);
	});

	it('leave an existing town unchanged when its replacement is refused', async () => {
		const before = await everything('TESTE01');
		spoil('parcels.yaml', 'gfa_m2: 1800', 'gfa_m2: 2500');
		await expect(loadSeed(database.engine, readSeed(folder), { replace: true })).rejects.toThrow(/gfa_within_far/);
		expect(await everything('TESTE01')).toEqual(before);
	});

	it('with a mistake refuse the start, and nothing is loaded', async () => {
		spoil('town.yaml', 'code: TESTE01', 'code: TESTE03');
		spoil('parcels.yaml', 'theme: obras', 'theme: ar');
		const settings = readSettings({ SEEDS_DIR: root }, ROOT);
		await expect(seedTowns(database.engine, settings)).rejects.toThrow(
			/^seeds refused, nothing was loaded:\nvila-de-teste\/parcels\.yaml:\d+: theme "ar"/
		);
		expect(await count(`towns where code = 'TESTE03'`)).toBe(0);
	});

	it('load examples only where asked to', async () => {
		spoil('town.yaml', 'code: TESTE01', 'code: TESTE04');
		spoil('town.yaml', 'slug: vila-de-teste', 'slug: vila-sem-exemplos');
		const warn = vi.spyOn(console, 'warn').mockReturnValue();
		await seedTowns(database.engine, { ...readSettings({ SEEDS_DIR: root }, ROOT), loadExamples: false });
		expect(await count(`features where town_code = 'TESTE04' and is_example`)).toBe(0);
		expect(await count(`features where town_code = 'TESTE04'`)).toBe(4);
		expect(await count(`features where town_code = 'TESTE01' and is_example`)).toBe(1);
		warn.mockRestore();
	});
});
