/** Layers of the water theme: the band of accuracy, rivers by grade, outfalls, sections by class. Pure: no map, no DOM. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { GRADES } from '../../domain/water/standard/standard.ts';
import { nameExpression } from '../basemap/basemap-labels.ts';
import { FONTS } from '../basemap/fonts.ts';
import { BASEMAP_COLOURS, MARKS, type Mode } from '../marks/palette.ts';
import { perFeature } from '../marks/per-feature.ts';
import { sectionImage } from './water-images.ts';
import { GRADE_COLOURS, SECTION_SIGNS, type SectionSign, WATER_OUTLINE } from './water-palette.ts';
import { OUTFALL_SOURCE, RIVER_SOURCE, SECTION_SOURCE } from './water-source.ts';
import type { StyleOptions } from '../engine/theme.ts';
import { inOrder, type LayerId } from '../engine/zorder.ts';

const state = (key: string): ExpressionSpecification => ['feature-state', key];
const isOn = (key: string): ExpressionSpecification => ['boolean', state(key), false];
const POINTS: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
const HAS_GRADE: ExpressionSpecification = ['!=', ['coalesce', state('grade'), 'none'], 'none'];

/** Layers that react to the pointer; they are under every mark. */
export const WATER_HIT_LAYERS: readonly LayerId[] = ['water-section-halo', 'water-outfall-halo'];

/** Farther away they would only be specks. */
const OUTFALLS_FROM_ZOOM = 11.5;

const markLayer = (sign: SectionSign): LayerId => `water-section-${sign}`;

export function waterLayers(options: StyleOptions): LayerSpecification[] {
	return inOrder([...riverLayers(options.mode), ...pointLayers(options.mode), ...labelLayers(options)]);
}

function riverLayers(mode: Mode): LayerSpecification[] {
	const source = RIVER_SOURCE;
	const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
	const grades = GRADES.flatMap((grade) => [grade, GRADE_COLOURS[grade]]);
	const colour = [
		'match',
		['coalesce', state('grade'), 'none'],
		...grades,
		BASEMAP_COLOURS[mode].bank
	] as unknown as ExpressionSpecification;
	const width = (extra: number): ExpressionSpecification => [
		'interpolate',
		['exponential', 1.5],
		['zoom'],
		11,
		2.6 + extra,
		13,
		4.6 + extra,
		16,
		10 + extra
	];
	return [
		{
			id: 'water-river-band',
			type: 'line',
			source,
			layout: round,
			paint: {
				'line-color': colour,
				'line-opacity': perFeature(0.1),
				// True width in metres: in pixels it doubles with every zoom.
				'line-width': [
					'interpolate',
					['exponential', 2],
					['zoom'],
					8,
					['*', ['get', 'band_px'], 2 ** -12],
					20,
					['get', 'band_px']
				]
			}
		},
		{
			id: 'water-river-casing',
			type: 'line',
			source,
			layout: round,
			paint: {
				'line-color': perFeature(mode === 'dark' ? '#E8E5DC' : WATER_OUTLINE),
				'line-opacity': ['case', HAS_GRADE, 0.85, 0],
				'line-width': width(1.8)
			}
		},
		{
			id: 'water-river',
			type: 'line',
			source,
			layout: round,
			paint: { 'line-color': colour, 'line-opacity': perFeature(1), 'line-width': width(0) }
		}
	];
}

