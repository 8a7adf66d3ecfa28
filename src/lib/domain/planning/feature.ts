import type { FeatureClass } from '../shared/feature-filter.ts';
import type { Visibility } from '../shared/visibility.ts';
import type { Geometry } from 'geojson';
import type { Placement } from '../shared/geo/placement.ts';
import type { MilestonesAhead } from './milestones/milestone.ts';
import type { Status, Target } from './lifecycle/status.ts';
import type { Citation, Commitment, DatePrecision } from '../shared/statement.ts';
import type { Remark } from '../shared/source.ts';
import type { LocalText } from '../shared/text.ts';

/** A parcel, project, facility, water feature or area with its state as of a date: one row of the planning table. */
export interface PlanningFeature extends Citation {
	/** Integer, stable in one database: the feature-state id of the map. */
	id: number;
	slug: string;
	class: FeatureClass;
	name: LocalText;
	aliases: readonly string[];
	address: LocalText | null;
	parcel_no: string | null;
	theme: string;
	kind: string;
	lifecycle: string | null;
	/** Latest actual status on or before the as-of date. */
	current: Status | null;
	/** Target as of the date: the next one ahead, else the latest past one. */
	target: Target | null;
	placement: Placement;
	/** WGS 84; null when the position is unknown or not accurate enough to draw. */
	geometry: Geometry | null;
	basis: LocalText | null;
	accuracy_m: number | null;
	is_example: boolean;
	/** Null without milestones. */
	milestones: MilestonesAhead | null;
}

/** A dated statement in a feature's history: an actual status or a target. */
export interface StatusEvent {
	id: number;
	kind: 'actual' | 'target';
	stage: string | null;
	phrase: LocalText;
	date: string;
	precision: DatePrecision;
	commitment: Commitment | null;
	note: LocalText | null;
	/** Evidence of statements entered by staff: title of a permit or contract, and its number below. */
	document: string | null;
	document_no: string | null;
	/** Time of revocation; revoked events are visible to staff only. */
	revoked_at: string | null;
	visibility: Visibility;
	source: string;
	section: string;
}

export interface FeatureFact {
	code: string;
	name: LocalText;
	value: number | null;
	/** Total of which `value` is a part: 10 of 12. */
	out_of: number | null;
	/** True when a count of people or households is too small to publish. */
	suppressed: boolean;
	text: LocalText | null;
	unit: LocalText | null;
	qualifier: LocalText | null;
	as_of: string;
	precision: DatePrecision;
	source: string;
	section: string;
}

/** Limits of the approved plan for a parcel; each null where no source states it. */
export interface PlanLimits extends Citation {
	parcel_no: string | null;
	plan_version: string | null;
	land_use_national: string | null;
	land_use_local: string | null;
	area_m2: number | null;
	far: number | null;
	gfa_m2: number | null;
	height_m: number | null;
	density_pct: number | null;
	green_pct: number | null;
}

export const RELATIONS = ['part_of', 'serves', 'same_place', 'supports'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface RelatedFeature {
	slug: string;
	name: LocalText;
	class: FeatureClass;
	relation: Relation;
	/** `out`: this feature is part of the other; `in`: the other is part of this one. */
	direction: 'out' | 'in';
}

/** A feature with all its details: the page `/planning/[slug]`. */
export interface FeatureDetail extends PlanningFeature {
	summary: LocalText;
	plan: PlanLimits | null;
	/** Oldest first. */
	events: readonly StatusEvent[];
	facts: readonly FeatureFact[];
	notes: readonly Remark[];
	related: readonly RelatedFeature[];
	/** Codes of related indicators. */
	indicators: readonly string[];
	/** ISO time of the last correction by staff, after which the source is no longer complete. */
	correctedAt: string | null;
}
