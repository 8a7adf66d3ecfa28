/** Differences between two sets of layers: a change of light repaints the layers, it never takes one off. */
import type { LayerSpecification } from 'maplibre-gl';

export interface PaintChange {
	layer: string;
	property: string;
	value: unknown;
}

/** @returns paint properties of `next` that differ from the layer of the same id in `previous` */
export function paintChanges(
	previous: readonly LayerSpecification[],
	next: readonly LayerSpecification[]
): PaintChange[] {
	const before = new Map(previous.map((layer) => [layer.id, paintOf(layer)]));
	return next.flatMap((layer) => {
		const old = before.get(layer.id) ?? {};
		return Object.entries(paintOf(layer))
			.filter(([property, value]) => JSON.stringify(old[property]) !== JSON.stringify(value))
			.map(([property, value]) => ({ layer: layer.id, property, value }));
	});
}

function paintOf(layer: LayerSpecification): Record<string, unknown> {
	return (layer.paint ?? {}) as Record<string, unknown>;
}
