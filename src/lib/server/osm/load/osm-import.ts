/** What an extract brings to a town, made ready for the database; the extract itself may be forgotten then. */
import type { Facility } from '../../../domain/circle/places.ts';
import { joinStreets, type Street } from '../../../domain/circle/network/streets.ts';
import { bboxOf, isApart, type BBox } from '../../../domain/shared/bbox.ts';
import { networkRow, type NetworkRow } from '../../circle/network-row.ts';
import { isBoxWithin, isInBox, type ChosenTown } from '../../shared/chosen-town.ts';
import type { OsmExtract } from '../extract.ts';
import { groundOf, type Ground } from './basemap-layers.ts';
import type { Compound } from '../osm-areas.ts';
import { OsmFileError } from '../pbf/blocks.ts';

export interface OsmCargo {
	/** Name of the file or address. */
	readonly name: string;
	/** The box around the extract, or the one by which it was cut. */
	readonly box: BBox;
	/** Whether it was cut. */
	readonly isCut: boolean;
	/** ISO day up to which the extract holds the edits; null when it does not say. */
	readonly asOf: string | null;
	readonly network: NetworkRow;
	readonly ground: readonly Ground[];
	readonly compounds: readonly Compound[];
	readonly facilities: readonly Facility[];
}

/**
 * @param bbox by which the extract was cut; null for a whole one
 * @throws OsmFileError when it holds no street that may be walked
 */
export function cargoOf(name: string, extract: OsmExtract, bbox: BBox | null): OsmCargo {
	const { streets, drawn } = extract;
	const { arrays } = joinStreets(bbox ? withinBox(streets.streets, bbox) : streets.streets);
	if (arrays.from.length === 0)
		throw new OsmFileError(`${name}: the network has no edge: no way in it may be walked; nothing was changed`);
	const asOf = extract.asOf?.toISOString().slice(0, 10) ?? null;
	const box = bbox ?? extract.bounds;
	return {
		name,
		box,
		isCut: bbox !== null,
		asOf,
		network: networkRow(arrays, { kind: 'osm', name, as_of: asOf, is_example: false }),
		ground: groundOf(drawn.layers, bbox),
		compounds: drawn.compounds.filter(({ lon, lat }) => isInBox(box, lon, lat)),
		facilities: drawn.facilities.flatMap((facility) => {
			const entrances = facility.entrances.filter(({ lon, lat }) => isInBox(box, lon, lat));
			return entrances.length > 0 ? [{ ...facility, entrances }] : [];
		})
	};
}

/** @throws OsmFileError when the extract reaches beyond the town, with the box that would cut it */
export function refuseOutside({ name, box, isCut }: OsmCargo, { slug, bbox, margin_m, allowed }: ChosenTown): void {
	if (isBoxWithin(box, allowed)) return;
	if (isApart(box, allowed))
		throw new OsmFileError(
			`${name}: the extract (${listed(box)}) lies elsewhere than town "${slug}" (${listed(bbox)}); nothing was changed: ` +
				`--town names another town, --dry-run only says what an extract holds`
		);
	const what = isCut ? `--bbox ${listed(box)} reaches` : `the extract (${listed(box)}) reaches`;
	const town = `the box of town "${slug}" (${listed(bbox)}, and ${margin_m} m around it)`;
	throw new OsmFileError(`${name}: ${what} beyond ${town}; nothing was changed: cut it with --bbox ${listed(bbox)}`);
}

const listed = (box: BBox): string => box.map((degrees) => Number(degrees.toFixed(5))).join(',');

/** Ways that a cut leaves with one end outside may still reach far: beyond the box they stop. */
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

/** Stretches of two points and more that lie inside, as [first, behind the last]. */
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
