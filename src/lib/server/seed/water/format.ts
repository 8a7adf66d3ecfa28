/** The format of a town's water files: rivers, sections, outfalls, and the plan of its example samples. */
import * as v from 'valibot';
import { OUTFALL_STATES, SECTION_LEVELS } from '../../../domain/water/section.ts';
import { WATER_CLASSES, type StandardClass } from '../../../domain/water/standard/water-class.ts';
import { geometry, isoDate, position, slug, text, visibility } from '../format.ts';

const sectionCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]+([_.-][A-Za-z0-9]+)*$/, 'not a code'));
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'not a month (YYYY-MM)'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const point = v.strictObject({ type: v.literal('Point'), coordinates: position });
const targetClass = v.picklist(
	WATER_CLASSES.filter((waterClass): waterClass is StandardClass => waterClass !== '>V'),
	'not a class from I to V'
);
/** An office, as in the official sheets: a mobile number would be personal data. */
const officePhone = v.pipe(
	v.string(),
	v.check((value) => !/^(\+?86[- ]?)?1[3-9]\d{9}$/.test(value), 'a mobile number is not published: give the office')
);

const placed = {
	basis: text,
	accuracy_m: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
	is_example: v.optional(v.boolean(), false)
};

/** Either `drawn` names a water of the basemap, whose line, basis and accuracy it takes, or it has its own. */
export const river = v.strictObject({
	slug,
	name: text,
	drawn: v.optional(v.string()),
	geometry: v.optional(v.nullable(geometry), null),
	...placed,
	basis: v.optional(text)
});

export const section = v.strictObject({
	code: sectionCode,
	name: text,
	/** Other names and codes under which laboratories list it. */
	aliases: v.optional(v.array(v.string()), []),
	river: slug,
	crossing: v.optional(v.nullable(text), null),
	water_body: v.optional(v.picklist(['river', 'lake']), 'river'),
	level: v.picklist(SECTION_LEVELS),
	target_class: v.optional(v.nullable(targetClass), null),
	chief_title: v.optional(v.nullable(text), null),
	chief_phone: v.optional(v.nullable(officePhone), null),
	visibility,
	geometry: v.optional(v.nullable(point), null),
	...placed,
	suspended: v.optional(
		v.array(v.strictObject({ from: isoDate, to: v.optional(v.nullable(isoDate), null), reason: text })),
		[]
	)
});

export const outfall = v.strictObject({
	slug,
	name: text,
	river: slug,
	visibility,
	geometry: v.optional(v.nullable(point), null),
	...placed,
	/** Oldest first. */
	events: v.pipe(
		v.array(
			v.strictObject({
				state: v.picklist(OUTFALL_STATES),
				date: isoDate,
				accepted_by: v.optional(v.nullable(text), null),
				evidence: v.optional(v.array(text), []),
				note: v.optional(v.nullable(text), null)
			})
		),
		v.minLength(1)
	)
});

/** Parameters from which the example samples are generated at load: see example-samples.ts. */
export const exampleSamples = v.strictObject({
	/** Seed of the random numbers. */
	seed: v.pipe(v.number(), v.integer()),
	first_month: month,
	months: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)),
	/** Earliest day of the month; sections follow within four days. */
	day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)),
	sections: v.array(
		v.strictObject({
			code: sectionCode,
			/** Pollution load in the first month and in the last: 0 clean, 1 heavily polluted. */
			load: v.tuple([share, share]),
			/** Months without a sample and without a stated reason. */
			missed: v.optional(v.array(month), [])
		})
	)
});

export type SeedRiver = v.InferOutput<typeof river>;
export type SeedSection = v.InferOutput<typeof section>;
export type SeedOutfall = v.InferOutput<typeof outfall>;
export type ExamplePlan = v.InferOutput<typeof exampleSamples>;

/** A river with the line that it takes from the basemap. */
export type PlacedRiver = Omit<SeedRiver, 'drawn' | 'basis'> & { basis: SeedSection['basis'] };

export interface WaterSeed {
	rivers: PlacedRiver[];
	sections: SeedSection[];
	outfalls: SeedOutfall[];
	/** null where a town has no example samples. */
	examples: ExamplePlan | null;
}
