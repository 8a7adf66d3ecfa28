/** An OpenStreetMap extract prepared for the database: the extract itself can then be released. */
import type { Facility } from '../../../domain/circle/facility.ts';
import { joinStreets } from '../../../domain/circle/network/streets.ts';
import type { Street } from '../../../domain/circle/network/vertices.ts';
import { dayOf } from '../../../domain/shared/time/day.ts';
import { bboxOf, isDisjoint, isBoxWithin, isInBox, type BBox } from '../../../domain/shared/geo/bbox.ts';
import { networkRow, type NetworkRow } from '../../circle/network-row.ts';
import type { ChosenTown } from '../../shared/chosen-town.ts';
import type { OsmExtract } from '../extract.ts';
import { basemapLayersOf, type BasemapLayer } from './basemap-layers.ts';
import type { Compound } from '../osm-areas.ts';
import { OsmFileError } from '../pbf/blocks.ts';

export interface OsmImport {
	/** Name of the file or address. */
	readonly name: string;
	/** Bounding box of the extract, or the one it was clipped to. */
	readonly box: BBox;
	/** Whether it was clipped. */
	readonly isCut: boolean;
	/** ISO date of the extract; null when not stated. */
	readonly asOf: string | null;
	readonly network: NetworkRow;
	readonly basemap: readonly BasemapLayer[];
	readonly compounds: readonly Compound[];
	readonly facilities: readonly Facility[];
}

/**
 * @param bbox the extract was clipped to; null for a whole one
 * @throws OsmFileError when it holds no walkable street
 */
export function osmImportOf(name: string, extract: OsmExtract, bbox: BBox | null): OsmImport {
	const { streets, drawn } = extract;
	const { arrays } = joinStreets(bbox ? withinBox(streets.streets, bbox) : streets.streets);
	if (arrays.from.length === 0)
		throw new OsmFileError(`${name}: the network has no edge: no way in it may be walked; nothing was changed`);
	const asOf = extract.asOf && dayOf(extract.asOf);
	const box = bbox ?? extract.bounds;
	return {
		name,
		box,
		isCut: bbox !== null,
		asOf,
		network: networkRow(arrays, { kind: 'osm', name, as_of: asOf, is_example: false }),
		basemap: basemapLayersOf(drawn.layers, bbox),
		compounds: drawn.compounds.filter(({ lon, lat }) => isInBox(box, lon, lat)),
		facilities: drawn.facilities.flatMap((facility) => {
			const entrances = facility.entrances.filter(({ lon, lat }) => isInBox(box, lon, lat));
			return entrances.length > 0 ? [{ ...facility, entrances }] : [];
		})
	};
}

/** @throws OsmFileError when the extract reaches beyond the town; the message names the box to clip it to */
export function refuseOutside({ name, box, isCut }: OsmImport, { slug, bbox, margin_m, allowed }: ChosenTown): void {
	if (isBoxWithin(box, allowed)) return;
	if (isDisjoint(box, allowed))
		throw new OsmFileError(
			`${name}: the extract (${listed(box)}) lies elsewhere than town "${slug}" (${listed(bbox)}); nothing was changed: ` +
				`--town names another town, --dry-run only says what an extract holds`
		);
	const what = isCut ? `--bbox ${listed(box)} reaches` : `the extract (${listed(box)}) reaches`;
	const town = `the box of town "${slug}" (${listed(bbox)}, and ${margin_m} m around it)`;
	throw new OsmFileError(`${name}: ${what} beyond ${town}; nothing was changed: cut it with --bbox ${listed(bbox)}`);
}

const listed = (box: BBox): string => box.map((degrees) => Number(degrees.toFixed(5))).join(',');

/** Clips streets at the box: a way with one end inside may reach far beyond it. */
function withinBox(streets: readonly Street[], box: BBox): Street[] {
	return streets.flatMap((street) => {
		const { lonLat, vertices } = street;
		const points = Array.from({ length: lonLat.length / 2 }, (_, i) => [
			lonLat[i * 2] ?? NaN,
			lonLat[i * 2 + 1] ?? NaN
		]);
		const bounds = bboxOf({ type: 'MultiPoint', coordinates: points });
		if (bounds && isBoxWithin(bounds, box)) return [street];
		return runsInside(points, box).map(([start, end]) => ({
			...street,
			lonLat: lonLat.slice(start * 2, end * 2),
			vertices: vertices?.slice(start, end) ?? null
		}));
	});
}

/** Runs of at least two points inside the box, as [first, last + 1]. */
function runsInside(points: readonly number[][], box: BBox): [start: number, end: number][] {
	const runs: [number, number][] = [];
	let start = 0;
	for (let i = 0; i <= points.length; i++) {
		const [lon = NaN, lat = NaN] = points[i] ?? [];
		if (isInBox(box, lon, lat)) continue;
		if (i - start > 1) runs.push([start, i]);
		start = i + 1;
	}
	return runs;
}
