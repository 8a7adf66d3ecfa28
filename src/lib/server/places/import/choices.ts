/** What the person decides of a file, as the form brings it: checked, and kept as it was typed when it is refused. */
import * as v from 'valibot';
import { AXIS_ORDERS, isSystemCode } from '../../../domain/places/systems/crs.ts';
import {
	conversionOf,
	localConversion,
	readControlPoints,
	type Conversion
} from '../../../domain/places/import/conversion.ts';
import { AREA_UNITS, FIELDS, type AreaUnit, type Mapping } from '../../../domain/places/import/fields.ts';
import { MATCH_KEYS, type MatchKey } from '../../../domain/places/import/outcome.ts';
import type { RawLayer } from '../../../domain/places/formats/reader.ts';
import { FEATURE_CLASSES, VISIBILITIES, type FeatureClass, type Visibility } from '../../../domain/planning/feature.ts';
import type { Draft } from './drafts.ts';

export const CHOICE_PROBLEMS = [
	'no_system',
	'no_order',
	'points_unreadable',
	'points_too_few',
	'points_not_numbers',
	'points_collinear',
	'no_document',
	'document_too_long',
	'bad_accuracy',
	'no_theme',
	'no_kind',
	'no_name_column',
	'no_match_column'
] as const;
export type ChoiceProblem = (typeof CHOICE_PROBLEMS)[number];

export interface Choices {
	layer: RawLayer;
	conversion: Conversion;
	mapping: Mapping;
	unit: AreaUnit;
	class: FeatureClass;
	theme: string;
	kind: string;
	lifecycle: string | null;
	visibility: Visibility;
	document: string;
	/** As the person states it for the places themselves. */
	accuracy_m: number;
	match_by: MatchKey;
}

const LONGEST_DOCUMENT = 200;
/** Further off than that nothing is drawn as a place. */
const MOST_ACCURACY_M = 1000;

export const textOf = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
};

export function layerOf({ read }: Draft, form: FormData | URLSearchParams): RawLayer {
	const chosen = Number(form.get('layer') ?? 0);
	const [first] = read.layers;
	const layer = read.layers[chosen] ?? first;
	if (!layer) throw new RangeError('a file that was read has a layer');
	return layer;
}

/** The system alone, for a preview. @returns why not */
export function readConversion(form: FormData): Conversion | ChoiceProblem {
	const [system = '', orderInSystem = ''] = textOf(form, 'system').split('/');
	const order = v.safeParse(v.picklist(AXIS_ORDERS), orderInSystem || textOf(form, 'order'));
	if (system !== 'local' && !isSystemCode(system)) return 'no_system';
	if (!order.success) return 'no_order';
	if (system !== 'local') return conversionOf(system, order.output);
	const points = readControlPoints(textOf(form, 'points'), order.output);
	return points.ok ? localConversion(points.fit, points.points.length, order.output) : `points_${points.problem}`;
}

export function readMapping(form: FormData, columns: readonly string[]): Mapping {
	return Object.fromEntries(
		FIELDS.flatMap((field) => {
			const column = textOf(form, `column_${field}`);
			return columns.includes(column) ? [[field, column]] : [];
		})
	);
}

/** @returns the decisions, or everything that is wrong with them */
export function readChoices(draft: Draft, form: FormData): Choices | ChoiceProblem[] {
	const layer = layerOf(draft, form);
	const conversion = readConversion(form);
	const mapping = readMapping(form, layer.columns);
	const document = textOf(form, 'document');
	const accuracy_m = Number(textOf(form, 'accuracy_m') || NaN);
	const match_by = v.parse(v.fallback(v.picklist(MATCH_KEYS), 'parcel_no'), textOf(form, 'match_by'));
	const [theme, kind] = [textOf(form, 'theme'), textOf(form, 'kind')];
	const problems: (ChoiceProblem | false)[] = [
		typeof conversion === 'string' && conversion,
		document === '' && 'no_document',
		document.length > LONGEST_DOCUMENT && 'document_too_long',
		!(accuracy_m >= 0 && accuracy_m <= MOST_ACCURACY_M) && 'bad_accuracy',
		theme === '' && 'no_theme',
		kind === '' && 'no_kind',
		!mapping.name && !mapping.parcel_no && 'no_name_column',
		match_by !== 'none' && !mapping[match_by] && 'no_match_column'
	];
	const found = problems.filter((problem) => problem !== false);
	if (typeof conversion === 'string' || found.length > 0) return found;
	return {
		layer,
		conversion,
		mapping,
		unit: v.parse(v.fallback(v.picklist(Object.keys(AREA_UNITS) as AreaUnit[]), 'm2'), textOf(form, 'unit')),
		class: v.parse(v.fallback(v.picklist(FEATURE_CLASSES), 'parcel'), textOf(form, 'class')),
		theme,
		kind,
		lifecycle: textOf(form, 'lifecycle') || null,
		visibility: v.parse(v.fallback(v.picklist(VISIBILITIES), 'internal'), textOf(form, 'visibility')),
		document,
		accuracy_m,
		match_by
	};
}
