/** A position chosen by a tap: a mark that can be dragged, inside a disc of its accuracy. */
import type { MultiPoint, Point } from 'geojson';
import { Marker, type LngLat, type Map as MapLibre, type MapMouseEvent } from 'maplibre-gl';
import type { XY } from '../../domain/places/systems/crs.ts';
import type { Mode } from '../marks/palette.ts';
import { PlaceLayers } from './place-layers.ts';

/** Accuracy of a tap with a finger, in pixels at the zoom at which it was made. */
const ACCURACY_PX = 8;
const MIN_ACCURACY_M = 3;

/** @param accuracy_m by the scale of the map */
export type Chosen = (at: XY, accuracy_m: number) => void;

export class TapMark {
	readonly #map: MapLibre;
	readonly #layers: PlaceLayers;
	readonly #marker: Marker;
	readonly #onchosen: Chosen;

	/**
	 * @param map with its style loaded
	 * @param element the mark, with its tip at the middle of its lower edge
	 */
	constructor(map: MapLibre, mode: Mode, element: HTMLElement, onchosen: Chosen) {
		this.#map = map;
		this.#onchosen = onchosen;
		this.#layers = new PlaceLayers(map, mode);
		this.#marker = new Marker({ element, anchor: 'bottom', draggable: true });
		this.#marker.on('dragend', () => this.#choose(this.#marker.getLngLat()));
		map.on('click', this.#tapped);
	}

	readonly #tapped = ({ lngLat }: MapMouseEvent): void => this.#choose(lngLat);

	#choose(at: LngLat): void {
		const { x, y } = this.#map.project(at);
		const beside = this.#map.unproject([x + ACCURACY_PX, y]);
		this.#onchosen([at.lng, at.lat], Math.max(MIN_ACCURACY_M, Math.ceil(at.distanceTo(beside))));
	}

	/**
	 * @param accuracy_m 0 where it is unknown
	 * @param others further positions, shown as rings
	 */
	show(at: XY | null, accuracy_m: number, others: readonly Point[]): void {
		const before: MultiPoint = { type: 'MultiPoint', coordinates: others.map(({ coordinates }) => coordinates) };
		this.#layers.show({ before, shape: null, points: at ? [at] : [], accuracy_m, flaws: [] });
		if (at) this.#marker.setLngLat([...at]).addTo(this.#map);
		else this.#marker.remove();
	}

	remove(): void {
		this.#map.off('click', this.#tapped);
		this.#marker.remove();
		this.#layers.remove();
	}
}
