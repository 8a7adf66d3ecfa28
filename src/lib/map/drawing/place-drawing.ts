/** Drawing on the one map, with terra-draw: a chunk of its own, fetched only by the page that draws. */
import type { Position } from 'geojson';
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import {
	TerraDraw,
	TerraDrawLineStringMode,
	TerraDrawModeUndoRedo,
	TerraDrawPointMode,
	TerraDrawPolygonMode,
	TerraDrawSelectMode,
	type GeoJSONStoreFeatures,
	type SnapToCustom
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { XY } from '../../domain/places/systems/crs.ts';
import {
	kindOf,
	partsOf,
	shapeOfParts,
	type Part,
	type Shape,
	type ShapeKind
} from '../../domain/places/geometry/shape.ts';
import type { Mode } from '../marks/palette.ts';
import { PLACE_COLOURS, type PlaceColours } from './place-layers.ts';
import { snapped, type SnapTarget } from './snap.ts';

export const TOOLS = ['point', 'line', 'polygon', 'edit', 'erase'] as const;
export type Tool = (typeof TOOLS)[number];

export interface DrawingHandlers {
	/** A finished step: the current drawing, null for none. */
	onPlace: (place: Shape | null) => void;
	/** An unfinished step: the drawing if the step ended here. */
	onSketch: (place: Shape | null) => void;
	/** The tool has changed by itself: a finished drawing is edited next. */
	onTool: (tool: Tool) => void;
}

const MODE_OF = { point: 'point', line: 'linestring', polygon: 'polygon', edit: 'select', erase: 'static' } as const;
const SHAPE_OF: Readonly<Record<string, ShapeKind>> = { point: 'point', linestring: 'line', polygon: 'polygon' };
const GEOMETRY_OF: Readonly<Record<ShapeKind, string>> = { point: 'Point', line: 'LineString', polygon: 'Polygon' };
/** Precision of terra-draw; finer than anything stored. */
const DECIMALS = 9;
const ERASE_REACH_PX = 14;

export class PlaceDrawing {
	readonly #map: MapLibre;
	readonly #draw: TerraDraw;
	readonly #handlers: DrawingHandlers;
	#tool: Tool = 'edit';
	/** While the drawing is replaced from outside, its changes are not the user's and are not reported. */
	#isReplacing = false;
	/** Targets outside the drawing that vertices snap to; none while snapping is off. */
	snapTargets: readonly SnapTarget[] = [];

	/** @param map with its style loaded */
	constructor(map: MapLibre, mode: Mode, handlers: DrawingHandlers) {
		this.#map = map;
		this.#handlers = handlers;
		this.#draw = new TerraDraw({
			adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DECIMALS }),
			modes: modesOf(PLACE_COLOURS[mode], this.#snap),
			undoRedo: { modeLevel: new TerraDrawModeUndoRedo() }
		});
		this.#draw.start();
		this.#draw.setMode('select');
		this.#draw.on('finish', (id, { action }) => this.#finished(id, action === 'draw'));
		this.#draw.on('change', (_, type) => this.#changed(type));
		map.on('click', this.#erase);
	}

	readonly #snap: SnapToCustom = ({ lng, lat }, { project }) => {
		const found = snapped(this.snapTargets, [lng, lat], project);
		return found ? [...found] : undefined;
	};

	destroy(): void {
		this.#isReplacing = true;
		this.#map.off('click', this.#erase);
		this.#draw.stop();
	}

	/** Replaces the drawing. */
	show(place: Shape | null): void {
		this.#isReplacing = true;
		this.#draw.clear();
		const mode = place && MODE_OF[kindOf(place)];
		if (place && mode) {
			const features = partsOf(place).map(([ring = []]): GeoJSONStoreFeatures => {
				const coordinates = ring.map(([x, y]): Position => [rounded(x), rounded(y)]);
				return { type: 'Feature', properties: { mode }, geometry: geometryOf(kindOf(place), coordinates) };
			});
			this.#draw.addFeatures(features);
			if (this.#tool === 'edit') this.#select();
		}
		this.#isReplacing = false;
	}

	use(tool: Tool): void {
		this.#tool = tool;
		this.#draw.setMode(MODE_OF[tool]);
		if (tool === 'edit') this.#select();
	}

	/** Finishes the line or outline that is being drawn, as Enter does. */
	finish(): void {
		const canvas = this.#map.getCanvas();
		for (const type of ['keydown', 'keyup'])
			canvas.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, cancelable: true }));
	}

	/** Removes the last vertex of an unfinished drawing. @returns false when there is none */
	undoCorner(): boolean {
		return this.#draw.getModeState() === 'drawing' && this.#draw.canUndo() && this.#draw.undo();
	}

	redoCorner(): boolean {
		return this.#draw.getModeState() === 'drawing' && this.#draw.canRedo() && this.#draw.redo();
	}

	/** A single feature is selected at once, to show its handles. */
	#select(): void {
		const [first] = this.#drawn();
		if (first?.id !== undefined) this.#draw.selectFeature(first.id);
	}

	#finished(id: string | number, isNew: boolean): void {
		if (isNew) {
			const shape = SHAPE_OF[String(this.#draw.getSnapshotFeature(id)?.properties['mode'])];
			// A geometry has one type; and a point that is set again has moved.
			const others = this.#drawn().filter((other) => other.id !== id);
			const gone = others.filter((other) => shape === 'point' || SHAPE_OF[String(other.properties['mode'])] !== shape);
			this.#isReplacing = true;
			this.#draw.removeFeatures(gone.flatMap((other) => other.id ?? []));
			this.#isReplacing = false;
		}
		this.#handlers.onPlace(this.#place());
		if (isNew && this.#tool !== 'point') {
			this.#tool = 'edit';
			this.#handlers.onTool('edit');
			// Not within terra-draw's own handling of the click that ended it.
			queueMicrotask(() => {
				this.#draw.setMode('select');
				this.#draw.selectFeature(id);
			});
		}
	}

	#changed(type: string): void {
		if (this.#isReplacing) return;
		const place = this.#place(true);
		// The delete key removes a whole part without a finish event.
		if (type === 'delete' && this.#tool === 'edit' && !this.#isSelected()) this.#handlers.onPlace(place);
		else this.#handlers.onSketch(place);
	}

	#isSelected(): boolean {
		return this.#drawn().some(({ properties }) => properties['selected'] === true);
	}

	/** The drawing, without the handles that terra-draw stores among it. */
	#drawn(): GeoJSONStoreFeatures[] {
		return this.#draw.getSnapshot().filter(({ geometry, properties }) => {
			const shape = SHAPE_OF[String(properties['mode'])];
			const isHandle = ['closingPoint', 'snappingPoint', 'coordinatePoint'].some((handle) => properties[handle]);
			return shape !== undefined && !isHandle && geometry.type === GEOMETRY_OF[shape];
		});
	}

	#place(unfinished = false): Shape | null {
		const drawn = this.#drawn().filter(({ properties }) => unfinished || !properties['currentlyDrawing']);
		const shape = SHAPE_OF[String(drawn.at(-1)?.properties['mode'])];
		const parts = drawn
			.filter(({ properties }) => SHAPE_OF[String(properties['mode'])] === shape)
			.map(({ geometry }) => partsOf(geometry as Shape)[0] ?? []);
		return shape && parts.length > 0 ? shapeOfParts(shape, parts) : null;
	}

	readonly #erase = ({ point }: MapMouseEvent): void => {
		if (this.#tool !== 'erase') return;
		const place = this.#place();
		const parts = place ? partsOf(place).map(([ring = []]) => ring) : [];
		const near = this.#nearest(parts, point);
		if (!place || !near) return;
		const shape = kindOf(place);
		const left = parts.flatMap((ring, i): Part[] => {
			const rest = i === near.part ? withoutCorner(ring, near.corner, shape) : ring;
			return rest ? [[rest]] : [];
		});
		const next = left.length > 0 ? shapeOfParts(shape, left) : null;
		this.show(next);
		this.#handlers.onPlace(next);
	};

	#nearest(parts: readonly (readonly XY[])[], at: { x: number; y: number }): { part: number; corner: number } | null {
		let best: { part: number; corner: number; apart: number } | null = null;
		for (const [part, ring] of parts.entries())
			for (const [corner, position] of ring.entries()) {
				const { x, y } = this.#map.project([...position]);
				const apart = Math.hypot(x - at.x, y - at.y);
				if (apart <= (best?.apart ?? ERASE_REACH_PX)) best = { part, corner, apart };
			}
		return best;
	}
}

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

