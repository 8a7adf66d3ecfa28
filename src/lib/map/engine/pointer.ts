/** The feature under the pointer, and the selection by clicks, which cycles through overlapping features. */
import type { Map as MapLibre, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { MapTheme } from './theme.ts';

export interface PointerOptions {
	/** The current theme. */
	theme: () => MapTheme;
	/** @param id null when the pointer left the last feature */
	onHover: (id: number | null) => void;
	/** @param id null when the click hit nothing */
	onSelect: (id: number | null) => void;
}

/** A finger is less precise than a mouse: tolerance around the point, in pixels. */
const TOLERANCE_PX = 5;

export function listenToPointer(map: MapLibre, { theme, onHover, onSelect }: PointerOptions): void {
	let frame = 0;
	let hovered: number | null = null;
	const hover = (id: number | null) => {
		if (id === hovered) return;
		hovered = id;
		map.getCanvas().style.cursor = id === null ? '' : 'pointer';
		onHover(id);
	};
	map.on('mousemove', ({ point }) => {
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(() => hover(featuresAt(map, point, theme())[0] ?? null));
	});
	map.on('mouseout', () => {
		cancelAnimationFrame(frame);
		hover(null);
	});
	map.on('click', ({ point }: MapMouseEvent) => onSelect(nextOf(featuresAt(map, point, theme()), theme().selected)));
}

/** The first, or the one after the selected: further clicks cycle through the features at one point. */
export function nextOf(ids: readonly number[], selected: number | null): number | null {
	const at = selected === null ? -1 : ids.indexOf(selected);
	return ids[(at + 1) % Math.max(1, ids.length)] ?? null;
}

/** Ids of the visible features at a point, topmost first, each once. */
function featuresAt(map: MapLibre, { x, y }: { x: number; y: number }, theme: MapTheme): number[] {
	const layers = theme.hitLayers.filter((id) => map.getLayer(id));
	const box: [PointLike, PointLike] = [
		[x - TOLERANCE_PX, y - TOLERANCE_PX],
		[x + TOLERANCE_PX, y + TOLERANCE_PX]
	];
	const ids = map.queryRenderedFeatures(box, { layers }).map((feature) => Number(feature.id));
	return [...new Set(ids)].filter((id) => Number.isInteger(id) && (theme.isShown?.(id) ?? true));
}
