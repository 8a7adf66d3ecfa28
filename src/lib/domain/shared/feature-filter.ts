/** The values by which features are filtered, sorted and read: a part of every view. */
import type { BBox } from './geo/bbox.ts';
import type { Placement } from './geo/placement.ts';
import type { PhaseChoice } from './phase.ts';
import type { Commitment } from './statement.ts';

/** Classes of features. Each has its own seed file and its own collection in the API. */
export const FEATURE_CLASSES = ['parcel', 'project', 'facility', 'water', 'area'] as const;
export type FeatureClass = (typeof FEATURE_CLASSES)[number];

/** Filter of the feature list. An empty list means "all"; fields are combined by AND, values of a field by OR. */
export interface FeatureFilter {
	q: string;
	class: readonly FeatureClass[];
	theme: readonly string[];
	kind: readonly string[];
	lifecycle: readonly string[];
	stage: readonly string[];
	phase: readonly PhaseChoice[];
	commitment: readonly Commitment[];
	placement: readonly Placement[];
	/** Year of the target, or null for any. */
	due: number | null;
	bbox: BBox | null;
}

export const NO_FILTER: FeatureFilter = {
	q: '',
	class: [],
	theme: [],
	kind: [],
	lifecycle: [],
	stage: [],
	phase: [],
	commitment: [],
	placement: [],
	due: null,
	bbox: null
};

export const SORT_KEYS = ['stage', 'name', 'kind', 'since', 'target'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** `actual`: the status known on a date. `promise`: the status promised by it. */
export const READINGS = ['actual', 'promise'] as const;
export type Reading = (typeof READINGS)[number];
