/** The fields of a form that say where something is: coordinates, or the place of a photo. */
import * as v from 'valibot';
import type { CleanPhoto } from '../shared/photo/clean-photo.ts';
import { choice } from '../shared/form.ts';
import { DECIMAL, LOCATION_METHODS, type LocationMethod } from './finding.ts';

export const placeFields = {
	lat: v.string(),
	lon: v.string(),
	accuracy_m: v.string(),
	place_from: choice(LOCATION_METHODS, 'typed'),
	/** Whether the place of a photo counts where no coordinates are given. */
	from_photo: v.string()
};
type PlaceValues = Readonly<
	Record<'lat' | 'lon' | 'accuracy_m' | 'from_photo', string> & { place_from: LocationMethod }
>;

export interface GivenPlace {
	place: { lon: number; lat: number } | null;
	accuracy_m: number | null;
	from: LocationMethod;
}

/** Where no accuracy is given: a phone's usual error outdoors, doubled. */
const USUAL_ERROR_M = 20;
const METRES = /^\d{1,6}(\.\d{1,3})?$/;

const degrees = (max: number) =>
	v.pipe(v.string(), v.regex(DECIMAL), v.transform(Number), v.minValue(-max), v.maxValue(max));
const coordinates = v.object({ lat: degrees(90), lon: degrees(180) });

/** Coordinates as typed or found; else, where the form asks for it, the place of the first photo that knows one. */
export function placeIn(
	{ lat, lon, accuracy_m, place_from, from_photo }: PlaceValues,
	photos: readonly CleanPhoto[]
): GivenPlace | 'bad_place' {
	if (!lat && !lon) {
		const known = from_photo ? photos.find(({ place }) => place !== null) : undefined;
		const error_m = known ? (known.accuracy_m ?? USUAL_ERROR_M) : null;
		return { place: known?.place ?? null, accuracy_m: error_m, from: 'photo' };
	}
	const read = v.safeParse(coordinates, { lat, lon });
	if (!read.success) return 'bad_place';
	return {
		place: read.output,
		accuracy_m: METRES.test(accuracy_m) ? Number(accuracy_m) : USUAL_ERROR_M,
		from: place_from
	};
}
