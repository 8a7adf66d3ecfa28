/** Which section is nearest to where somebody stands. The position is read when asked for, and stays in the browser. */
export interface Place {
	lon: number;
	lat: number;
}

const EARTH_RADIUS_M = 6_371_009;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great circle distance in metres. */
export function distance_m(a: Place, b: Place): number {
	const [sinLat, sinLon] = [Math.sin(radians(b.lat - a.lat) / 2), Math.sin(radians(b.lon - a.lon) / 2)];
	const h = sinLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sinLon ** 2;
	return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** @returns null where none has a place */
export function nearestOf<Section extends { place: Place | null }>(
	here: Place,
	sections: readonly Section[]
): { section: Section; away_m: number } | null {
	const placed = sections.flatMap((section) =>
		section.place ? [{ section, away_m: distance_m(here, section.place) }] : []
	);
	return placed.toSorted((a, b) => a.away_m - b.away_m)[0] ?? null;
}

/** @returns null where the device or the person gives none */
export function readPosition(): Promise<Place | null> {
	return new Promise((resolve) => {
		if (!('geolocation' in navigator)) return resolve(null);
		navigator.geolocation.getCurrentPosition(
			({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
			() => resolve(null),
			{ enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 }
		);
	});
}
