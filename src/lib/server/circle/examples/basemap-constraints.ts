import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { bboxOfAll } from '../../../domain/shared/geo/bbox.ts';
import type { BasemapDrawing } from '../../seed/read.ts';
import { crossingOf, footOn, Plane, segmentsOf, type Point, type Segment } from './plane.ts';

/** Constraints of the town's schematic basemap on the generated example streets. */
export interface BasemapConstraints {
	readonly plane: Plane;
	readonly west_m: number;
	readonly south_m: number;
	readonly east_m: number;
	readonly north_m: number;
	/** Roads of the basemap with sidewalks. */
	readonly roads: readonly (readonly Point[])[];
	/** Expressways and waters: crossed only where a road of the basemap crosses them. */
	readonly barriers: readonly Segment[];
	/** Whether the point lies inside the town boundary. */
	isInside(point: Point): boolean;
}

const EXPRESSWAY = 'expressway';

/** @returns null where the basemap has no town boundary or no road */
export function basemapConstraints(basemap: readonly BasemapDrawing[]): BasemapConstraints | null {
	const drawn = (layer: string) => basemap.find((drawing) => drawing.layer === layer)?.features ?? [];
	const outlines = drawn('boundary').flatMap(({ geometry }) => (isPolygon(geometry) ? [geometry] : []));
	const box = bboxOfAll(outlines);
	if (!box) return null;
	const [west, south, east, north] = box;
	const plane = new Plane({ lon: (west + east) / 2, lat: (south + north) / 2 });
	const lines = (geometry: Geometry): Point[][] =>
		linesOf(geometry).map((line) => line.map(([lon = NaN, lat = NaN]) => plane.pointOf({ lon, lat })));
	const roads = drawn('roads');
	const walked = roads.filter(({ properties }) => properties.class !== EXPRESSWAY);
	if (walked.length === 0) return null;
	const barriers = [...roads.filter(({ properties }) => properties.class === EXPRESSWAY), ...drawn('water')];
	const [[west_m, south_m], [east_m, north_m]] = [
		plane.pointOf({ lon: west, lat: south }),
		plane.pointOf({ lon: east, lat: north })
	];
	return {
		plane,
		...{ west_m, south_m, east_m, north_m },
		roads: walked.flatMap(({ geometry }) => lines(geometry)),
		barriers: barriers.flatMap(({ geometry }) => lines(geometry).flatMap(segmentsOf)),
		isInside: (point) => {
			const { lon, lat } = plane.lonLatOf(point);
			return outlines.some((outline) => booleanPointInPolygon([lon, lat], outline));
		}
	};
}

export const crossesBarrier = ({ barriers }: BasemapConstraints, segment: Segment): boolean =>
	barriers.some((barrier) => crossingOf(segment, barrier) !== null);

export const isNearBarrier = ({ barriers }: BasemapConstraints, point: Point, limit_m: number): boolean =>
	barriers.some((barrier) => footOn(barrier, point).distance_m < limit_m);

function isPolygon(geometry: Geometry): geometry is Polygon | MultiPolygon {
	return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function linesOf(geometry: Geometry): Position[][] {
	if (geometry.type === 'LineString') return [geometry.coordinates];
	if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates;
	return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}