function geometryOf(shape: ShapeKind, coordinates: Position[]): GeoJSONStoreFeatures['geometry'] {
	if (shape === 'point') return { type: 'Point', coordinates: coordinates[0] ?? [] };
	return shape === 'line' ? { type: 'LineString', coordinates } : { type: 'Polygon', coordinates: [coordinates] };
}

/** @returns null when too few vertices would be left */
function withoutCorner(ring: readonly XY[], corner: number, shape: ShapeKind): XY[] | null {
	const open = shape === 'polygon' ? ring.slice(0, -1) : [...ring];
	const rest = open.filter((_, i) => i !== corner % open.length);
	if (rest.length < { point: 1, line: 2, polygon: 3 }[shape]) return null;
	const [first] = rest;
	return shape === 'polygon' && first ? [...rest, first] : rest;
}

function modesOf({ drawn, paper }: PlaceColours, toCustom: SnapToCustom) {
	const snapping = { toCoordinate: true, toCustom };
	const corners = { coordinates: { midpoints: true, draggable: true, deletable: true, snappable: snapping } };
	const line = { lineStringColor: drawn, lineStringWidth: 3 } as const;
	const outline = { fillColor: drawn, fillOpacity: 0.2, outlineColor: drawn, outlineWidth: 2.5 } as const;
	const point = { pointColor: drawn, pointWidth: 7, pointOutlineColor: paper, pointOutlineWidth: 2 } as const;
	return [
		new TerraDrawPointMode({ styles: point }),
		new TerraDrawLineStringMode({
			styles: { ...line, closingPointColor: paper, closingPointOutlineColor: drawn },
			snapping
		}),
		new TerraDrawPolygonMode({
			styles: { ...outline, closingPointColor: paper, closingPointOutlineColor: drawn },
			snapping
		}),
		new TerraDrawSelectMode({
			flags: {
				point: { feature: { draggable: true } },
				linestring: { feature: { draggable: true, selfIntersectable: true, ...corners } },
				polygon: { feature: { draggable: true, selfIntersectable: true, ...corners } }
			},
			styles: {
				selectedPointColor: drawn,
				selectedPointWidth: 8,
				selectedPointOutlineColor: paper,
				selectedLineStringColor: drawn,
				selectedLineStringWidth: 3,
				selectedPolygonColor: drawn,
				selectedPolygonFillOpacity: 0.2,
				selectedPolygonOutlineColor: drawn,
				selectedPolygonOutlineWidth: 2.5,
				selectionPointColor: paper,
				selectionPointWidth: 6,
				selectionPointOutlineColor: drawn,
				selectionPointOutlineWidth: 2.5,
				midPointColor: drawn,
				midPointOpacity: 0.75,
				midPointWidth: 4,
				midPointOutlineColor: paper,
				midPointOutlineWidth: 1
			}
		})
	];
}
