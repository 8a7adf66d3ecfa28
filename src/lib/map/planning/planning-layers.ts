/** Layers of the planning theme, from the soft disc of accuracy up to the label. Pure: no map, no DOM. */
import type {
	ExpressionSpecification,
	FilterSpecification,
	LayerSpecification,
	SymbolLayerSpecification
} from 'maplibre-gl';
import { SCHEDULE_STATUSES } from '../../domain/planning/milestones/milestone.ts';
import { PHASES, type Phase } from '../../domain/shared/phase.ts';
import { MARKS, type Mode } from '../marks/palette.ts';
import { perFeature } from '../marks/per-feature.ts';
import {
	emphasised,
	HALO_OPACITY,
	haloColour,
	hasPromise,
	inLight,
	inPhase,
	phaseColour,
	promiseColour,
	whenShown
} from './planning-paint.ts';
import { planningLabels } from './planning-labels.ts';
import type { StyleOptions } from '../engine/theme.ts';
import { isDisc, MARK_POINTS } from './planning-filters.ts';
import { type Drawing, type Openings, PLANNING_MARKS_SOURCE, PLANNING_SOURCE } from './planning-source.ts';
import { inOrder, type LayerId } from '../engine/zorder.ts';

const source = PLANNING_SOURCE;
/** Marks with an accuracy in metres show it from here on; before, the disc would be smaller than the mark. */
const ACCURACY_ZOOM = 14;

export const MARK_LAYERS: readonly LayerId[] = [
	'planning-mark-none',
	...PHASES.map((phase): LayerId => `planning-mark-${phase}`)
];
/** Layers that react to the pointer, topmost first. */
export const HIT_LAYERS: readonly LayerId[] = ['planning-halo', 'planning-line', 'planning-area', 'planning-disc'];

/** Layers with nothing to draw at low zooms, and their minimum zooms. */
const OPENING_OF: ReadonlyMap<string, keyof Openings> = new Map<LayerId, keyof Openings>([
	['planning-area-edge', 'edge_zoom'],
	['planning-wide-edge', 'edge_zoom'],
	...(['planning-halo', ...MARK_LAYERS, 'planning-arc-soft', 'planning-arc-hard', 'planning-label'] as const).map(
		(id): [LayerId, keyof Openings] => [id, 'mark_zoom']
	),
	['planning-room', 'mark_zoom']
]);

/** The zoom from which a layer has anything to draw: below it, maplibre need not process thousands of features. */
export const layerOpenings = (openings: Openings): [id: string, minzoom: number][] =>
	[...OPENING_OF].map(([id, zoom]) => [id, openings[zoom]]);

export function openedFrom(layers: readonly LayerSpecification[], openings: Openings): LayerSpecification[] {
	const zooms = new Map(layerOpenings(openings));
	return layers.map((layer) => {
		const minzoom = zooms.get(layer.id) ?? 0;
		return minzoom > 0 ? ({ ...layer, minzoom } as LayerSpecification) : layer;
	});
}

export function planningLayers(options: StyleOptions): LayerSpecification[] {
	return inOrder([
		...discs(options.mode),
		...areas(options.mode),
		...lines(options.mode),
		...marks(options.mode),
		...planningLabels(options)
	]);
}

const shapesOf = (drawing: Drawing): ExpressionSpecification => ['==', ['get', 'drawing'], drawing];
const ROADS: FilterSpecification = shapesOf('line');

function discs(mode: Mode): LayerSpecification[] {
	const colour = phaseColour(mode);
	return [
		{
			id: 'planning-disc',
			type: 'fill',
			source,
			filter: shapesOf('disc'),
			paint: { 'fill-color': colour, 'fill-opacity': emphasised(0.14, 0.24), 'fill-antialias': false }
		},
		{
			// A blurred edge instead of a line: the position is not exact either.
			id: 'planning-disc-edge',
			type: 'line',
			source,
			filter: shapesOf('disc'),
			paint: { 'line-color': colour, 'line-width': 5, 'line-blur': 5, 'line-opacity': emphasised(0.32, 0.8) }
		},
		{
			id: 'planning-accuracy',
			type: 'fill',
			source,
			minzoom: ACCURACY_ZOOM,
			filter: shapesOf('mark'),
			paint: { 'fill-color': colour, 'fill-opacity': whenShown(0.14), 'fill-antialias': false }
		}
	];
}

