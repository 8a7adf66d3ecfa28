/**
 * A vector tile archive, drawn in the colours of the town's own basemap. Its layers are recognised by the names in the
 * three usual schemas (Protomaps, OpenMapTiles, Shortbread); others are ignored.
 */
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { byZoom } from './basemap-expressions.ts';
import { FONTS } from './fonts.ts';
import { archiveAddress, type OnlinePicture } from './online-basemap.ts';
import type { OnlineBasemap } from '../../domain/shared/online-basemap.ts';
import { BASEMAP_COLOURS, type BasemapPalette, type Mode } from '../marks/palette.ts';
import { nameTags } from '../../i18n/shared/languages.ts';

export interface VectorOptions {
	mode: Mode;
	language: string;
}

const SOURCE = 'online-first';

/** Names of source layers by content. */
const HOLDS = {
	land: ['earth'],
	green: ['landcover', 'landuse', 'park', 'land', 'sites'],
	water: ['water', 'ocean', 'water_polygons', 'waterway', 'water_lines'],
	buildings: ['buildings', 'building'],
	roads: ['roads', 'transportation', 'streets'],
	borders: ['boundaries', 'boundary'],
	roadNames: ['transportation_name', 'street_labels', 'roads'],
	places: ['places', 'place', 'place_labels']
} as const;
type Holds = keyof typeof HOLDS;

const KIND: ExpressionSpecification = ['coalesce', ['get', 'kind'], ['get', 'class'], ''];
const isKind = (...kinds: string[]): ExpressionSpecification => ['in', KIND, ['literal', kinds]];
const IS_GREEN = isKind(
	...['forest', 'wood', 'park', 'grass', 'grassland', 'meadow', 'garden', 'cemetery', 'nature_reserve', 'scrub'],
	...['recreation_ground', 'village_green', 'golf_course', 'pitch', 'allotments', 'orchard', 'protected_area']
);
const [IS_WIDE, IS_MAIN, IS_PATH, IS_RAIL] = [
	isKind('motorway', 'trunk', 'highway'),
	isKind('primary', 'secondary', 'major_road'),
	isKind('path', 'footway', 'track', 'cycleway', 'steps', 'pedestrian'),
	isKind('rail', 'railway', 'transit', 'subway', 'light_rail')
] as const;
const IS_AREA: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const IS_LINE: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];

/**
 * @param present ids of the layers in the archive
 * @throws when none of them is known: an empty background would look like a map
 */
export function vectorPicture(
	basemap: OnlineBasemap,
	present: readonly string[],
	{ mode, language }: VectorOptions
): OnlinePicture {
	const palette = BASEMAP_COLOURS[mode];
	const drawn = (Object.keys(HOLDS) as Holds[]).flatMap((holds) =>
		HOLDS[holds]
			.filter((name) => present.includes(name))
			.flatMap((name) => DRAW[holds](palette, language).map((layer) => placed(layer, name)))
	);
	if (drawn.length === 0) throw new Error(`Online basemap "${basemap.id}": no known layer among ${present.join(', ')}`);
	return {
		sources: { [SOURCE]: { type: 'vector', url: archiveAddress(basemap), attribution: basemap.attribution } },
		layers: [
			{ id: 'online-vector-background', type: 'background', paint: { 'background-color': palette.land } },
			...drawn.filter(({ type }) => type !== 'symbol'),
			...drawn.filter(({ type }) => type === 'symbol')
		]
	};
}

/** A layer whose source is added later. */
type Drawing = LayerSpecification extends infer L ? (L extends { source: string } ? Omit<L, 'source'> : never) : never;

const placed = (layer: Drawing, sourceLayer: string): LayerSpecification =>
	({
		...layer,
		id: `online-vector-${layer.id}-${sourceLayer}`,
		source: SOURCE,
		'source-layer': sourceLayer
	}) as LayerSpecification;

const fill = (id: string, color: string, filter: ExpressionSpecification = IS_AREA): Drawing => ({
	...{ id, type: 'fill', filter },
	paint: { 'fill-color': color }
});

const line = (
	id: string,
	filter: ExpressionSpecification,
	paint: NonNullable<Extract<LayerSpecification, { type: 'line' }>['paint']>
): Drawing => ({ id, type: 'line', filter, layout: { 'line-join': 'round', 'line-cap': 'round' }, paint });

const DRAW: Readonly<Record<Holds, (palette: BasemapPalette, language: string) => Drawing[]>> = {
	land: ({ land }) => [fill('land', land)],
	green: ({ green }) => [fill('green', green, ['all', IS_AREA, IS_GREEN])],
	water: ({ water, water_label, halo }, language) => [
		fill('water', water),
		line('river', IS_LINE, { 'line-color': water, 'line-width': byZoom([11, 1.2], [13, 2.6], [16, 9]) }),
		name(
			'water-name',
			[water_label, halo],
			language,
			{ 'symbol-placement': 'line', 'text-font': FONTS.italic },
			IS_LINE
		)
	],
	buildings: ({ road_casing }) => [{ ...fill('building', road_casing), minzoom: 14 }],
	roads,
	borders: ({ town_line }) => [
		line('border', IS_LINE, { 'line-color': town_line, 'line-opacity': 0.4, 'line-dasharray': [6, 3] })
	],
	roadNames: ({ label, halo }, language) => [
		{ ...name('road-name', [label, halo], language, { 'symbol-placement': 'line' }, IS_LINE), minzoom: 13 }
	],
	places: ({ label_quiet, halo }, language) => [
		name('place', [label_quiet, halo], language, { 'text-font': FONTS.serif })
	]
};

function roads({ road, road_casing, expressway, expressway_casing, metro }: BasemapPalette): Drawing[] {
	const width = (extra: number): ExpressionSpecification => {
		const of = (wide: number, main: number, other: number, path: number) =>
			['case', IS_WIDE, wide + extra, IS_MAIN, main + extra, IS_PATH, path + extra / 2, other + extra] as const;
		return [
			...['interpolate', ['exponential', 1.5], ['zoom']],
			...[11, of(2.6, 1.8, 0.5, 0)],
			...[13, of(6, 4.2, 1.8, 0.4)],
			...[16, of(14, 11, 7, 1.8)]
		] as unknown as ExpressionSpecification;
	};
	const street: ExpressionSpecification = ['all', IS_LINE, ['!', IS_RAIL]];
	return [
		line('road-casing', street, {
			'line-color': ['case', IS_WIDE, expressway_casing, road_casing],
			'line-width': width(2)
		}),
		line('road', street, { 'line-color': ['case', IS_WIDE, expressway, road], 'line-width': width(0) }),
		line('rail', ['all', IS_LINE, IS_RAIL], { 'line-color': metro, 'line-width': byZoom([11, 0.8], [16, 2]) })
	];
}

/** The name in the user's language where the archive has it, else the local one. */
function name(
	id: string,
	[color, halo]: readonly [color: string, halo: string],
	language: string,
	layout: NonNullable<SymbolLayerSpecification['layout']>,
	filter?: ExpressionSpecification
): Extract<Drawing, { type: 'symbol' }> {
	const keys = [...nameTags(language), `name_${language}`, 'name'];
	const text = ['coalesce', ...keys.map((key) => ['get', key]), ''] as unknown as ExpressionSpecification;
	return {
		...{ id, type: 'symbol' },
		...(filter ? { filter } : {}),
		layout: { 'text-field': text, 'text-font': FONTS.regular, 'text-size': byZoom([11, 10.5], [16, 13]), ...layout },
		paint: { 'text-color': color, 'text-halo-color': halo, 'text-halo-width': 1.4 }
	};
}
