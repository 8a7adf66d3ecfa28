/** The place of a form on the map: drawn where it can be edited, shown where it cannot, with what belongs beside it. */
import type { Geometry } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { XY } from '../../domain/places/systems/crs.ts';
import { kindOf, partsOf, type Shape } from '../../domain/places/geometry/shape.ts';
import type { Mode } from '../marks/palette.ts';
import { PlaceDrawing, type DrawingHandlers } from './place-drawing.ts';
import { PlaceLayers } from './place-layers.ts';
import { snapTargets } from './snap.ts';

/** More corners are not dragged one by one, and would be redrawn at every step. */
const MAX_HANDLES = 1500;

export class PlaceCanvas {
	readonly drawing: PlaceDrawing;
	readonly #layers: PlaceLayers;

	/** @param map with its style loaded */
	constructor(map: MapLibre, mode: Mode, handlers: DrawingHandlers) {
		this.drawing = new PlaceDrawing(map, mode, handlers);
		this.#layers = new PlaceLayers(map, mode);
	}

	/** Draws this instead of what is there. */
	show(place: Shape | null): void {
		this.drawing.show(place && isEditable(place) ? place : null);
	}

	/** What lies beside it: the place before, how far off, where its flaws are. */
	annotate(place: Shape | null, beside: { before: Geometry | null; accuracy_m: number; flaws: readonly XY[] }): void {
		const points = place && kindOf(place) === 'point' ? partsOf(place).flat(2) : [];
		this.#layers.show({ ...beside, points, shape: place && !isEditable(place) ? place : null });
	}

	/** What corners snap to. */
	snapTo(geometries: readonly Geometry[]): void {
		this.drawing.snapTargets = snapTargets(geometries);
	}

	remove(): void {
		this.drawing.destroy();
		this.#layers.remove();
	}
}

/** Whether the drawing tools can take it up: no holes, not too many corners. */
function isEditable(place: Shape): boolean {
	const parts = partsOf(place);
	return parts.every((rings) => rings.length === 1) && parts.flat(2).length <= MAX_HANDLES;
}
