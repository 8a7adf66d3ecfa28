import type { FeatureFilter } from '../shared/feature-filter.ts';
import { intersects } from '../shared/geo/bbox.ts';
import type { PlanningFeature } from './feature.ts';

/** Fields of the filter with counts per value. */
export const FACETS = ['class', 'theme', 'kind', 'lifecycle', 'stage', 'phase', 'commitment', 'placement'] as const;
export type Facet = (typeof FACETS)[number];

const VALUE_OF: Record<Facet, (feature: PlanningFeature) => string | null> = {
	class: (feature) => feature.class,
	theme: (feature) => feature.theme,
	kind: (feature) => feature.kind,
	lifecycle: (feature) => feature.lifecycle,
	stage: (feature) => feature.current?.stage ?? null,
	phase: (feature) => feature.current?.phase ?? 'none',
	commitment: (feature) => feature.target?.commitment ?? null,
	placement: (feature) => feature.placement
};

/** Features that pass the filter, in the order given. */
export function filterFeatures(features: readonly PlanningFeature[], filter: FeatureFilter): PlanningFeature[] {
	return features.filter(predicateOf(filter));
}

/**
 * Number of features per value of a facet: all other parts of the filter apply, the facet's own does not (as usual for
 * faceted search).
 */
export function countFacet(
	features: readonly PlanningFeature[],
	filter: FeatureFilter,
	facet: Facet
): ReadonlyMap<string, number> {
	const passes = predicateOf({ ...filter, [facet]: [] });
	const counts = new Map<string, number>();
	for (const feature of features) {
		const value = VALUE_OF[facet](feature);
		if (value !== null && passes(feature)) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return counts;
}

function predicateOf(filter: FeatureFilter): (feature: PlanningFeature) => boolean {
	const words = normalise(filter.q).split(' ').filter(Boolean);
	const chosen = FACETS.filter((facet) => filter[facet].length > 0).map((facet) => ({
		valueOf: VALUE_OF[facet],
		values: new Set<string>(filter[facet])
	}));
	return (feature) =>
		chosen.every(({ valueOf, values }) => values.has(valueOf(feature) ?? '')) &&
		(filter.due === null || feature.target?.date.startsWith(String(filter.due)) === true) &&
		(filter.bbox === null || (feature.geometry !== null && intersects(filter.bbox, feature.geometry))) &&
		(words.length === 0 || containsAll(searchText(feature), words));
}

/** Normalised search text: full-width forms, case and whitespace are ignored. */
export function normalise(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function searchText(feature: PlanningFeature): string {
	const parts = [...Object.values(feature.name), ...feature.aliases, ...Object.values(feature.address ?? {})];
	return normalise([...parts, feature.parcel_no ?? '', feature.slug].join(' '));
}

const containsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));
