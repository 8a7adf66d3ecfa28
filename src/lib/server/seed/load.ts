/** Loads a checked seed into the database, in one transaction: complete or not at all. */
import { createHash } from 'node:crypto';
import type { Engine, Statements } from '../backend/engine.ts';
import { insertCircle, withoutCircleExamples } from './circle/load.ts';
import type { ClassedFeature, Seed } from './read.ts';
import { insertWater, WATER_TABLES, withoutWaterExamples } from './water/load.ts';

type Row = Record<string, unknown>;

/** Fingerprint of a seed: shows whether a folder has changed since its town was loaded. */
function seedHash(seed: Seed): string {
	return createHash('sha256').update(JSON.stringify(seed)).digest('hex');
}

export type LoadResult = 'loaded' | 'replaced' | 'unchanged' | 'changed';

/**
 * Loads a town that does not exist yet. An existing town stays unchanged, since staff may have edited it: the result says
 * whether its folder has changed; only required stage fields are added to a town that was loaded before they existed. With
 * `replace` the town is removed first and loaded again.
 * Without `examples` the example records are skipped. `progress` is called with each slow step.
 */
export async function loadSeed(
	engine: Engine,
	seed: Seed,
	options: { replace?: boolean; examples?: boolean; progress?: (step: string) => void } = {}
): Promise<LoadResult> {
	const { replace = false, examples = true, progress = () => undefined } = options;
	const hash = seedHash(seed);
	const { code } = seed.town;
	const [existing] = await engine.query<{ hash: string | null }>(
		'select hash from towns left join private.seed_loads on town_code = code where code = $1',
		[code]
	);
	if (existing && !replace) {
		await bringRequirements(engine, seed);
		return existing.hash === hash ? 'unchanged' : 'changed';
	}
	await engine.transaction(async (statements) => {
		await statements.query('select private.load_in_bulk($1, $2)', [code, `seeds/${seed.town.slug}`]);
		if (existing) await removeTown(statements, code);
		await insertTown(statements, examples ? seed : withoutExamples(seed), hash, progress);
	});
	return existing ? 'replaced' : 'loaded';
}

const requirementsOf = (seed: Seed): Row[] =>
	seed.lifecycles.flatMap(({ code, stages }) =>
		stages.flatMap((stage) =>
			numbered(stage.requires).map((requirement) => ({ ...requirement, lifecycle: code, stage: stage.code }))
		)
	);

/** For a town without any: only its folder changes them. Skips stages that the town does not have. */
async function bringRequirements(engine: Engine, seed: Seed): Promise<void> {
	const { code, slug } = seed.town;
	const stages = await engine.query<{ lifecycle: string; stage: string }>(
		`select lifecycle, code as stage from stages where town_code = $1
		and not exists (select from stage_requirements where town_code = $1)`,
		[code]
	);
	const there = new Set(stages.map(({ lifecycle, stage }) => `${lifecycle} ${stage}`));
	const missing = requirementsOf(seed).filter(({ lifecycle, stage }) =>
		there.has(`${String(lifecycle)} ${String(stage)}`)
	);
	if (missing.length === 0) return;
	await engine.transaction(async (statements) => {
		await statements.query('select private.load_in_bulk($1, $2)', [code, `seeds/${slug}: stage_requirements`]);
		await insertRows(statements, 'stage_requirements', code, missing);
	});
}

function withoutExamples(seed: Seed): Seed {
	return {
		...seed,
		features: seed.features.filter((feature) => !feature.is_example),
		...(seed.water ? { water: withoutWaterExamples(seed.water) } : {}),
		...(seed.circle ? { circle: withoutCircleExamples(seed.circle) } : {})
	};
}

/** Children first: cited records go last. */
async function removeTown(statements: Statements, town: string): Promise<void> {
	for (const table of [
		...WATER_TABLES,
		'features',
		'programmes',
		'source_notes',
		'indicators',
		'lifecycles',
		'kinds',
		'themes',
		'towns'
	])
		await statements.query(`delete from ${table} where ${table === 'towns' ? 'code' : 'town_code'} = $1`, [town]);
}

/** Inserts rows of the current town into a table. */
type Insert = (table: string, rows: readonly Row[]) => Promise<void>;

async function insertTown(
	statements: Statements,
	seed: Seed,
	hash: string,
	progress: (step: string) => void
): Promise<void> {
	const { town } = seed;
	const insert: Insert = (table, rows) => insertRows(statements, table, town.code, rows);
	await insertTownItself(statements, town, hash);
	await insertSources(insert, seed);
	await insertVocabulary(insert, seed);
	await insertIndicators(insert, seed);
	await insertProgrammes(insert, seed);
	await insertFeatures(statements, town.code, seed.features);
	await insertBasemap(insert, seed);
	if (seed.water) await insertWater(statements, town.code, seed.water, insert, progress);
	if (seed.circle) await insertCircle(statements, town.code, seed.circle, seed.basemap, insert, progress);
}

async function insertTownItself(statements: Statements, town: Seed['town'], hash: string): Promise<void> {
	const [west, south, east, north] = town.bbox;
	await statements.query(
		`insert into towns (code, slug, language, name, part_of, time_zone, west, south, east, north, margin_m, camera,
			official_area_km2, map_approval_no, attribution, reference_dates)
		select code, slug, language, name, part_of, time_zone, west, south, east, north, margin_m, camera,
			official_area_km2, map_approval_no, attribution, reference_dates
		from jsonb_populate_record(null::towns, $1::jsonb)`,
		[{ ...town, west, south, east, north }]
	);
	await statements.query('insert into private.seed_loads (town_code, hash) values ($1, $2)', [town.code, hash]);
}

