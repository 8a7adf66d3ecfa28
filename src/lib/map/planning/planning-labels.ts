/** Labels of the planning features: overlapping ones are hidden, except the selected one. */
import type {
	ExpressionSpecification,
	FilterSpecification,
	LayerSpecification,
	SymbolLayerSpecification
} from 'maplibre-gl';
import { nameExpression } from '../basemap/basemap-labels.ts';
import { FONTS } from '../basemap/fonts.ts';
import type { StyleOptions } from '../engine/theme.ts';
import { MARKS } from '../marks/palette.ts';
import { isDisc, MARK_POINTS } from './planning-filters.ts';
import { LABEL_OPACITY } from './planning-paint.ts';
import { PLANNING_MARKS_SOURCE } from './planning-source.ts';

type Layout = NonNullable<SymbolLayerSpecification['layout']>;

/** Labels with a lower number are placed first. */
const RANK: ExpressionSpecification = [
	'match',
	['get', 'class'],
	'project',
	0,
	'parcel',
	1,
	'area',
	2,
	'facility',
	3,
	4
];

/** Pictogram of the kind, then the name. */
function labelText({ language, townLanguage }: StyleOptions): ExpressionSpecification {
	return ['format', ['image', ['get', 'symbol']], {}, ' ', {}, nameExpression(language, townLanguage), {}];
}

/** Marks that pass the filter: hidden ones must not block the labels of the rest. */
export function roomFilter(shown: readonly number[] | null): FilterSpecification {
	return shown === null ? MARK_POINTS : ['all', MARK_POINTS, isOneOf(shown)];
}

const isOneOf = (ids: readonly number[]): ExpressionSpecification => ['in', ['id'], ['literal', [...ids]]];

/** Labels of the features that pass the filter. */
export function labelFilter(shown: readonly number[] | null): FilterSpecification {
	const points: ExpressionSpecification = [
		'all',
		MARK_POINTS,
		['>=', ['zoom'], ['coalesce', ['get', 'label_zoom'], 0]]
	];
	return shown === null ? points : ['all', points, isOneOf(shown)];
}

export function selectedFilter(id: number | null): FilterSpecification {
	return ['==', ['id'], id ?? -1];
}

export function planningLabels(options: StyleOptions): LayerSpecification[] {
	const palette = MARKS[options.mode];
	const layout: Layout = {
		'text-field': labelText(options),
		'text-font': FONTS.regular,
		'text-size': ['interpolate', ['linear'], ['zoom'], 11, 10.5, 13, 12, 16, 14],
		'text-max-width': 9,
		'text-line-height': 1.25,
		'text-justify': 'auto',
		'symbol-sort-key': RANK
	};
	const paint = {
		'text-color': palette.label,
		'text-halo-color': palette.halo,
		'text-halo-width': 1.8,
		'text-halo-blur': 0.3
	};
	return [
		{
			id: 'planning-label',
			type: 'symbol',
			source: PLANNING_MARKS_SOURCE,
			filter: labelFilter(null),
			layout: {
				...layout,
				'text-variable-anchor': ['top', 'right', 'left', 'bottom'],
				// In ems of about 12 px, beyond the mark and its neighbours of the same place.
				'text-radial-offset': ['+', ['case', isDisc, 0.9, 1.25], ['/', ['coalesce', ['get', 'shift_px'], 0], 14]],
				'text-padding': 3
			},
			paint: { ...paint, 'text-opacity': LABEL_OPACITY }
		},
		{
			id: 'planning-label-selected',
			type: 'symbol',
			source: PLANNING_MARKS_SOURCE,
			filter: selectedFilter(null),
			layout: {
				...layout,
				'text-font': FONTS.medium,
				'text-anchor': 'top',
				'text-offset': [0, 1.5],
				'text-allow-overlap': true,
				'text-size': ['interpolate', ['linear'], ['zoom'], 11, 12, 16, 15.5]
			},
			paint: { ...paint, 'text-halo-width': 2.6 }
		}
	];
}
