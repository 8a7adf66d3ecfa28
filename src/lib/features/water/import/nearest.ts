/** The section nearest to the user's position, which is read on request and stays in the browser. */
import { distance_m, type LonLat } from '$lib/domain/shared/geo/geodesy.ts';

/** @returns null where no section has a position */
export function nearestOf<Section extends { place: LonLat | null }>(
	here: LonLat,
	sections: readonly Section[]
): { section: Section; away_m: number } | null {
	const placed = sections.flatMap((section) =>
		section.place ? [{ section, away_m: distance_m(here.lon, here.lat, section.place.lon, section.place.lat) }] : []
	);
	return placed.toSorted((a, b) => a.away_m - b.away_m)[0] ?? null;
}

/** @returns null where the device or the user gives none */
export function readPosition(): Promise<LonLat | null> {
	return new Promise((resolve) => {
		if (!('geolocation' in navigator)) return resolve(null);
		navigator.geolocation.getCurrentPosition(
			({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
			() => resolve(null),
			{ enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 }
		);
	});
}
