/** Loads a town's rivers, sections and outfalls into the database, and the samples of its example sections. */
import type { Statements } from '../../backend/engine.ts';
import { exampleSamples } from './example-samples.ts';
import type { WaterSeed } from './format.ts';

type Row = Record<string, unknown>;
type Insert = (table: string, rows: readonly Row[]) => Promise<void>;

/** Children first; called before the towns are deleted. */
export const WATER_TABLES = ['patrols', 'outfalls', 'water_sections', 'rivers'] as const;

export const withoutWaterExamples = (water: WaterSeed): WaterSeed => ({
	rivers: water.rivers.filter(({ is_example }) => !is_example),
	sections: water.sections.filter(({ is_example }) => !is_example),
	outfalls: water.outfalls.filter(({ is_example }) => !is_example),
	examples: null
});

/** @param progress called before the slow step */
export async function insertWater(
	statements: Statements,
	town: string,
	water: WaterSeed,
	insert: Insert,
	progress: (step: string) => void
): Promise<void> {
	await insert(
		'rivers',
		water.rivers.map(({ geometry, ...river }, seq) => ({ ...river, seq, geom: geometry }))
	);
	await insert(
		'water_sections',
		water.sections.map(({ geometry, ...section }) => ({ ...section, geom: geometry }))
	);
	const sectionId = await idsOf(statements, town, 'water_sections', 'code');
	await insert(
		'section_suspensions',
		water.sections.flatMap(({ code, suspended }) =>
			suspended.map(({ from, to, reason }) => ({
				section_id: sectionId.get(code),
				from_date: from,
				to_date: to,
				reason
			}))
		)
	);
	await insert(
		'outfalls',
		water.outfalls.map(({ geometry, ...outfall }) => ({ ...outfall, geom: geometry }))
	);
	const outfallId = await idsOf(statements, town, 'outfalls', 'slug');
	await insert(
		'outfall_events',
		water.outfalls.flatMap(({ slug, events }) => events.map((event) => ({ ...event, outfall_id: outfallId.get(slug) })))
	);
	if (water.examples) await storeExamples(statements, town, water, progress);
}

async function storeExamples(
	statements: Statements,
	town: string,
	{ examples, sections }: WaterSeed,
	progress: (step: string) => void
): Promise<void> {
	if (!examples) return;
	const samples = exampleSamples(examples, new Map(sections.map(({ code, suspended }) => [code, suspended])));
	progress(`working out ${samples.length} example samples`);
	await statements.query(`select public.store_water_samples($1, $2::jsonb, 'published', p_example => true)`, [
		town,
		samples
	]);
}

async function idsOf(statements: Statements, town: string, table: string, key: string): Promise<Map<string, number>> {
	const rows = await statements.query<{ id: number | bigint; key: string }>(
		`select id, ${key} as key from public.${table} where town_code = $1`,
		[town]
	);
	return new Map(rows.map(({ id, key: name }) => [name, Number(id)]));
}
