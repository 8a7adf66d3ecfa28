import type { OsmTags } from './pbf/objects.ts';

/** Basemap layers taken from an extract. */
export const OSM_LAYERS = ['river', 'water', 'green', 'building', 'residential'] as const;
export type OsmLayer = (typeof OSM_LAYERS)[number];

interface LayerRow {
	readonly layer: OsmLayer;
	readonly form: 'line' | 'area';
	readonly key: string;
	/** Null: any value but "no". */
	readonly values: readonly string[] | null;
}

/** The first row that fits decides. */
const LAYER_ROWS: readonly LayerRow[] = [
	{ layer: 'building', form: 'area', key: 'building', values: null },
	{ layer: 'water', form: 'area', key: 'natural', values: ['water'] },
	{ layer: 'water', form: 'area', key: 'waterway', values: ['riverbank', 'dock'] },
	{ layer: 'water', form: 'area', key: 'landuse', values: ['reservoir', 'basin'] },
	{ layer: 'river', form: 'line', key: 'waterway', values: ['river', 'canal', 'stream', 'drain', 'ditch'] },
	{ layer: 'residential', form: 'area', key: 'landuse', values: ['residential'] },
	{ layer: 'green', form: 'area', key: 'leisure', values: ['park', 'garden', 'nature_reserve', 'golf_course'] },
	{
		layer: 'green',
		form: 'area',
		key: 'landuse',
		values: ['grass', 'forest', 'meadow', 'recreation_ground', 'village_green']
	},
	{ layer: 'green', form: 'area', key: 'landuse', values: ['orchard', 'allotments', 'cemetery', 'flowerbed'] },
	{ layer: 'green', form: 'area', key: 'natural', values: ['wood', 'scrub', 'grassland', 'heath', 'wetland'] }
];

/** Tag keys of basemap objects. */
export const LAYER_KEYS: readonly string[] = [...new Set(LAYER_ROWS.map(({ key }) => key))];

/** @param form whether the object is a line or a closed area */
export function layerOf(tags: OsmTags, form: 'line' | 'area'): OsmLayer | null {
	const row = LAYER_ROWS.find((candidate) => {
		const value = tags[candidate.key];
		if (candidate.form !== form || value === undefined) return false;
		return candidate.values === null ? value !== 'no' : candidate.values.includes(value);
	});
	return row?.layer ?? null;
}

const WIDE_WATERWAYS = new Set(['river', 'canal', 'riverbank']);

/** Drawn wide (`river`) or narrow (`stream`); null for layers without classes. */
export function classOf(layer: OsmLayer, tags: OsmTags): string | null {
	if (layer !== 'river') return null;
	return WIDE_WATERWAYS.has(tags['waterway'] ?? '') ? 'river' : 'stream';
}

/** Name of a residential area that counts as a compound; null for others. OpenStreetMap has no population. */
export function compoundName(tags: OsmTags): string | null {
	return tags['landuse'] === 'residential' ? (tags['name'] ?? null) : null;
}
