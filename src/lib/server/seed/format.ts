/**
 * The format of a town's seed folder, file by file, as `docs/data.md` describes it in words. One YAML (or JSON) file per
 * aggregate; unknown keys are refused, so that a misspelt field is never ignored.
 */
import * as v from 'valibot';
import { PHASES } from '../../domain/shared/phase.ts';
import { REQUIREMENT_KINDS } from '../../domain/planning/lifecycle/requirement.ts';
import { COMMITMENTS, DATE_PRECISIONS } from '../../domain/shared/statement.ts';
import type { FeatureClass } from '../../domain/shared/feature-filter.ts';

export const code = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_.-]*$/i, 'not a code (letters, digits, - _ .)'));
export const slug = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not a slug (lower case words joined by -)')
);
export const isoDate = v.pipe(v.string(), v.isoDate('not a date (YYYY-MM-DD)'));
export const text = v.pipe(
	v.record(
		v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'not a language code')),
		v.pipe(v.string(), v.trim(), v.nonEmpty())
	),
	v.check((value) => Object.keys(value).length > 0, 'a text needs at least one language')
);
const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
export const position = v.tuple([longitude, latitude]);
export const visibility = v.optional(v.picklist(['public', 'internal', 'restricted']), 'public');

/** Citation: a source's slug and the code of one of its sections. */
const citation = { source: slug, at: v.string() };

export const geometry = v.variant('type', [
	v.strictObject({ type: v.literal('Point'), coordinates: position }),
	v.strictObject({ type: v.literal('MultiPoint'), coordinates: v.pipe(v.array(position), v.minLength(1)) }),
	v.strictObject({ type: v.literal('LineString'), coordinates: v.pipe(v.array(position), v.minLength(2)) }),
	v.strictObject({
		type: v.literal('MultiLineString'),
		coordinates: v.array(v.pipe(v.array(position), v.minLength(2)))
	}),
	v.strictObject({ type: v.literal('Polygon'), coordinates: v.array(v.pipe(v.array(position), v.minLength(4))) }),
	v.strictObject({
		type: v.literal('MultiPolygon'),
		coordinates: v.array(v.array(v.pipe(v.array(position), v.minLength(4))))
	})
]);

export const town = v.strictObject({
	code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{2,12}$/, 'not a division code')),
	slug,
	language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
	name: text,
	part_of: v.optional(text),
	time_zone: v.string(),
	bbox: v.tuple([longitude, latitude, longitude, latitude]),
	margin_m: v.pipe(v.number(), v.minValue(0)),
	camera: v.strictObject({ center: position, zoom: v.pipe(v.number(), v.minValue(0), v.maxValue(22)) }),
	official_area_km2: v.optional(v.nullable(v.number())),
	map_approval_no: v.optional(v.nullable(v.string())),
	attribution: v.optional(v.array(v.string()), []),
	reference_dates: v.optional(
		v.array(v.strictObject({ date: isoDate, read: v.picklist(['actual', 'promise']), name: text })),
		[]
	)
});

export const source = v.strictObject({
	slug,
	kind: v.string(),
	title: text,
	author: v.optional(text),
	published_on: v.optional(v.nullable(isoDate)),
	period: v.optional(text),
	occasion: v.optional(text),
	licence: v.optional(text),
	how_read: text,
	missing: v.optional(v.array(text), []),
	sections: v.pipe(v.array(v.strictObject({ code: v.string(), name: text })), v.minLength(1))
});

export const theme = v.strictObject({ code, name: text });
export const kind = v.strictObject({ code, symbol: v.string(), name: text });

/** A field required at a stage. A choice lists its options, the other kinds have none. */
const requirement = v.pipe(
	v.strictObject({
		field: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/)),
		kind: v.picklist(REQUIREMENT_KINDS),
		name: text,
		unit: v.optional(text),
		choices: v.optional(v.pipe(v.array(v.strictObject({ code, name: text })), v.minLength(2)))
	}),
	v.check(
		({ kind, choices }) => (kind === 'choice') === (choices !== undefined),
		'a choice, and only a choice, has choices'
	)
);

export const lifecycle = v.strictObject({
	code,
	name: text,
	source: text,
	stages: v.pipe(
		v.array(
			v.strictObject({
				code,
				phase: v.picklist(PHASES),
				name: text,
				entry: v.optional(text),
				evidence: v.optional(text),
				requires: v.optional(v.array(requirement), [])
			})
		),
		v.minLength(1)
	)
});

const event = v.strictObject({
	kind: v.picklist(['actual', 'target']),
	stage: v.optional(v.nullable(code), null),
	phrase: text,
	date: isoDate,
	precision: v.picklist(DATE_PRECISIONS),
	commitment: v.optional(v.nullable(v.picklist(COMMITMENTS)), null),
	note: v.optional(text),
	visibility,
	...citation
});

const fact = v.strictObject({
	code,
	name: text,
	value: v.optional(v.nullable(v.number()), null),
	/** The whole of which `value` is a part: 10 of 12. */
	out_of: v.optional(v.nullable(v.number()), null),
	text: v.optional(text),
	unit: v.optional(text),
	qualifier: v.optional(text),
	as_of: isoDate,
	precision: v.picklist(DATE_PRECISIONS),
	/** True for counts of people or households: below 5 they are never public. */
	counts_people: v.optional(v.boolean(), false),
	visibility,
	...citation
});

