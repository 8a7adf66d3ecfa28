/** What a file would put on the map, over what is there: by outcome, with the spots where a shape is invalid. */
import type { FeatureCollection, Geometry } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { Outcome } from '../../domain/places/import/outcome.ts';
import type { Mode } from '../marks/palette.ts';
import { beforeId, LAYER_ORDER } from '../engine/zorder.ts';

/** `drawn`: nothing is decided of it yet. */
export type ImportMark = Outcome | 'drawn' | 'flaw';

/** Each outcome has its own dash or width besides its colour (ImportKey.svelte shows them). */
export const IMPORT_COLOURS: Readonly<Record<Mode, Readonly<Record<ImportMark, `#${string}`>>>> = {
	light: { drawn: '#175564', new: '#175564', changed: '#7A3E9D', same: '#605b51', refused: '#8c1d18', flaw: '#8c1d18' },
	dark: { drawn: '#8ac6d0', new: '#8ac6d0', changed: '#D2A8EA', same: '#abb0b3', refused: '#ff9a8f', flaw: '#ff9a8f' }
};

export type ImportScene = FeatureCollection<Geometry, { mark: ImportMark }>;

const SOURCE = 'import';
const MARK: ExpressionSpecification = ['get', 'mark'];
const isFlaw: ExpressionSpecification = ['==', MARK, 'flaw'];
const geometry = (type: 'Point' | 'LineString' | 'Polygon'): ExpressionSpecification => ['==', ['geometry-type'], type];

function colourOf(mode: Mode): ExpressionSpecification {
	const { drawn, changed, same, refused } = IMPORT_COLOURS[mode];
	return ['match', MARK, 'changed', changed, 'same', same, ['refused', 'flaw'], refused, drawn];
}

const layersOf = (mode: Mode): LayerSpecification[] => [...shapeLayers(colourOf(mode)), ...pointLayers(colourOf(mode))];

/** Areas and lines: those that are refused are dashed. */
function shapeLayers(colour: ExpressionSpecification): LayerSpecification[] {
	const source = SOURCE;
	return [
		{
			id: 'import-area',
			source,
			type: 'fill',
			filter: geometry('Polygon'),
			paint: { 'fill-color': colour, 'fill-opacity': ['match', MARK, 'same', 0.06, 0.2] }
		},
		{
			id: 'import-edge',
			source,
			type: 'line',
			filter: ['all', ['!=', ['geometry-type'], 'Point'], ['!=', MARK, 'refused']],
			paint: { 'line-color': colour, 'line-width': ['match', MARK, 'changed', 3, 'same', 1, 2] }
		},
		{
			id: 'import-line',
			source,
			type: 'line',
			filter: ['all', ['!=', ['geometry-type'], 'Point'], ['==', MARK, 'refused']],
			paint: { 'line-color': colour, 'line-width': 2, 'line-dasharray': [2, 1.5] }
		}
	];
}

function pointLayers(colour: ExpressionSpecification): LayerSpecification[] {
	const source = SOURCE;
	return [
		{
			id: 'import-point',
			source,
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
			source,
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

export class ImportLayers {
	readonly #map: MapLibre;
	readonly #added: string[] = [];

	/** @param map with its style loaded */
	constructor(map: MapLibre, mode: Mode) {
		this.#map = map;
		map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
		for (const layer of layersOf(mode)) {
			const present = LAYER_ORDER.filter((id) => map.getLayer(id));
			map.addLayer(layer, beforeId(layer.id, present));
			this.#added.push(layer.id);
		}
	}

	show(scene: ImportScene): void {
		void this.#map.getSource<GeoJSONSource>(SOURCE)?.setData(scene);
	}

	remove(): void {
		for (const id of this.#added) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
		if (this.#map.getSource(SOURCE)) this.#map.removeSource(SOURCE);
	}
}
