/** Where the map and the list fetch what they show: one place, so that the page can ask for it before they do. */

/** @param asOf ISO date */
export const featuresAddress = (town: string, asOf: string): string =>
	`/api/map/features.json?town=${encodeURIComponent(town)}&as_of=${asOf}`;

export const basemapAddress = (town: string): string => `/api/basemap.json?town=${encodeURIComponent(town)}`;
