/** Loads a town's living-circle seed into the database, with its examples. */
import type { Statements } from '../../backend/engine.ts';
import { basemapConstraints } from '../../circle/examples/basemap-constraints.ts';
import { exampleCircle } from '../../circle/examples/example-circle.ts';
import { networkRow } from '../../circle/network-row.ts';
import type { CircleSeed, ExampleCirclePlan } from './format.ts';
import type { BasemapDrawing } from '../read.ts';

type Insert = (table: string, rows: readonly Record<string, unknown>[]) => Promise<void>;

export const withoutCircleExamples = (circle: CircleSeed): CircleSeed => ({ ...circle, examples: null });

/** @param progress called before the slow step */
export async function insertCircle(
	statements: Statements,
	town: string,
	{ opens_at, no_site, facilities, examples }: CircleSeed,
	basemap: readonly BasemapDrawing[],
	insert: Insert,
	progress: (step: string) => void
): Promise<void> {
	await insert(
		'circle_opening_stages',
		Object.entries(opens_at).map(([lifecycle, stage]) => ({ lifecycle, stage }))
	);
	await insert(
		'circle_kinds_without_site',
		no_site.map((kind) => ({ kind }))
	);
	const rows = await statements.query<{ id: number | bigint; slug: string }>(
		'select id, slug from public.features where town_code = $1',
		[town]
	);
	const idOf = new Map(rows.map(({ id, slug }) => [slug, Number(id)]));
	await insert(
		'feature_circle_kinds',
		facilities.flatMap(({ feature, kinds, unless_told }) => {
			// The kinds of a skipped example feature are skipped with it.
			const feature_id = idOf.get(feature);
			return feature_id === undefined ? [] : kinds.map((kind) => ({ feature_id, kind, unless_told }));
		})
	);
	if (examples) await insertExamples(examples, basemap, insert, progress);
}

async function insertExamples(
	plan: ExampleCirclePlan,
	basemap: readonly BasemapDrawing[],
	insert: Insert,
	progress: (step: string) => void
): Promise<void> {
	const constraints = basemapConstraints(basemap);
	if (!constraints) throw new RangeError('example streets need a drawn boundary and drawn roads');
	progress('drawing example streets');
	const { arrays, compounds, facilities } = exampleCircle(plan, constraints);
	const example = { visibility: 'public', is_example: true };
	const origin = { kind: 'drawn', name: plan.streets.name, as_of: null, is_example: true } as const;
	await insert('walking_networks', [{ ...networkRow(arrays, origin) }]);
	await insert(
		'compounds',
		compounds.map(({ id, lon, lat, ...compound }) => ({
			...compound,
			...example,
			code: id,
			geom: { type: 'Point', coordinates: [lon, lat] }
		}))
	);
	await insert(
		'circle_facilities',
		facilities.map(({ id, entrances, ...facility }) => ({
			...facility,
			...example,
			code: id,
			geom: { type: 'MultiPoint', coordinates: entrances.map(({ lon, lat }) => [lon, lat]) }
		}))
	);
}
