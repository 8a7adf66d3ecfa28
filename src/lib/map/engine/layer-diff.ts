/** Differences between two versions of the same layers: another mode or language changes layers, it never removes one. */
import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';

export interface LayerChange {
	layer: string;
	of: 'paint' | 'layout';
	property: string;
	value: unknown;
}

/** @returns paint and layout properties of `next` that differ from the layer of the same id in `previous` */
export function layerChanges(
	previous: readonly LayerSpecification[],
	next: readonly LayerSpecification[]
): LayerChange[] {
	const before = new Map(previous.map((layer) => [layer.id, layer]));
	return next.flatMap((layer) =>
		(['paint', 'layout'] as const).flatMap((of) => {
			const old = propertiesOf(before.get(layer.id), of);
			return Object.entries(propertiesOf(layer, of))
				.filter(([property, value]) => JSON.stringify(old[property]) !== JSON.stringify(value))
				.map(([property, value]) => ({ layer: layer.id, of, property, value }));
		})
	);
}

/** Updates a map from one version of its layers to another. */
export function restyleLayers(
	map: MapLibre,
	previous: readonly LayerSpecification[],
	next: readonly LayerSpecification[]
): void {
	for (const { layer, of, property, value } of layerChanges(previous, next)) {
		if (of === 'paint') map.setPaintProperty(layer, property as 'fill-color', value as string);
		else map.setLayoutProperty(layer, property as 'text-field', value as string);
	}
}

function propertiesOf(layer: LayerSpecification | undefined, of: LayerChange['of']): Record<string, unknown> {
	return (layer?.[of] ?? {}) as Record<string, unknown>;
}