function pointLayers(mode: Mode): LayerSpecification[] {
	const size: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10.5, 0.6, 12.2, 0.86, 14, 1.05, 16, 1.2];
	const free = { 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-size': size } as const;
	const marks = SECTION_SIGNS.map((sign): LayerSpecification => {
		const shown: ExpressionSpecification = ['==', ['coalesce', state('sign'), 'not_measured'], sign];
		return {
			id: markLayer(sign),
			type: 'symbol',
			source: SECTION_SOURCE,
			filter: POINTS,
			layout: { ...free, 'icon-image': sectionImage(sign) },
			paint: { 'icon-opacity': ['case', shown, 1, 0] }
		};
	});
	const outfallSize: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 11.5, 0.5, 14, 0.8, 16, 1];
	const accuracy = {
		type: 'fill',
		minzoom: 13,
		filter: ['==', ['geometry-type'], 'Polygon'],
		paint: { 'fill-color': MARKS[mode].label, 'fill-opacity': 0.08, 'fill-antialias': false }
	} as const satisfies Partial<LayerSpecification>;
	const halo = {
		type: 'symbol',
		filter: POINTS,
		paint: {
			'icon-color': ['case', isOn('selected'), MARKS[mode].selected, MARKS[mode].hover],
			'icon-opacity': ['case', isOn('selected'), 1, isOn('hover'), 0.85, 0]
		}
	} satisfies Partial<LayerSpecification>;
	return [
		{ ...accuracy, id: 'water-accuracy', source: SECTION_SOURCE },
		{ ...accuracy, id: 'water-outfall-accuracy', source: OUTFALL_SOURCE },
		{
			...halo,
			id: 'water-outfall-halo',
			source: OUTFALL_SOURCE,
			minzoom: OUTFALLS_FROM_ZOOM,
			layout: { ...free, 'icon-image': 'halo', 'icon-size': outfallSize }
		},
		{
			id: 'water-outfall',
			type: 'symbol',
			source: OUTFALL_SOURCE,
			minzoom: OUTFALLS_FROM_ZOOM,
			filter: POINTS,
			layout: { ...free, 'icon-size': outfallSize, 'icon-image': ['get', 'image'] },
			paint: { 'icon-opacity': perFeature(1) }
		},
		{ ...halo, id: 'water-section-halo', source: SECTION_SOURCE, layout: { ...free, 'icon-image': 'halo' } },
		...marks,
		...selectedOutfall(mode)
	];
}

/** An outfall is often under a section's mark, and not drawn at low zooms: the selected one is drawn over all others. */
function selectedOutfall(mode: Mode): LayerSpecification[] {
	const size: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 0.7, 14, 0.95, 16, 1.1];
	const free = { 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-size': size } as const;
	const opacity: ExpressionSpecification = ['case', isOn('selected'), 1, 0];
	return [
		{
			id: 'water-outfall-selected-halo',
			type: 'symbol',
			source: OUTFALL_SOURCE,
			filter: POINTS,
			layout: { ...free, 'icon-image': 'halo' },
			paint: { 'icon-color': perFeature(MARKS[mode].selected), 'icon-opacity': opacity }
		},
		{
			id: 'water-outfall-selected',
			type: 'symbol',
			source: OUTFALL_SOURCE,
			filter: POINTS,
			layout: { ...free, 'icon-image': ['get', 'image'] },
			paint: { 'icon-opacity': opacity }
		}
	];
}

function labelLayers(options: StyleOptions): LayerSpecification[] {
	const palette = MARKS[options.mode];
	const paint = { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 };
	const text = {
		'text-field': nameExpression(options.language, options.townLanguage),
		'text-max-width': 9,
		'text-line-height': 1.25
	} as const;
	const selected = {
		type: 'symbol',
		filter: POINTS,
		layout: {
			...text,
			'text-font': FONTS.medium,
			'text-size': ['interpolate', ['linear'], ['zoom'], 11, 12, 16, 15.5],
			'text-anchor': 'top',
			'text-offset': [0, 1.4],
			'text-allow-overlap': true
		},
		paint: { ...paint, 'text-halo-width': 2.6, 'text-opacity': ['case', isOn('selected'), 1, 0] }
	} as const satisfies Partial<LayerSpecification>;
	return [
		{
			id: 'water-section-label',
			type: 'symbol',
			source: SECTION_SOURCE,
			minzoom: 12.4,
			filter: POINTS,
			layout: {
				...text,
				'text-font': FONTS.regular,
				'text-size': ['interpolate', ['linear'], ['zoom'], 12, 10.5, 14, 12, 16, 14],
				'text-variable-anchor': ['top', 'right', 'left', 'bottom'],
				'text-radial-offset': 1.35,
				'text-padding': 3
			},
			paint: { ...paint, 'text-opacity': ['case', isOn('selected'), 0, 1] }
		},
		{ ...selected, id: 'water-section-label-selected', source: SECTION_SOURCE },
		{ ...selected, id: 'water-outfall-label-selected', source: OUTFALL_SOURCE },
		{
			// Invisible: an empty icon, placed before all names, that keeps them off the marks.
			id: 'water-section-room',
			type: 'symbol',
			source: SECTION_SOURCE,
			filter: POINTS,
			layout: { 'icon-image': 'room', 'icon-allow-overlap': true },
			paint: { 'icon-opacity': 0 }
		}
	];
}
