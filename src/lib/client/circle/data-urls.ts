/** Addresses of the living circle's data. */

export const placesAddress = (town: string): string => `/api/circle/places.json?town=${encodeURIComponent(town)}`;

/** @param version of the network: each version has its own address, so that answers are immutable */
export const networkAddress = (town: string, version: string): string =>
	`/api/circle/network.bin?town=${encodeURIComponent(town)}&v=${encodeURIComponent(version)}`;
