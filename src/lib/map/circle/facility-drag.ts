/**
 * The hand on the living circle: a tap on a compound or on the ground, and a facility that is carried to another
 * place. What is carried is an element over the canvas, so that it follows the pointer however much the map has to draw.
 */
import { type Map as MapLibre, type MapMouseEvent, type MapTouchEvent, Marker, type PointLike } from 'maplibre-gl';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import { FACILITY_LAYER } from './circle-layers.ts';
import { COMPOUND_SOURCE, type DrawnFacility, FACILITY_SOURCE } from './circle-source.ts';
import { CIRCLE_BOX, SQUARE } from './circle-marks.ts';

export interface HandHandlers {
	/** A tap that hit no compound. */
	onPlace?: (place: LonLat) => void;
	onCompound?: (compound: number) => void;
	/** Makes facilities movable; once a frame while one is carried. */
	onCarry?: (facility: number, to: LonLat) => void;
	onDrop?: (facility: number, to: LonLat) => void;
}

/** A finger is less exact than a mouse. */
const TOLERANCE_PX = 7;
/** Less is a tap with an unsteady hand. */
const LEAST_CARRY_PX = 4;

type Press = MapMouseEvent | MapTouchEvent;

export class CircleHand {
	handlers: HandHandlers | null = null;
	/** Compounds are mere dots: a tap beside one means the place, not the compound. */
	quiet = false;
	readonly #map: MapLibre;
	#facilities: ReadonlyMap<number, DrawnFacility> = new Map();
	#marker: Marker | null = null;
	#frame = 0;

	constructor(map: MapLibre) {
		this.#map = map;
		map.on('click', (event) => this.#tap(event));
		map.on('mousedown', (event) => this.#take(event, 'mousemove', 'mouseup'));
		map.on('touchstart', (event) => this.#take(event, 'touchmove', 'touchend'));
		map.on('mousemove', (event) => this.#showGrip(event));
	}

	setFacilities(facilities: readonly DrawnFacility[]): void {
		this.#facilities = new Map(facilities.map((drawn) => [drawn.place, drawn]));
	}

	release(): void {
		cancelAnimationFrame(this.#frame);
		this.#marker?.remove();
		this.#marker = null;
	}

	#tap({ point, lngLat }: MapMouseEvent): void {
		if (!this.handlers) return;
		const compound = this.#at(point, this.quiet ? 'circle-compound-quiet' : 'circle-compound-halo', COMPOUND_SOURCE);
		if (compound !== null && this.handlers.onCompound) this.handlers.onCompound(compound);
		else this.handlers.onPlace?.({ lon: lngLat.lng, lat: lngLat.lat });
	}

	#at({ x, y }: { x: number; y: number }, layer: string, source: string): number | null {
		if (!this.#map.getLayer(layer)) return null;
		const box: [PointLike, PointLike] = [
			[x - TOLERANCE_PX, y - TOLERANCE_PX],
			[x + TOLERANCE_PX, y + TOLERANCE_PX]
		];
		const [hit] = this.#map.queryRenderedFeatures(box, { layers: [layer] }).filter((one) => one.source === source);
		return hit ? Number(hit.id) : null;
	}

	#showGrip({ point }: MapMouseEvent): void {
		if (!this.handlers?.onCarry || this.#marker) return;
		const over = this.#at(point, FACILITY_LAYER, FACILITY_SOURCE);
		if (over !== null) this.#map.getCanvas().style.cursor = 'grab';
		else if (this.#map.getCanvas().style.cursor === 'grab') this.#map.getCanvas().style.cursor = '';
	}

	#take(press: Press, move: 'mousemove' | 'touchmove', end: 'mouseup' | 'touchend'): void {
		if (!this.handlers?.onCarry || ('points' in press && press.points.length > 1)) return;
		const facility = this.#at(press.point, FACILITY_LAYER, FACILITY_SOURCE);
		if (facility === null || !this.#facilities.has(facility)) return;
		// The map itself stays where it is.
		press.preventDefault();
		let to: LonLat | null = null;
		const follow = (event: Press): void => {
			const far = Math.hypot(event.point.x - press.point.x, event.point.y - press.point.y);
			if (to === null && far < LEAST_CARRY_PX) return;
			to = { lon: event.lngLat.lng, lat: event.lngLat.lat };
			this.#carry(facility, to);
		};
		const letGo = (): void => {
			this.#map.off(move, follow);
			cancelAnimationFrame(this.#frame);
			this.#hold(facility, false);
			this.release();
			if (to) this.handlers?.onDrop?.(facility, to);
		};
		this.#map.on(move, follow);
		void this.#map.once(end, letGo);
	}

	#carry(facility: number, to: LonLat): void {
		if (!this.#marker) {
			this.#marker = new Marker({ element: carried() });
			this.#marker.setLngLat([to.lon, to.lat]).addTo(this.#map);
			this.#hold(facility, true);
		}
		this.#marker.setLngLat([to.lon, to.lat]);
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => this.handlers?.onCarry?.(facility, to));
	}

	#hold(facility: number, held: boolean): void {
		this.#map.setFeatureState({ source: FACILITY_SOURCE, id: facility }, { held });
	}
}

function carried(): HTMLElement {
	const element = document.createElement('div');
	element.className = 'circle-carried';
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
