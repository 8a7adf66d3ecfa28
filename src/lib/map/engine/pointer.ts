/** What the pointer means: which feature is under it, and which of several a further click chooses. */
import type { Map as MapLibre, MapMouseEvent, PointLike } from 'maplibre-gl';

export interface PointerHandlers {
	/** @param id null when the pointer left the last feature, or the click hit nothing */
	onHover: (id: number | null) => void;
	onSelect: (id: number | null) => void;
	/** Layers of the theme at hand that answer, top first. */
	layers: () => readonly string[];
	isShown: (id: number) => boolean;
	selected: () => number | null;
}

/** A finger is less exact than a mouse: so many pixels around the point count. */
const TOLERANCE_PX = 5;

export function listenToPointer(map: MapLibre, handlers: PointerHandlers): void {
	let frame = 0;
	let hovered: number | null = null;
	const hover = (id: number | null) => {
		if (id === hovered) return;
		hovered = id;
		map.getCanvas().style.cursor = id === null ? '' : 'pointer';
		handlers.onHover(id);
	};
	map.on('mousemove', ({ point }) => {
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(() => hover(featuresAt(map, point, handlers)[0] ?? null));
	});
	map.on('mouseout', () => {
		cancelAnimationFrame(frame);
		hover(null);
	});
	map.on('click', (event: MapMouseEvent) => {
		const ids = featuresAt(map, event.point, handlers);
		handlers.onSelect(nextOf(ids, handlers.selected()));
	});
}

/** The first, or the one after the selected: clicking again goes through what lies on one spot. */
export function nextOf(ids: readonly number[], selected: number | null): number | null {
	const at = selected === null ? -1 : ids.indexOf(selected);
	return ids[(at + 1) % Math.max(1, ids.length)] ?? null;
}

/** Ids of the visible features at a point, topmost first, each once. */
function featuresAt(
	map: MapLibre,
	point: { x: number; y: number },
	{ isShown, ...handlers }: Pick<PointerHandlers, 'isShown' | 'layers'>
): number[] {
	const layers = handlers.layers().filter((id) => map.getLayer(id));
	const box: [PointLike, PointLike] = [
		[point.x - TOLERANCE_PX, point.y - TOLERANCE_PX],
		[point.x + TOLERANCE_PX, point.y + TOLERANCE_PX]
	];
	const ids = map.queryRenderedFeatures(box, { layers }).map((feature) => Number(feature.id));
	return [...new Set(ids)].filter((id) => Number.isInteger(id) && isShown(id));
}
