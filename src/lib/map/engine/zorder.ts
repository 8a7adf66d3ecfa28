/**
 * The one order of all layers of the map, bottom first. A layer that is not in this list cannot be added, so that no
 * layer is above or below another by accident.
 */
export const LAYER_ORDER = [
	'background',
	'land',
	'town-fill',
	'town-band',
	'residential',
	'campus',
	'green',
	'water-area',
	'stream-bank',
	'water-bank',
	'stream',
	'water',
	'building',
	'road-tertiary-casing',
	'road-secondary-casing',
	'road-primary-casing',
	'road-tertiary',
	'road-secondary',
	'road-primary',
	'road-expressway-casing',
	'road-expressway',
	'metro',
	'outside-veil',
	'online-first',
	'online-second',
	// All layers of a vector archive, in the order in which they are added.
	'online-vector',
	'town-line',
	'green-mark',
	'station',
	'planning-disc',
	'planning-disc-edge',
	'planning-area',
	'planning-area-edge',
	'planning-wide-edge',
	'planning-line-band',
	'planning-line-casing',
	'planning-line',
	'planning-accuracy',
	'water-river-band',
	'water-river-casing',
	'water-river',
	'water-accuracy',
	'water-outfall-accuracy',
	'circle-outline',
	'circle-outline-edge',
	'circle-street',
	'circle-way-casing',
	'circle-way',
	// A file that is being imported, over existing features.
	'import-area',
	'import-edge',
	'import-line',
	'import-point',
	'import-flaw',
	// Higher labels are placed first; lower ones take the room that is left.
	'neighbour-label',
	'green-label',
	'metro-label',
	'station-label',
	'water-label',
	'road-label',
	'town-line-label',
	'place-label',
	'planning-halo',
	'planning-mark-none',
	'planning-mark-idea',
	'planning-mark-preparation',
	'planning-mark-clearing',
	'planning-mark-building',
	'planning-mark-done',
	'planning-mark-stopped',
	'planning-arc-soft',
	'planning-arc-hard',
	'planning-light-green',
	'planning-light-amber',
	'planning-light-red',
	'planning-label',
	'planning-label-selected',
	'planning-room',
	'water-outfall-halo',
	'water-outfall',
	'water-section-halo',
	'water-section-I',
	'water-section-II',
	'water-section-III',
	'water-section-IV',
	'water-section-V',
	'water-section->V',
	'water-section-meets',
	'water-section-misses',
	'water-section-no_target',
	'water-section-odour_none',
	'water-section-odour_mild',
	'water-section-odour_severe',
	'water-section-not_measured',
	'water-section-suspended',
	'water-outfall-selected-halo',
	'water-outfall-selected',
	'water-section-label',
	'water-section-label-selected',
	'water-outfall-label-selected',
	'water-section-room',
	'circle-compound-label',
	'circle-compound-quiet',
	'circle-compound-halo',
	'circle-compound-0',
	'circle-compound-1',
	'circle-compound-2',
	'circle-compound-3',
	'circle-compound-4',
	'circle-compound-5',
	'circle-compound-6',
	'circle-candidate',
	'circle-facility-ring',
	'circle-facility',
	'circle-facility-label',
	'circle-pick',
	'circle-origin',
	// Drawings are over everything; the `td-` layers are terra-draw's.
	'place-accuracy',
	'place-before',
	'place-before-point',
	'place-shape',
	'place-shape-edge',
	'td-polygon',
	'td-polygon-outline',
	'td-linestring',
	'td-point',
	'td-point-marker',
	'place-flaw'
] as const;

export type LayerId = (typeof LAYER_ORDER)[number];

const INDEX: ReadonlyMap<string, number> = new Map(LAYER_ORDER.map((id, index) => [id, index]));

/** Layers that share one position in the order have its name as prefix. */
const SHARED: LayerId = 'online-vector';

/** @throws when the layer is not in the order */
export function layerIndex(id: string): number {
	const index = INDEX.get(id.startsWith(`${SHARED}-`) ? SHARED : id);
	if (index === undefined) throw new Error(`Layer "${id}" is not in LAYER_ORDER (src/lib/map/engine/zorder.ts)`);
	return index;
}

/**
 * The layer before which `id` has to be added, given the layers that the map already has; undefined for the top.
 * @throws when `id` or one of the present layers is not in the order
 */
export function beforeId(id: string, present: readonly string[]): string | undefined {
	const own = layerIndex(id);
	const above = present.filter((other) => layerIndex(other) > own);
	return above.reduce<string | undefined>(
		(lowest, other) => (lowest === undefined || layerIndex(other) < layerIndex(lowest) ? other : lowest),
		undefined
	);
}

/** Layers in drawing order. @throws on a layer that is not in the order */
export function inOrder<T extends { id: string }>(layers: readonly T[]): T[] {
	return [...layers].sort((a, b) => layerIndex(a.id) - layerIndex(b.id));
}
