/** The shapes of an import from the server, prepared for the map. */
import * as v from 'valibot';
import type { Geometry } from 'geojson';
import { OUTCOMES } from '$lib/domain/places/import/outcome.ts';
import type { ImportMark, ImportScene } from '$lib/map/places/import-layers.ts';

const geometry = v.looseObject({ type: v.string(), coordinates: v.array(v.unknown()) });
const shapes = v.array(
	v.object({ outcome: v.nullable(v.picklist(OUTCOMES)), geom: geometry, place: v.nullable(geometry) })
);

/** @returns null where the request fails: the report is shown without its picture */
export async function fetchScene(address: string): Promise<ImportScene | null> {
	const response = await fetch(address).catch(() => null);
	if (!response?.ok) return null;
	const read = v.safeParse(shapes, await response.json());
	if (!read.success) return null;
	const part = (mark: ImportMark, value: unknown): ImportScene['features'][number] => ({
		type: 'Feature',
		geometry: value as Geometry,
		properties: { mark }
	});
	return {
		type: 'FeatureCollection',
		features: read.output.flatMap(({ outcome, geom, place }) => [
			part(outcome ?? 'drawn', geom),
			...(place ? [part('flaw', place)] : [])
		])
	};
}
