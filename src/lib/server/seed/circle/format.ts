/** The format of a town's living-circle files: which features serve the circle, and the plan of its examples. */
import * as v from 'valibot';
import { FACILITY_KINDS } from '../../../domain/circle/kinds.ts';
import { FACILITY_STATES } from '../../../domain/circle/facility.ts';
import { code, isoDate, slug } from '../format.ts';

const kind = v.pipe(
	v.string(),
	v.check((value) => FACILITY_KINDS.has(value), 'not a kind of the catalogue (src/lib/domain/circle/kinds.ts)')
);
const name = v.pipe(v.string(), v.trim(), v.nonEmpty());
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const metres = v.pipe(v.number(), v.minValue(1));

export const circle = v.strictObject({
	/** Stage from which a facility of a lifecycle is open; in the other lifecycles every completed one is. */
	opens_at: v.optional(v.record(code, code), {}),
	/** Kinds of features without a site: a road, a certificate. Others may be proposed as sites. */
	no_site: v.optional(v.array(code), []),
	facilities: v.array(
		v.strictObject({
			feature: slug,
			kinds: v.pipe(v.array(kind), v.minLength(1)),
			/** State without any statement. */
			unless_told: v.optional(v.picklist(FACILITY_STATES), 'planned')
		})
	)
});

/** Parameters from which the example streets, compounds and facilities are generated at load: see example-circle.ts. */
export const exampleCircle = v.strictObject({
	/** Seed of the random numbers. */
	seed: v.pipe(v.number(), v.integer()),
	streets: v.strictObject({
		name,
		/** Minimum and maximum side of a block. */
		block_m: v.pipe(
			v.tuple([metres, metres]),
			v.check(([least, most]) => most >= least * 1.5, 'the greatest side is at least one and a half times the least')
		)
	}),
	compounds: v.strictObject({
		/** A number follows: 001, 002, … */
		name,
		count,
		/** Total population. */
		population: count
	}),
	facilities: v.array(
		v.strictObject({
			kind,
			name,
			/** Number of operating facilities. */
			count,
			/** Planned ones in addition. */
			coming: v.optional(
				v.array(v.strictObject({ state: v.picklist(['planned', 'under_construction']), opens: isoDate })),
				[]
			),
			entrances: v.optional(v.pipe(count, v.maxValue(6)), 1),
			capacity: v.optional(v.nullable(count), null)
		})
	)
});

export type SeedCircle = v.InferOutput<typeof circle>;
export type ExampleCirclePlan = v.InferOutput<typeof exampleCircle>;

export interface CircleSeed extends SeedCircle {
	/** null where a town has no examples. */
	examples: ExampleCirclePlan | null;
}
