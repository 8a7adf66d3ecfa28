/** Where a file would lie in a coordinate system: for the map, and in words for browsers without one. */
import type { FeatureCollection } from 'geojson';
import { bboxOf, intersects, union, type BBox } from '../../../domain/shared/geo/bbox.ts';
import { convertedShape, type Conversion } from '../../../domain/places/import/conversion.ts';
import type { RawLayer } from '../../../domain/places/formats/reader.ts';
import type { Shape } from '../../../domain/places/geometry/shape.ts';

/** Enough to see where a file lies; all of it is drawn after the check. */
const MAX_SHAPES = 2000;

export interface LocatedLayer {
	/** Number of tried shapes, of those valid in the system, and of those in the town's box. */
	tried: number;
	known: number;
	inside: number;
	box: BBox | null;
	shapes: FeatureCollection<Shape, Record<string, never>>;
}

export function locateLayer(layer: RawLayer, conversion: Conversion, townBox: BBox): LocatedLayer {
	const placed = layer.features.flatMap(({ shape }) => (shape ? [shape] : []));
	const step = Math.max(1, Math.ceil(placed.length / MAX_SHAPES));
	const tried = placed.filter((_, place) => place % step === 0);
	const known = tried.flatMap((shape) => convertedShape(shape, conversion) ?? []);
	const boxes = known.map(bboxOf).filter((box) => box !== null);
	return {
		tried: tried.length,
		known: known.length,
		inside: known.filter((shape) => intersects(townBox, shape)).length,
		box: boxes.reduce<BBox | null>((all, box) => (all ? union(all, box) : box), null),
		shapes: {
			type: 'FeatureCollection',
			features: known.map((geometry) => ({ type: 'Feature', geometry: rounded(geometry), properties: {} }))
		}
	};
}

/** To a decimetre: enough for a picture. */
const rounded = (shape: Shape): Shape =>
	JSON.parse(
		JSON.stringify(shape, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value))
	) as Shape;
