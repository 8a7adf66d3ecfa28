/** Features of the planning theme for the tests of this folder: no real place. */
import type { Geometry } from 'geojson';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { placementOf } from '../../domain/shared/geo/placement.ts';

let nextId = 1;
export function planningFeature(
	geometry: Geometry | null,
	accuracy_m: number | null,
	more: Partial<PlanningFeature> = {}
): PlanningFeature {
	const id = nextId++;
	return {
		id,
		slug: `feature-${id}`,
		class: 'project',
		name: { zh: '甲', en: 'A' },
		aliases: [],
		address: null,
		parcel_no: null,
		theme: 'economy',
		kind: 'road',
		lifecycle: null,
		current: null,
		target: null,
		placement: geometry ? placementOf(accuracy_m) : 'unplaced',
		geometry,
		basis: null,
		accuracy_m,
		is_example: false,
		milestones: null,
		source: 'a-report',
		section: '1',
		...more
	};
}
export const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

/** With its south-west corner there; `side` in degrees. */
export const square = (lon: number, lat: number, side: number): Geometry => ({
	type: 'Polygon',
	coordinates: [[[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]] // prettier-ignore
});