const planLimits = v.strictObject({
	parcel_no: v.optional(v.nullable(v.string()), null),
	plan_version: v.optional(v.nullable(v.string()), null),
	land_use_national: v.optional(v.nullable(v.string()), null),
	land_use_local: v.optional(v.nullable(v.string()), null),
	area_m2: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
	far: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
	gfa_m2: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
	height_m: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
	density_pct: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))), null),
	green_pct: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))), null),
	/** The plan's own document; without one, that of the parcel. */
	source: v.optional(slug),
	at: v.optional(v.string())
});

export const feature = v.strictObject({
	slug,
	name: text,
	aliases: v.optional(v.array(v.string()), []),
	address: v.optional(text),
	theme: code,
	kind: code,
	lifecycle: v.optional(v.nullable(code), null),
	summary: text,
	visibility,
	is_example: v.optional(v.boolean(), false),
	/** null: not placed. Then `basis` says why. */
	geometry: v.nullable(geometry),
	basis: text,
	accuracy_m: v.nullable(v.pipe(v.number(), v.minValue(0))),
	/** Only in parcels.yaml: the limits of the approved plan, where a source states them. */
	plan: v.optional(planLimits),
	events: v.optional(v.array(event), []),
	facts: v.optional(v.array(fact), []),
	notes: v.optional(v.array(v.strictObject({ kind: v.picklist(['tension', 'gap', 'remark']), text })), []),
	related: v.optional(
		v.array(v.strictObject({ slug, relation: v.picklist(['part_of', 'serves', 'same_place', 'supports']) })),
		[]
	),
	indicators: v.optional(v.array(code), []),
	/** Citation of the feature itself. */
	...citation
});

export const programme = v.strictObject({
	slug,
	name: text,
	theme: code,
	kind: code,
	summary: text,
	/** State in the reported year, in short terms, with its citation. */
	reported: v.optional(v.strictObject({ text, date: isoDate, precision: v.picklist(DATE_PRECISIONS), ...citation })),
	promised: v.optional(
		v.strictObject({
			text,
			date: isoDate,
			precision: v.picklist(DATE_PRECISIONS),
			commitment: v.picklist(COMMITMENTS),
			...citation
		})
	),
	indicators: v.optional(v.array(code), []),
	...citation
});

export const note = v.strictObject({
	slug,
	kind: v.picklist(['glossary', 'goal', 'problem', 'award', 'context', 'tension', 'gap']),
	name: text,
	text,
	...citation
});

const indicatorValue = v.strictObject({
	year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)),
	kind: v.picklist(['actual', 'target']),
	value: v.optional(v.nullable(v.number()), null),
	/** A target or state in words where the source gives no number, e.g. 稳步提升. */
	text: v.optional(text),
	operator: v.optional(v.picklist(['=', '>=', '<=', '~']), '='),
	/** `growth`: the value is a change against the year before, in percent, not a level. */
	measure: v.optional(v.picklist(['level', 'growth']), 'level'),
	/** Qualifiers of the source such as 预计, 近, 约, 累计, exactly as stated. */
	qualifier: v.optional(text),
	/** The part of the year covered, where it is not the whole year: 1-11月. */
	period: v.optional(text),
	change: v.optional(v.strictObject({ value: v.number(), unit: v.picklist(['percent', 'points', 'unclear']) })),
	rank: v.optional(text),
	/** True when the number is derived from the source and not stated in it. */
	derived: v.optional(v.boolean(), false),
	commitment: v.optional(v.nullable(v.picklist(COMMITMENTS)), null),
	...citation
});

export const indicator = v.strictObject({
	code,
	theme: code,
	name: text,
	unit: v.optional(v.nullable(text), null),
	counts_people: v.optional(v.boolean(), false),
	values: v.pipe(v.array(indicatorValue), v.minLength(1)),
	notes: v.optional(v.array(v.strictObject({ kind: v.picklist(['tension', 'gap', 'remark']), text })), [])
});

/** One drawn feature of the town's own basemap. */
export const basemapFeature = v.strictObject({
	type: v.literal('Feature'),
	geometry,
	properties: v.strictObject({
		name: v.optional(v.nullable(text), null),
		/** Sub-kind inside the layer: `expressway`, `primary`, `secondary`, `tertiary`; `river`, `stream`; a metro line's number. */
		class: v.optional(v.nullable(v.string()), null),
		accuracy_m: v.pipe(v.number(), v.minValue(0)),
		basis: text
	})
});

/** Layers of the basemap folder: one GeoJSON file each, `basemap/<layer>.geojson`. */
export const BASEMAP_LAYERS = [
	'boundary',
	'land',
	'green',
	'campus',
	'water',
	'roads',
	'metro',
	'stations',
	'places'
] as const;
export type BasemapLayer = (typeof BASEMAP_LAYERS)[number];

export const FEATURE_FILES = {
	parcel: 'parcels',
	project: 'projects',
	facility: 'facilities',
	water: 'waters',
	area: 'areas'
} as const satisfies Record<FeatureClass, string>;

export type SeedTown = v.InferOutput<typeof town>;
export type SeedSource = v.InferOutput<typeof source>;
export type SeedTheme = v.InferOutput<typeof theme>;
export type SeedKind = v.InferOutput<typeof kind>;
export type SeedLifecycle = v.InferOutput<typeof lifecycle>;
export type SeedFeature = v.InferOutput<typeof feature>;
export type SeedProgramme = v.InferOutput<typeof programme>;
export type SeedNote = v.InferOutput<typeof note>;
export type SeedIndicator = v.InferOutput<typeof indicator>;
export type SeedBasemapFeature = v.InferOutput<typeof basemapFeature>;
