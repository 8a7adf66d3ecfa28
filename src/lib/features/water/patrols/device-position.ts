/** A position from a device or a photo. */
export interface FoundPlace {
	lon: number;
	lat: number;
	/** null where it is unknown. */
	accuracy_m: number | null;
}

const TIMEOUT_MS = 15_000;

/** @returns null where the device or the user gives none */
export function positionOfDevice(): Promise<FoundPlace | null> {
	return new Promise((resolve) => {
		if (!('geolocation' in navigator)) return resolve(null);
		navigator.geolocation.getCurrentPosition(
			({ coords }) =>
				resolve({ lon: coords.longitude, lat: coords.latitude, accuracy_m: Math.ceil(coords.accuracy) || null }),
			() => resolve(null),
			{ enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 10_000 }
		);
	});
}
