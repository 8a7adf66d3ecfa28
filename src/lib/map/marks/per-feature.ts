/** Constants of a layer, written as expressions that depend on the feature. */
import type { ExpressionSpecification } from 'maplibre-gl';

/**
 * For every combination of constant and data-driven properties maplibre compiles a shader program, and the first frame
 * waits for each. A layer whose constants are data-driven too shares the program of other layers. For layers of few
 * features only: the value is stored for each of them.
 */
export function perFeature(value: number | string): ExpressionSpecification {
	return ['case', ['has', 'layer'], value, value];
}
