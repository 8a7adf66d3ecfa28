/**
 * Taps on the living circle, and dragging of facilities. The dragged mark is an element over the canvas, so that it
 * follows the pointer while the map is busy drawing.
 */
import { type Map as MapLibre, type MapMouseEvent, type MapTouchEvent, Marker, type PointLike } from 'maplibre-gl';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import { FACILITY_LAYER } from './circle-layers.ts';
import { CIRCLE_BOX, SQUARE } from './circle-marks.ts';
import { COMPOUND_SOURCE, FACILITY_SOURCE } from './circle-source.ts';

export interface CircleEvents {
	/** @param compound its index in the list; null where the tap hit none */
	tap: { compound: number | null; at: LonLat };
	/** Once per frame while a facility is dragged. @param facility its index in the list */
	drag: { facility: number; to: LonLat };
	drop: { facility: number; to: LonLat };
}

/** A finger is less precise than a mouse. */
const TOLERANCE_PX = 7;
/** A smaller movement counts as a tap. */
const MIN_DRAG_PX = 4;

type Press = MapMouseEvent | MapTouchEvent;
type Emit = <Type extends keyof CircleEvents>(type: Type, detail: CircleEvents[Type]) => void;

export class FacilityDragHandler {
	readonly #emit: Emit;
	draggable = false;
	/** Compounds are small dots: a tap beside one means the place, not the compound. */
	compoundsAreDots = false;
	#marker: Marker | null = null;
	#frame = 0;

	constructor(emit: Emit) {
		this.#emit = emit;
	}

	start(map: MapLibre): void {
		map.on('click', (event) => this.#tap(event));
		map.on('mousedown', (event) => this.#press(event, 'mousemove', 'mouseup'));
		map.on('touchstart', (event) => this.#press(event, 'touchmove', 'touchend'));
		map.on('mousemove', (event) => this.#showGrip(event));
	}

	cancel(): void {
		cancelAnimationFrame(this.#frame);
		this.#marker?.remove();
		this.#marker = null;
	}

	#tap({ target, point, lngLat: { lng, lat } }: MapMouseEvent): void {
		const layer = this.compoundsAreDots ? 'circle-compound-quiet' : 'circle-compound-halo';
		this.#emit('tap', { compound: idAt(target, point, layer, COMPOUND_SOURCE), at: { lon: lng, lat } });
	}

	#showGrip({ target, point }: MapMouseEvent): void {
		if (!this.draggable || this.#marker) return;
		const { style } = target.getCanvas();
		if (idAt(target, point, FACILITY_LAYER, FACILITY_SOURCE) !== null) style.cursor = 'grab';
		else if (style.cursor === 'grab') style.cursor = '';
	}

	#press(press: Press, move: 'mousemove' | 'touchmove', end: 'mouseup' | 'touchend'): void {
		if (!this.draggable || ('points' in press && press.points.length > 1)) return;
		const map = press.target;
		const facility = idAt(map, press.point, FACILITY_LAYER, FACILITY_SOURCE);
		if (facility === null) return;
		// Else the map itself would be dragged.
		press.preventDefault();
		let to: LonLat | null = null;
		const follow = ({ point, lngLat: { lng, lat } }: Press): void => {
			const distance_px = Math.hypot(point.x - press.point.x, point.y - press.point.y);
			if (to === null && distance_px < MIN_DRAG_PX) return;
			to = { lon: lng, lat };
			this.#drag(map, facility, to);
		};
		const release = (): void => {
			map.off(move, follow);
			setDragged(map, facility, false);
			this.cancel();
			if (to) this.#emit('drop', { facility, to });
		};
		map.on(move, follow);
		void map.once(end, release);
	}

	#drag(map: MapLibre, facility: number, to: LonLat): void {
		if (!this.#marker) {
			this.#marker = new Marker({ element: draggedElement() });
			this.#marker.setLngLat([to.lon, to.lat]).addTo(map);
			setDragged(map, facility, true);
		}
		this.#marker.setLngLat([to.lon, to.lat]);
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => this.#emit('drag', { facility, to }));
	}
}

function setDragged(map: MapLibre, facility: number, held: boolean): void {
	map.setFeatureState({ source: FACILITY_SOURCE, id: facility }, { held });
}

/** Id of the topmost feature of a source near a point. */
function idAt(map: MapLibre, { x, y }: { x: number; y: number }, layer: string, source: string): number | null {
	if (!map.getLayer(layer)) return null;
	const box: [PointLike, PointLike] = [
		[x - TOLERANCE_PX, y - TOLERANCE_PX],
		[x + TOLERANCE_PX, y + TOLERANCE_PX]
	];
	const [hit] = map.queryRenderedFeatures(box, { layers: [layer] }).filter((one) => one.source === source);
	return hit ? Number(hit.id) : null;
}

function draggedElement(): HTMLElement {
	const element = document.createElement('div');
	element.className = 'circle-dragged';
	element.setAttribute('aria-hidden', 'true');
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('viewBox', `0 0 ${CIRCLE_BOX} ${CIRCLE_BOX}`);
	svg.setAttribute('width', '34');
	svg.setAttribute('height', '34');
	const square = document.createElementNS('http://www.w3.org/2000/svg', 'path');
	square.setAttribute('d', SQUARE);
	svg.append(square);
	element.append(svg);
	return element;
}
