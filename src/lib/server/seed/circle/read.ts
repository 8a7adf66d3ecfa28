/** Reads a town's living-circle files and checks them against its features, lifecycles and basemap. */
import type * as v from 'valibot';
import * as format from './format.ts';
import type { SeedDocument } from '../document.ts';
import type { SeedProblem } from '../problem.ts';

/** Files below the town's folder. Examples are in separate files. */
const CIRCLE_FILES = { circle: 'circle.yaml', examples: 'examples/circle.yaml' } as const;

export interface CircleDocuments {
	circle: SeedDocument<format.SeedCircle | null>;
	examples: SeedDocument<format.ExampleCirclePlan | null>;
}

interface Readers {
	optional<const S extends v.GenericSchema>(name: string, schema: S): SeedDocument<v.InferOutput<S> | null>;
}

export function readCircleDocuments({ optional }: Readers): CircleDocuments {
	return {
		circle: optional(CIRCLE_FILES.circle, format.circle),
		examples: optional(CIRCLE_FILES.examples, format.exampleCircle)
	};
}

export const circleSeed = ({ circle, examples }: CircleDocuments): format.CircleSeed => ({
	...(circle.value ?? { opens_at: {}, no_site: [], facilities: [] }),
	examples: examples.value
});

interface Known {
	features: ReadonlySet<string>;
	kinds: ReadonlySet<string>;
	/** Stages of each lifecycle. */
	stages: ReadonlyMap<string, ReadonlySet<string>>;
	/** Whether the basemap has the layers that the examples are generated from. */
	hasBoundary: boolean;
	hasRoads: boolean;
}

export function checkCircle({ circle, examples }: CircleDocuments, known: Known): SeedProblem[] {
	const problems: SeedProblem[] = [];
	const seen = new Set<string>();
	for (const [i, { feature }] of (circle.value?.facilities ?? []).entries()) {
		const at = ['facilities', i, 'feature'];
		if (!known.features.has(feature)) problems.push(circle.problem(at, `no feature has the slug "${feature}"`));
		if (seen.has(feature)) problems.push(circle.problem(at, `feature "${feature}" is already listed`));
		seen.add(feature);
	}
	for (const [lifecycle, stage] of Object.entries(circle.value?.opens_at ?? {})) {
		if (!known.stages.get(lifecycle)?.has(stage))
			problems.push(circle.problem(['opens_at', lifecycle], `lifecycle "${lifecycle}" has no stage "${stage}"`));
	}
	for (const [i, kind] of (circle.value?.no_site ?? []).entries()) {
		if (!known.kinds.has(kind)) problems.push(circle.problem(['no_site', i], `kind "${kind}" is not in kinds.yaml`));
	}
	if (examples.value && !(known.hasBoundary && known.hasRoads))
		problems.push(examples.problem([], 'example streets grow from basemap/boundary.geojson and basemap/roads.geojson'));
	return problems;
}
