/** Where the map and the list fetch what they show: one place, so that the page can ask for it before they do. */

/** @param asOf ISO date @param slugs of some features; null for all of them */
export const featuresAddress = (town: string, asOf: string, slugs: readonly string[] | null = null): string =>
	`/api/map/features.json?town=${encodeURIComponent(town)}&as_of=${asOf}${slugs ? `&slugs=${slugs.join(',')}` : ''}`;

export const basemapAddress = (town: string): string => `/api/basemap.json?town=${encodeURIComponent(town)}`;

/** @param after where the page's data stood, as `cursorOf` writes it */
export const liveAddress = (town: string, after: string): string =>
	`/api/live?town=${encodeURIComponent(town)}&after=${after}`;
