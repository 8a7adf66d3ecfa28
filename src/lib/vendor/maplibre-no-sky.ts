/** A map that is never tilted has no sky. */
import type { Map as MapLibre } from 'maplibre-gl';

/** maplibre would compile a program for it all the same, and paint the whole window with nothing in every frame. */
export function withoutSky({ painter }: MapLibre): void {
	painter.drawFunctions = { ...painter.drawFunctions, sky: () => undefined };
}
