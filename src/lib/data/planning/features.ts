import * as v from 'valibot';
import type { MilestonesAhead } from '../../domain/planning/milestones/milestone.ts';
import { placementOf } from '../../domain/shared/geo/placement.ts';
import { RELATIONS, type FeatureDetail, type PlanningFeature } from '../../domain/planning/feature.ts';
import { VISIBILITIES } from '../../domain/shared/visibility.ts';
import { FEATURE_CLASSES } from '../../domain/shared/feature-filter.ts';
import type { DataClient } from '../client.ts';
import { milestonesAhead } from './milestones.ts';
import { citation, commitment, geometry, optionalText, phase, precision, remark, text } from '../shared/schemas.ts';
import { rpc, unwrap } from '../rpc.ts';

const status = {
	stage: v.nullable(v.string()),
	phase: v.nullable(phase),
	phrase: text,
	date: v.string(),
	precision,
	...citation
};

const featureRow = v.object({
	id: v.number(),
	slug: v.string(),
	class: v.picklist(FEATURE_CLASSES),
	name: text,
	aliases: v.array(v.string()),
	address: optionalText,
	parcel_no: v.nullable(v.string()),
	theme: v.string(),
	kind: v.string(),
	lifecycle: v.nullable(v.string()),
	current: v.nullable(v.object(status)),
	target: v.nullable(v.object({ ...status, commitment })),
	geometry: v.nullable(geometry),
	basis: optionalText,
	accuracy_m: v.nullable(v.number()),
	is_example: v.boolean(),
	...citation
});

function toFeature(row: v.InferOutput<typeof featureRow>, milestones: MilestonesAhead | null): PlanningFeature {
	const placement = placementOf(row.accuracy_m);
	return { ...row, placement, geometry: placement === 'unplaced' ? null : row.geometry, milestones };
}

/**
 * Every feature of the town that the user may see, with its state as of a day.
 * @param asOf ISO date
 * @param options.geometry false omits the shapes: lists do not need them
 */
export async function listFeatures(
	db: DataClient,
	town: string,
	asOf: string,
	options: { geometry?: boolean } = {}
): Promise<PlanningFeature[]> {
	const [rows, ahead] = await Promise.all([
		rpc(
			db,
			'planning_features',
			{ p_town: town, p_as_of: asOf, p_geometry: options.geometry ?? true },
			v.array(featureRow)
		),
		milestonesAhead(db, town, asOf)
	]);
	return rows.map((row) => toFeature(row, ahead.get(row.id) ?? null));
}

const event = v.object({
	id: v.number(),
	kind: v.picklist(['actual', 'target']),
	stage: v.nullable(v.string()),
	phrase: text,
	date: v.string(),
	precision,
	commitment: v.nullable(commitment),
	note: optionalText,
	document: v.nullable(v.string()),
	document_no: v.nullable(v.string()),
	revoked_at: v.nullable(v.string()),
	visibility: v.picklist(VISIBILITIES),
	...citation
});

const fact = v.object({
	code: v.string(),
	name: text,
	value: v.nullable(v.number()),
	out_of: v.nullable(v.number()),
	suppressed: v.boolean(),
	text: optionalText,
	unit: optionalText,
	qualifier: optionalText,
	as_of: v.string(),
	precision,
	...citation
});

const plan = v.object({
	parcel_no: v.nullable(v.string()),
	plan_version: v.nullable(v.string()),
	land_use_national: v.nullable(v.string()),
	land_use_local: v.nullable(v.string()),
	area_m2: v.nullable(v.number()),
	far: v.nullable(v.number()),
	gfa_m2: v.nullable(v.number()),
	height_m: v.nullable(v.number()),
	density_pct: v.nullable(v.number()),
	green_pct: v.nullable(v.number()),
	...citation
});

const detail = v.object({
	id: v.number(),
	summary: text,
	plan: v.nullable(plan),
	events: v.array(event),
	facts: v.array(fact),
	notes: v.array(remark),
	related: v.array(
		v.object({
			slug: v.string(),
			name: text,
			class: v.picklist(FEATURE_CLASSES),
			relation: v.picklist(RELATIONS),
			direction: v.picklist(['out', 'in'])
		})
	),
	indicators: v.array(v.string()),
	...citation
});

/**
 * All details of one of the listed features.
 * @returns null when it does not exist or the user may not see it: deliberately indistinguishable
 */
export async function getFeature(
	db: DataClient,
	town: string,
	feature: PlanningFeature
): Promise<FeatureDetail | null> {
	const [found, correction] = await Promise.all([
		rpc(db, 'planning_feature', { p_town: town, p_slug: feature.slug }, v.nullable(detail)),
		db.from('features').select('corrected_at').eq('town_code', town).eq('slug', feature.slug)
	]);
	const [corrected] = unwrap(correction, v.array(v.object({ corrected_at: v.nullable(v.string()) })));
	return found && { ...feature, ...found, correctedAt: corrected?.corrected_at ?? null };
}
