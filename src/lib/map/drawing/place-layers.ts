/** Overlay beside a drawing: the previous geometry, its accuracy, a shape with too many vertices to edit, flaws. */
import type { FeatureCollection, Geometry } from 'geojson';
import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl';
import type { XY } from '../../domain/places/systems/crs.ts';
import type { Shape } from '../../domain/places/geometry/shape.ts';
import { disc } from '../../domain/shared/geo/disc.ts';
import type { Mode } from '../marks/palette.ts';
import { Overlay, type OverlayLayer } from '../engine/overlay.ts';

export interface PlaceColours {
	readonly drawn: `#${string}`;
	readonly before: `#${string}`;
	readonly flaw: `#${string}`;
	readonly paper: `#${string}`;
}

/** The page's accent, soft ink and danger ink (app.css). */
export const PLACE_COLOURS: Readonly<Record<Mode, PlaceColours>> = {
	light: { drawn: '#175564', before: '#605b51', flaw: '#8c1d18', paper: '#fcfbf7' },
	dark: { drawn: '#8ac6d0', before: '#abb0b3', flaw: '#ff9a8f', paper: '#1b2128' }
};

export interface PlaceScene {
	/** The current or previous geometry: dashed, points as rings. */
	readonly before: Geometry | null;
	/** A shape that the drawing tools cannot edit: with holes, or with very many vertices. */
	readonly shape: Shape | null;
	/** Discs of this radius around these. */
	readonly points: readonly XY[];
	readonly accuracy_m: number;
	readonly flaws: readonly XY[];
}

const is = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part];

/** Points are drawn as rings, all else as lines. */
const isPoint: ExpressionSpecification = ['in', ['geometry-type'], ['literal', ['Point', 'MultiPoint']]];

const layersOf = (colours: PlaceColours): OverlayLayer[] => [
	...drawnLayers(colours),
	...beforeLayers(colours),
	flawLayer(colours)
];

function drawnLayers({ drawn }: PlaceColours): OverlayLayer[] {
	const area = (id: string, of: string, opacity: number): OverlayLayer => ({
		id,
		type: 'fill',
		filter: is(of),
		paint: { 'fill-color': drawn, 'fill-opacity': opacity }
	});
	return [
		area('place-accuracy', 'accuracy', 0.14),
		area('place-shape', 'shape', 0.2),
		{
			id: 'place-shape-edge',
			type: 'line',
			filter: is('shape'),
			paint: { 'line-color': drawn, 'line-width': 2.5 }
		}
	];
}

function beforeLayers({ before }: PlaceColours): OverlayLayer[] {
	return [
		{
			id: 'place-before',
			type: 'line',
			filter: ['all', is('before'), ['!', isPoint]],
			paint: { 'line-color': before, 'line-width': 2, 'line-dasharray': [2.5, 2] }
		},
		{
			id: 'place-before-point',
			type: 'circle',
			filter: ['all', is('before'), isPoint],
			paint: { 'circle-radius': 9, 'circle-opacity': 0, 'circle-stroke-color': before, 'circle-stroke-width': 2 }
		}
	];
}

function flawLayer({ flaw, paper }: PlaceColours): OverlayLayer {
	return {
		id: 'place-flaw',
		type: 'circle',
		filter: is('flaw'),
		paint: {
			'circle-radius': 11,
			'circle-color': paper,
			'circle-opacity': 0.35,
			'circle-stroke-color': flaw,
			'circle-stroke-width': 3.5
		}
	};
}

export class PlaceLayers {
	readonly #overlay: Overlay;

	/** @param map with its style loaded */
	constructor(map: MapLibre, mode: Mode) {
		this.#overlay = new Overlay(map, 'place', layersOf(PLACE_COLOURS[mode]));
	}

	show({ before, shape, points, accuracy_m, flaws }: PlaceScene): void {
		this.#overlay.setData(
			collection([
				...(before ? [part('before', before)] : []),
				...(shape ? [part('shape', shape)] : []),
				...(accuracy_m > 0 ? points.map((point) => part('accuracy', disc([...point], accuracy_m))) : []),
				...flaws.map((at) => part('flaw', { type: 'Point', coordinates: [...at] }))
			])
		);
	}

	remove(): void {
		this.#overlay.remove();
	}
}

type Drawn = FeatureCollection<Geometry, { part: string }>;
const part = (name: string, geometry: Geometry): Drawn['features'][number] => ({
	type: 'Feature',
	geometry,
	properties: { part: name }
});
const collection = (features: Drawn['features']): Drawn => ({ type: 'FeatureCollection', features });
