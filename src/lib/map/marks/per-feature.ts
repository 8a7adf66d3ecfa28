/** Constants of a layer that are told as if they differed by feature. */
import type { ExpressionSpecification } from 'maplibre-gl';

/**
 * For every combination of what is constant and what differs by feature, maplibre compiles a program of its own, and the
 * first picture waits for each. A layer whose constants are told by feature shares the program of those that differ.
 * For layers of few features only: each of them now carries the value.
 */
export function perFeature(value: number | string): ExpressionSpecification {
	return ['case', ['has', 'layer'], value, value];
}
