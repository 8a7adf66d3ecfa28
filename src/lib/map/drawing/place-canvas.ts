/** The geometry of a form on the map: in the drawing tools where it is editable, else as an overlay. */
import type { Geometry } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { XY } from '../../domain/places/systems/crs.ts';
import { kindOf, partsOf, type Shape } from '../../domain/places/geometry/shape.ts';
import type { Mode } from '../marks/palette.ts';
import { PlaceDrawing, type DrawingHandlers } from './place-drawing.ts';
import { PlaceLayers } from './place-layers.ts';
import { snapTargets } from './snap.ts';

/** With more vertices dragging one by one is of no use, and redrawing at every step too slow. */
const MAX_HANDLES = 1500;

export class PlaceCanvas {
	readonly drawing: PlaceDrawing;
	readonly #layers: PlaceLayers;

	/** @param map with its style loaded */
	constructor(map: MapLibre, mode: Mode, handlers: DrawingHandlers) {
		this.drawing = new PlaceDrawing(map, mode, handlers);
		this.#layers = new PlaceLayers(map, mode);
	}

	/** Replaces the drawing. */
	show(place: Shape | null): void {
		this.drawing.show(place && isEditable(place) ? place : null);
	}

	/** Overlay: the previous geometry, its accuracy, its flaws. */
	annotate(place: Shape | null, beside: { before: Geometry | null; accuracy_m: number; flaws: readonly XY[] }): void {
		const points = place && kindOf(place) === 'point' ? partsOf(place).flat(2) : [];
		this.#layers.show({ ...beside, points, shape: place && !isEditable(place) ? place : null });
	}

	/** Targets of snapping. */
	snapTo(geometries: readonly Geometry[]): void {
		this.drawing.snapTargets = snapTargets(geometries);
	}

	remove(): void {
		this.drawing.destroy();
		this.#layers.remove();
	}
}

/** Whether the drawing tools can edit it: no holes, not too many vertices. */
function isEditable(place: Shape): boolean {
	const parts = partsOf(place);
	return parts.every((rings) => rings.length === 1) && parts.flat(2).length <= MAX_HANDLES;
}
