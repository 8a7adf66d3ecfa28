/** The user's choices for a file, from the form: validated, and returned as typed when refused. */
import * as v from 'valibot';
import { choice, typedText } from '../../shared/form.ts';
import { AXIS_ORDERS, isSystemCode } from '../systems/crs.ts';
import { conversionOf, localConversion, readControlPoints, type Conversion } from './conversion.ts';
import { AREA_UNITS, FIELDS, type AreaUnit, type Mapping } from './fields.ts';
import { MATCH_KEYS, type ChoiceProblem, type MatchKey } from './outcome.ts';
import type { RawLayer } from '../formats/reader.ts';
import { VISIBILITIES, type Visibility } from '../../shared/visibility.ts';
import { FEATURE_CLASSES, type FeatureClass } from '../../shared/feature-filter.ts';

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

const MAX_DOCUMENT = 200;
/** Further off than that nothing is drawn as a place. */
const MAX_ACCURACY_M = 1000;
/** Control points may be many lines. */
const MAX_TEXT = 8000;

export const textOf = (form: FormData, name: string): string => typedText(form, name, MAX_TEXT);

/** What was typed, as it goes back with a refusal. */
export const typedChoices = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, MAX_TEXT)]] : []))
	);

export function layerOf(layers: readonly RawLayer[], form: FormData | URLSearchParams): RawLayer {
	const layer = layers[Number(form.get('layer') ?? 0)] ?? layers[0];
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

function readMapping(form: FormData, columns: readonly string[]): Mapping {
	return Object.fromEntries(
		FIELDS.flatMap((field) => {
			const column = textOf(form, `column_${field}`);
			return columns.includes(column) ? [[field, column]] : [];
		})
	);
}

/** @returns the decisions, or everything that is wrong with them */
export function readChoices(layers: readonly RawLayer[], form: FormData): Choices | ChoiceProblem[] {
	const layer = layerOf(layers, form);
	const conversion = readConversion(form);
	const mapping = readMapping(form, layer.columns);
	const document = textOf(form, 'document');
	const accuracy_m = Number(textOf(form, 'accuracy_m') || NaN);
	const match_by = v.parse(choice(MATCH_KEYS, 'parcel_no'), textOf(form, 'match_by'));
	const [theme, kind] = [textOf(form, 'theme'), textOf(form, 'kind')];
	const problems: (ChoiceProblem | false)[] = [
		typeof conversion === 'string' && conversion,
		document === '' && 'no_document',
		document.length > MAX_DOCUMENT && 'document_too_long',
		!(accuracy_m >= 0 && accuracy_m <= MAX_ACCURACY_M) && 'bad_accuracy',
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
		unit: v.parse(choice(Object.keys(AREA_UNITS) as AreaUnit[], 'm2'), textOf(form, 'unit')),
		class: v.parse(choice(FEATURE_CLASSES, 'parcel'), textOf(form, 'class')),
		theme,
		kind,
		lifecycle: textOf(form, 'lifecycle') || null,
		visibility: v.parse(choice(VISIBILITIES, 'internal'), textOf(form, 'visibility')),
		document,
		accuracy_m,
		match_by
	};
}
