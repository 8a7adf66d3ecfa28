/** Addresses of the data of map and list, shared with the page, which preloads them. */

/** @param asOf ISO date @param slugs of some features; null for all of them */
export const featuresAddress = (town: string, asOf: string, slugs: readonly string[] | null = null): string =>
	`/api/map/features.json?town=${encodeURIComponent(town)}&as_of=${asOf}${slugs ? `&slugs=${slugs.join(',')}` : ''}`;

export const basemapAddress = (town: string): string => `/api/basemap.json?town=${encodeURIComponent(town)}`;

/** @param after cursor of the page's data, as `cursorOf` writes it */
export const liveAddress = (town: string, after: string): string =>
	`/api/live?town=${encodeURIComponent(town)}&after=${after}`;