async function insertSources(insert: Insert, { sources }: Seed): Promise<void> {
	await insert('sources', sources);
	await insert(
		'source_sections',
		sources.flatMap((source) => source.sections.map((section, seq) => ({ ...section, source: source.slug, seq })))
	);
}

/** The classification of records: themes, kinds, lifecycles with their stages and required fields. */
async function insertVocabulary(insert: Insert, seed: Seed): Promise<void> {
	await insert('themes', numbered(seed.themes));
	await insert('kinds', numbered(seed.kinds));
	await insert('lifecycles', numbered(seed.lifecycles));
	await insert(
		'stages',
		seed.lifecycles.flatMap(({ code, stages }) => stages.map((stage, i) => ({ ...stage, lifecycle: code, seq: i + 1 })))
	);
	await insert('stage_requirements', requirementsOf(seed));
}

async function insertIndicators(insert: Insert, { indicators }: Seed): Promise<void> {
	await insert('indicators', numbered(indicators));
	await insert(
		'indicator_values',
		indicators.flatMap(({ code, values }) =>
			values.map(({ at, change, ...value }) => ({
				...value,
				indicator: code,
				section: at,
				change_value: change?.value,
				change_unit: change?.unit
			}))
		)
	);
	await insert(
		'indicator_remarks',
		indicators.flatMap(({ code, notes }) => numbered(notes).map((note) => ({ ...note, indicator: code })))
	);
}

async function insertProgrammes(insert: Insert, { programmes, notes }: Seed): Promise<void> {
	await insert(
		'programmes',
		numbered(programmes).map(({ reported, promised, ...programme }) => ({
			...cited(programme),
			reported: reported ? cited(reported) : null,
			promised: promised ? cited(promised) : null
		}))
	);
	await insert('source_notes', numbered(notes).map(cited));
}

async function insertBasemap(insert: Insert, { basemap }: Seed): Promise<void> {
	await insert(
		'basemap_features',
		basemap.flatMap(({ layer, features }) =>
			numbered(features).map(({ geometry, properties, seq }) => ({ ...properties, layer, seq, geom: geometry }))
		)
	);
}

async function insertFeatures(
	statements: Statements,
	town: string,
	features: readonly ClassedFeature[]
): Promise<void> {
	const insert: Insert = (table, rows) => insertRows(statements, table, town, rows);
	await insert(
		'features',
		features.map(({ geometry, ...feature }) => ({ ...cited(feature), geom: geometry }))
	);
	const rows = await statements.query<{ id: number | bigint; slug: string }>(
		'select id, slug from features where town_code = $1',
		[town]
	);
	const idOf = new Map(rows.map(({ id, slug }) => [slug, Number(id)]));
	const perFeature = (make: (feature: ClassedFeature) => Row[]) =>
		features.flatMap((feature) => make(feature).map((row) => ({ ...row, feature_id: idOf.get(feature.slug) })));

	await insert(
		'parcels',
		perFeature(({ class: featureClass, plan, source, at }) =>
			featureClass === 'parcel' ? [cited({ class: 'parcel', source, at, ...plan })] : []
		)
	);
	await insert(
		'status_events',
		perFeature(({ events, lifecycle }) => events.map((event) => ({ ...cited(event), lifecycle })))
	);
	await insert(
		'feature_facts',
		perFeature(({ facts }) => numbered(facts).map(cited))
	);
	await insert(
		'feature_remarks',
		perFeature(({ notes }) => numbered(notes))
	);
	await insert(
		'feature_relations',
		perFeature(({ related }) => related.map(({ slug, relation }) => ({ relation, other_id: idOf.get(slug) })))
	);
}

/** The format says `at` for the cited section; the tables say `section`. */
function cited<T extends { at: string }>({ at, ...row }: T) {
	return { ...row, section: at };
}

function numbered<T extends object>(rows: readonly T[]): (T & { seq: number })[] {
	return rows.map((row, seq) => ({ ...row, seq }));
}

/** Missing columns of a row take their default; keys that are no column are skipped. */
async function insertRows(statements: Statements, table: string, town: string, rows: readonly Row[]): Promise<void> {
	if (rows.length === 0) return;
	const columns = await statements.query<{ name: string; geometry: boolean; fallback: string | null }>(
		`select attname as name, format_type(atttypid, null) like '%geometry' as geometry,
			pg_get_expr(adbin, adrelid) as fallback
		from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
		where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = ''`,
		[`public.${table}`]
	);
	const given = columns.filter(({ name }) => name === 'town_code' || rows.some((row) => row[name] !== undefined));
	const target = given.map(({ name }) => name).join(', ');
	const source = given.map(({ name, geometry, fallback }) => {
		if (geometry) return `extensions.st_setsrid(extensions.st_geomfromgeojson(row.value ->> 'geom'), 4326)`;
		return fallback ? `coalesce(record.${name}, ${fallback})` : `record.${name}`;
	});
	await statements.query(
		`insert into public.${table} (${target})
		select ${source.join(', ')}
		from jsonb_array_elements($1::jsonb) with ordinality as row (value, place),
			jsonb_populate_record(null::public.${table}, row.value - 'geom') as record
		order by row.place`,
		[rows.map((row) => ({ ...row, town_code: town }))]
	);
}
