/** Labels of the basemap by the rules of a printed atlas: water slanted, areas in a spaced serif, roads along their line. */
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { BASEMAP_SOURCE } from './basemap-data.ts';
import { byZoom, inLayer, ofClass, type BasemapOptions } from './basemap-expressions.ts';
import { FONTS } from './fonts.ts';
import { BASEMAP_COLOURS, type BasemapPalette } from '../marks/palette.ts';
import type { LayerId } from '../engine/zorder.ts';

/** The name in the user's language, else in the town's own, else in any. */
export function nameExpression(language: string, townLanguage: string): ExpressionSpecification {
	return ['coalesce', ['get', `name_${language}`], ['get', `name_${townLanguage}`], ['get', 'name'], ''];
}

/** `text-field` of every layer with names; the rest of a layer does not depend on the language. */
export function labelTexts(options: BasemapOptions): Partial<Record<LayerId, ExpressionSpecification | string>> {
	const name = nameExpression(options.language, options.townLanguage);
	return {
		'town-line-label': options.schematic,
		'neighbour-label': name,
		'water-label': name,
		'road-label': name,
		'metro-label': name,
		'green-label': name,
		'station-label': name,
		'place-label': name
	};
}

type Layout = NonNullable<SymbolLayerSpecification['layout']>;
const ALONG: Layout = {
	'symbol-placement': 'line',
	'text-rotation-alignment': 'map',
	'text-pitch-alignment': 'viewport',
	'text-max-angle': 40,
	'text-padding': 3
};

type Label = (
	id: LayerId,
	filter: SymbolLayerSpecification['filter'],
	color: string,
	layout: Layout,
	more?: Partial<SymbolLayerSpecification>
) => LayerSpecification;

export function basemapLabels(options: BasemapOptions): LayerSpecification[] {
	const palette = BASEMAP_COLOURS[options.mode];
	const texts = labelTexts(options);
	const label: Label = (id, filter, color, layout, more) => ({
		id,
		type: 'symbol',
		source: BASEMAP_SOURCE,
		filter,
		layout: { 'text-field': texts[id] ?? '', 'text-font': FONTS.regular, ...layout },
		paint: { 'text-color': color, 'text-halo-color': palette.halo, 'text-halo-width': 1.4, 'text-halo-blur': 0.4 },
		...more
	});
	return [...namesOfLines(label, palette), ...namesOfPlaces(label, palette), ...namesOfAreas(label, palette)];
}

function namesOfLines(label: Label, palette: BasemapPalette): LayerSpecification[] {
	return [
		label('town-line-label', inLayer('boundary'), palette.town_line, {
			...ALONG,
			'symbol-spacing': 340,
			'text-max-angle': 30,
			'text-size': byZoom([11, 10], [14, 12]),
			'text-letter-spacing': 0.12,
			'text-offset': [0, -0.95],
			'text-padding': 2
		}),
		label('water-label', inLayer('water'), palette.water_label, {
			...ALONG,
			'text-font': FONTS.italic,
			'symbol-spacing': 320,
			'text-size': byZoom([11, 10.5], [14, 13.5]),
			'text-letter-spacing': 0.2,
			'text-offset': [0, 0.05]
		}),
		label(
			'road-label',
			inLayer('roads', [
				'>=',
				['zoom'],
				['match', ['get', 'class'], 'expressway', 11, 'primary', 11, 'secondary', 12, 13.5]
			]),
			palette.label,
			{
				...ALONG,
				'symbol-spacing': 280,
				'text-size': byZoom([11, 9.5], [13, 11], [16, 13.5]),
				'text-letter-spacing': 0.08,
				'symbol-sort-key': ['match', ['get', 'class'], 'expressway', 0, 'primary', 1, 'secondary', 2, 3]
			},
			{ minzoom: 11.6 }
		),
		label(
			'metro-label',
			inLayer('metro'),
			palette.label_quiet,
			{ ...ALONG, 'symbol-spacing': 700, 'text-size': byZoom([12, 9], [15, 11]), 'text-offset': [0, -0.8] },
			{ minzoom: 13.2 }
		)
	];
}

function namesOfPlaces(label: Label, palette: BasemapPalette): LayerSpecification[] {
	return [
		label(
			'green-label',
			inLayer('green'),
			palette.green_label,
			{
				'text-size': byZoom([13, 10], [16, 12.5]),
				'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
				'text-radial-offset': 0.7,
				'text-max-width': 7,
				'text-padding': 4
			},
			{ minzoom: 13.3 }
		),
		label(
			'station-label',
			inLayer('stations'),
			palette.label_quiet,
			{
				'text-size': byZoom([12, 9.5], [14, 11.5], [16, 13]),
				'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
				'text-radial-offset': 0.6,
				'text-max-width': 8,
				'text-padding': 3,
				'symbol-sort-key': ['case', ofClass('town'), 0, 1]
			},
			{ minzoom: 12.3 }
		)
	];
}

function namesOfAreas(label: Label, palette: BasemapPalette): LayerSpecification[] {
	const isCampus = ofClass('campus');
	return [
		label('neighbour-label', inLayer('places', ofClass('neighbour')), palette.label_quiet, {
			'text-font': FONTS.serif,
			'text-size': byZoom([11, 11], [14, 15]),
			'text-letter-spacing': 0.25,
			'text-padding': 10
		}),
		label('place-label', inLayer('places', ofClass('area', 'campus')), palette.label, {
			'text-font': FONTS.serif,
			'text-size': [
				'interpolate',
				['linear'],
				['zoom'],
				11,
				['case', isCampus, 11, 13],
				14,
				['case', isCampus, 14.5, 19]
			],
			'text-letter-spacing': 0.28,
			'text-max-width': 11,
			'text-padding': 6
		})
	];
}