function areas(mode: Mode): LayerSpecification[] {
	const colour = phaseColour(mode);
	// What covers square kilometres and other features is a tint. A parcel is the thing itself: a fill.
	const isWide: ExpressionSpecification = ['has', 'wide'];
	// Two layers instead of dashes by feature: thousands of solid outlines are much cheaper to draw.
	const edge = (id: LayerId, only: ExpressionSpecification, dashes?: number[]): LayerSpecification => ({
		id,
		type: 'line',
		source,
		filter: ['all', shapesOf('area'), only],
		paint: {
			'line-color': colour,
			'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 2.4],
			'line-opacity': emphasised(0.75, 1),
			...(dashes ? { 'line-dasharray': dashes } : {})
		}
	});
	return [
		{
			id: 'planning-area',
			type: 'fill',
			source,
			filter: shapesOf('area'),
			paint: {
				'fill-color': colour,
				'fill-opacity': ['case', isWide, emphasised(0.09, 0.18), emphasised(0.45, 0.65)]
			}
		},
		edge('planning-area-edge', ['!', isWide]),
		edge('planning-wide-edge', isWide, [3, 2])
	];
}

function lines(mode: Mode): LayerSpecification[] {
	const colour = phaseColour(mode);
	const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
	const width = (extra: number): ExpressionSpecification => [
		'interpolate',
		['exponential', 1.5],
		['zoom'],
		11,
		2.6 + extra,
		13,
		4.4 + extra,
		16,
		9 + extra
	];
	return [
		{
			id: 'planning-line-band',
			type: 'line',
			source,
			filter: ROADS,
			layout: round,
			paint: {
				'line-color': colour,
				'line-opacity': emphasised(0.12, 0.22),
				// True width in metres: in pixels it doubles with every zoom.
				'line-width': [
					'interpolate',
					['exponential', 2],
					['zoom'],
					8,
					['*', ['get', 'band_px'], 2 ** -12],
					20,
					['get', 'band_px']
				]
			}
		},
		{
			id: 'planning-line-casing',
			type: 'line',
			source,
			filter: ROADS,
			layout: round,
			paint: { 'line-color': perFeature(MARKS[mode].inside), 'line-opacity': whenShown(0.95), 'line-width': width(2.6) }
		},
		{
			id: 'planning-line',
			type: 'line',
			source,
			filter: ROADS,
			layout: round,
			paint: { 'line-color': colour, 'line-opacity': emphasised(0.92, 1), 'line-width': width(0) }
		}
	];
}

type Layout = NonNullable<SymbolLayerSpecification['layout']>;
const ICON_SIZE: ExpressionSpecification = [
	'interpolate',
	['linear'],
	['zoom'],
	10.5,
	['case', isDisc, 0.42, 0.52],
	12.2,
	['case', isDisc, 0.64, 0.86],
	13.5,
	['case', isDisc, 0.74, 1.05],
	16,
	['case', isDisc, 0.85, 1.25]
];
/** Around a shared place, in pixels of the icon's own size. */
export const ICON_OFFSET: ExpressionSpecification = [
	'case',
	['has', 'shift'],
	['array', 'number', 2, ['get', 'shift']],
	['literal', [0, 0]]
];
/** The icons of all states are present and take no room: paint selects the visible one. */
const FREE: Layout = {
	'icon-allow-overlap': true,
	'icon-ignore-placement': true,
	'icon-size': ICON_SIZE,
	'icon-offset': ICON_OFFSET
};

function marks(mode: Mode): LayerSpecification[] {
	const points = (
		id: LayerId,
		layout: Layout,
		paint: SymbolLayerSpecification['paint'],
		filter: ExpressionSpecification = MARK_POINTS
	): LayerSpecification => ({
		id,
		type: 'symbol',
		source: PLANNING_MARKS_SOURCE,
		filter,
		layout: { ...FREE, ...layout },
		paint: paint ?? {}
	});
	const mark = (id: LayerId, phase: Phase | null): LayerSpecification =>
		points(
			id,
			{ 'icon-image': ['concat', 'mark-', ['get', 'class'], `-${phase ?? 'none'}`] },
			{ 'icon-opacity': inPhase(phase) }
		);
	return [
		points('planning-halo', { 'icon-image': 'halo' }, { 'icon-color': haloColour(mode), 'icon-opacity': HALO_OPACITY }),
		mark('planning-mark-none', null),
		...PHASES.map((phase) => mark(`planning-mark-${phase}`, phase)),
		points(
			'planning-arc-soft',
			{ 'icon-image': 'arc-soft' },
			{ 'icon-color': promiseColour(mode), 'icon-opacity': hasPromise(false) }
		),
		points(
			'planning-arc-hard',
			{ 'icon-image': 'arc-hard' },
			{ 'icon-color': promiseColour(mode), 'icon-opacity': hasPromise(true) }
		),
		...SCHEDULE_STATUSES.map((light) =>
			points(
				`planning-light-${light}`,
				{ 'icon-image': `light-${light}` },
				{ 'icon-opacity': inLight(light) },
				// Few have milestones: the others cost nothing here.
				['all', MARK_POINTS, ['has', 'lit']]
			)
		),
		// Invisible: an empty icon, placed before all names, that keeps them off the marks.
		points('planning-room', { 'icon-image': 'room', 'icon-ignore-placement': false }, { 'icon-opacity': 0 })
	];
}
