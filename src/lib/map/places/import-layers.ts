/** Overlay of an import: the shapes of a file by outcome, and the positions of flaws. */
import type { FeatureCollection, Geometry } from 'geojson';
import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl';
import type { Outcome } from '../../domain/places/import/outcome.ts';
import type { Mode } from '../marks/palette.ts';
import { Overlay, type OverlayLayer } from '../engine/overlay.ts';

/** `drawn`: not yet checked. */
export type ImportMark = Outcome | 'drawn' | 'flaw';

/** Each outcome has its own dash or width besides its colour (ImportKey.svelte shows them). */
const IMPORT_COLOURS: Readonly<Record<Mode, Readonly<Record<ImportMark, `#${string}`>>>> = {
	light: { drawn: '#175564', new: '#175564', changed: '#7A3E9D', same: '#605b51', refused: '#8c1d18', flaw: '#8c1d18' },
	dark: { drawn: '#8ac6d0', new: '#8ac6d0', changed: '#D2A8EA', same: '#abb0b3', refused: '#ff9a8f', flaw: '#ff9a8f' }
};

export type ImportScene = FeatureCollection<Geometry, { mark: ImportMark }>;

const MARK: ExpressionSpecification = ['get', 'mark'];
const isFlaw: ExpressionSpecification = ['==', MARK, 'flaw'];
const geometry = (type: 'Point' | 'LineString' | 'Polygon'): ExpressionSpecification => ['==', ['geometry-type'], type];

function colourOf(mode: Mode): ExpressionSpecification {
	const { drawn, changed, same, refused } = IMPORT_COLOURS[mode];
	return ['match', MARK, 'changed', changed, 'same', same, ['refused', 'flaw'], refused, drawn];
}

const layersOf = (mode: Mode): OverlayLayer[] => [...shapeLayers(colourOf(mode)), ...pointLayers(colourOf(mode))];

/** Areas and lines: those that are refused are dashed. */
function shapeLayers(colour: ExpressionSpecification): OverlayLayer[] {
	return [
		{
			id: 'import-area',
			type: 'fill',
			filter: geometry('Polygon'),
			paint: { 'fill-color': colour, 'fill-opacity': ['match', MARK, 'same', 0.06, 0.2] }
		},
		{
			id: 'import-edge',
			type: 'line',
			filter: ['all', ['!=', ['geometry-type'], 'Point'], ['!=', MARK, 'refused']],
			paint: { 'line-color': colour, 'line-width': ['match', MARK, 'changed', 3, 'same', 1, 2] }
		},
		{
			id: 'import-line',
			type: 'line',
			filter: ['all', ['!=', ['geometry-type'], 'Point'], ['==', MARK, 'refused']],
			paint: { 'line-color': colour, 'line-width': 2, 'line-dasharray': [2, 1.5] }
		}
	];
}

function pointLayers(colour: ExpressionSpecification): OverlayLayer[] {
	return [
		{
			id: 'import-point',
			type: 'circle',
			filter: ['all', geometry('Point'), ['!', isFlaw]],
			paint: {
				'circle-radius': 5,
				'circle-color': colour,
				'circle-opacity': 0.5,
				'circle-stroke-color': colour,
				'circle-stroke-width': 1.5
			}
		},
		{
			id: 'import-flaw',
			type: 'circle',
			filter: isFlaw,
			paint: {
				'circle-radius': 10,
				'circle-opacity': 0,
				'circle-stroke-color': colour,
				'circle-stroke-width': 3.5
			}
		}
	];
}

/** @param map with its style loaded */
export const importOverlay = (map: MapLibre, mode: Mode): Overlay => new Overlay(map, 'import', layersOf(mode));
