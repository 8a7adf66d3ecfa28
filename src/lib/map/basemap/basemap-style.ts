/** Layers of the town's own basemap, drawn like a printed atlas. Pure: no map, no DOM. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { BASEMAP_SOURCE } from './basemap-data.ts';
import { byZoom, inLayer, ofClass, type BasemapOptions } from './basemap-expressions.ts';
import { basemapLabels } from './basemap-labels.ts';
import { BASEMAP_COLOURS, type BasemapPalette } from '../marks/palette.ts';
import { inOrder, type LayerId } from '../engine/zorder.ts';

const source = BASEMAP_SOURCE;

/** A style of the basemap alone. It has no glyph address: labels are drawn with the user's fonts. */
export function basemapStyle(options: BasemapOptions): StyleSpecification {
	return {
		version: 8,
		sources: { [BASEMAP_SOURCE]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
		layers: basemapLayers(options)
	};
}

export function basemapLayers(options: BasemapOptions): LayerSpecification[] {
	const palette = BASEMAP_COLOURS[options.mode];
	return inOrder([
		...surfaces(palette),
		...roads(palette),
		...waters(palette),
		...lines(palette),
		...points(palette),
		...basemapLabels(options)
	]);
}

/** Farther away houses are a grey haze. */
const BUILDINGS_FROM_ZOOM = 14;

function surfaces(palette: BasemapPalette): LayerSpecification[] {
	const fill = (id: LayerId, layer: string, color: string, opacity = 1): LayerSpecification => ({
		id,
		type: 'fill',
		source,
		filter: inLayer(layer, ['==', ['geometry-type'], 'Polygon']),
		paint: { 'fill-color': color, 'fill-opacity': opacity, 'fill-antialias': true }
	});
	return [
		{ id: 'background', type: 'background', paint: { 'background-color': palette.paper } },
		fill('land', 'land', palette.land),
		fill('town-fill', 'boundary', palette.land),
		// Layers of an imported extract.
		fill('residential', 'residential', palette.block, 0.6),
		fill('campus', 'campus', palette.block),
		fill('green', 'green', palette.green),
		fill('water-area', 'water', palette.water),
		{ ...fill('building', 'buildings', palette.road_casing, 0.7), minzoom: BUILDINGS_FROM_ZOOM },
		fill('outside-veil', 'outside', palette.paper, 0.68)
	];
}

/** Widths in pixels at zoom 11, 13 and 16. */
const ROAD_WIDTHS = {
	expressway: [2.6, 6, 14],
	primary: [2.2, 5.6, 13],
	secondary: [1.6, 4.2, 11],
	tertiary: [0.9, 2.6, 8]
} as const;
type RoadClass = keyof typeof ROAD_WIDTHS;

function roads(palette: BasemapPalette): LayerSpecification[] {
	const casing: Record<RoadClass, string> = {
		expressway: palette.expressway_casing,
		primary: palette.road_casing,
		secondary: palette.road_casing,
		tertiary: palette.minor_casing
	};
	return (Object.keys(ROAD_WIDTHS) as RoadClass[]).flatMap((name): LayerSpecification[] => {
		const [far, near, close] = ROAD_WIDTHS[name];
		const road = (id: LayerId, color: string, extra: number, cap: 'butt' | 'round'): LayerSpecification => ({
			id,
			type: 'line',
			source,
			filter: inLayer('roads', ofClass(name)),
			layout: { 'line-join': 'round', 'line-cap': cap },
			paint: { 'line-color': color, 'line-width': byZoom([11, far + extra], [13, near + extra], [16, close + extra]) }
		});
		return [
			road(`road-${name}-casing`, casing[name], 2.2, 'butt'),
			road(`road-${name}`, name === 'expressway' ? palette.expressway : palette.road, 0, 'round')
		];
	});
}

/** Widths in pixels at zoom 11, 13 and 16. */
const WATER_WIDTHS = { river: [2.2, 5, 16], stream: [1.2, 2.6, 8] } as const;
const BANK_PX = 1.6;
/** A river of approximate course has no bank line. */
const BANK_LIMIT_M = 250;

const IS_LINE: ExpressionSpecification = ['!=', ['geometry-type'], 'Polygon'];
const ROUND = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** A layer per width: a data-driven width would need a shader program of its own. */
function waters(palette: BasemapPalette): LayerSpecification[] {
	const isRiver: ExpressionSpecification = ['==', ['get', 'class'], 'river'];
	const course = (id: LayerId, of: keyof typeof WATER_WIDTHS, color: string, bank = 0): LayerSpecification => {
		const [far, near, close] = WATER_WIDTHS[of];
		const known: ExpressionSpecification[] = bank > 0 ? [['<=', ['get', 'accuracy_m'], BANK_LIMIT_M]] : [];
		return {
			id,
			type: 'line',
			source,
			filter: inLayer('water', IS_LINE, of === 'river' ? isRiver : ['!', isRiver], ...known),
			layout: ROUND,
			paint: { 'line-color': color, 'line-width': byZoom([11, far + bank], [13, near + bank], [16, close + bank]) }
		};
	};
	return [
		course('stream-bank', 'stream', palette.bank, BANK_PX),
		course('water-bank', 'river', palette.bank, BANK_PX),
		course('stream', 'stream', palette.water),
		course('water', 'river', palette.water)
	];
}

function lines(palette: BasemapPalette): LayerSpecification[] {
	return [
		{
			id: 'metro',
			type: 'line',
			source,
			filter: inLayer('metro'),
			layout: ROUND,
			paint: { 'line-color': palette.metro, 'line-width': byZoom([11, 0.9], [13, 1.6], [16, 3]) }
		},
		{
			id: 'town-band',
			type: 'line',
			source,
			filter: inLayer('boundary'),
			layout: { 'line-join': 'round' },
			paint: { 'line-color': palette.town_band, 'line-width': byZoom([11, 5], [13, 9], [16, 16]), 'line-opacity': 0.75 }
		},
		{
			id: 'town-line',
			type: 'line',
			source,
			filter: inLayer('boundary'),
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': palette.town_line,
				'line-width': byZoom([11, 1.1], [13, 1.6], [16, 2.4]),
				'line-dasharray': [7, 2.5, 1, 2.5]
			}
		}
	];
}

function points(palette: BasemapPalette): LayerSpecification[] {
	return [
		{
			id: 'green-mark',
			type: 'circle',
			source,
			filter: inLayer('green', ['==', ['geometry-type'], 'Point']),
			paint: {
				'circle-color': palette.green,
				'circle-stroke-color': palette.green_mark,
				'circle-stroke-width': 1,
				'circle-radius': byZoom([11, 1.6], [13, 3.6], [16, 8])
			}
		},
		{
			id: 'station',
			type: 'circle',
			source,
			filter: inLayer('stations'),
			paint: {
				'circle-color': palette.station,
				'circle-stroke-color': palette.metro,
				'circle-stroke-width': byZoom([11, 0.9], [13, 1.4], [16, 2.4]),
				'circle-radius': byZoom([11, 1.5], [13, 2.8], [16, 5.5])
			}
		}
	];
}
