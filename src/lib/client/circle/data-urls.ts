/** Where the living circle's data are fetched. */

export const placesAddress = (town: string): string => `/api/circle/places.json?town=${encodeURIComponent(town)}`;

/** @param version of the network: another one has another address, so that an answer can be cached for ever */
export const networkAddress = (town: string, version: string): string =>
	`/api/circle/network.bin?town=${encodeURIComponent(town)}&v=${encodeURIComponent(version)}`;
