/** Layers of the planning theme, from the soft disc of accuracy up to the label. Pure: no map, no DOM. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { PHASES, type Phase } from '../domain/lifecycle/phase.ts';
import { nameExpression } from './basemap-labels.ts';
import { FONTS } from './fonts.ts';
import { MARKS, type Mode } from './palette.ts';
import {
	emphasised,
	HALO_OPACITY,
	haloColour,
	hasPromise,
	inPhase,
	phaseColour,
	promiseColour,
	whenShown
} from './planning-paint.ts';
import { PLANNING_SOURCE, type Drawing } from './planning-source.ts';
import { inOrder, type LayerId } from './zorder.ts';

export interface PlanningOptions {
	mode: Mode;
	language: string;
	townLanguage: string;
}

const source = PLANNING_SOURCE;
/** Marks with an accuracy in metres show it from here on; before, the disc would be smaller than the mark. */
const ACCURACY_ZOOM = 14;

export const MARK_LAYERS: readonly LayerId[] = [
	'planning-mark-none',
	...PHASES.map((phase): LayerId => `planning-mark-${phase}`)
];
/** Layers that answer a click or a pointer, top first. */
export const HIT_LAYERS: readonly LayerId[] = ['planning-halo', 'planning-line', 'planning-area', 'planning-disc'];

export function planningLayers(options: PlanningOptions): LayerSpecification[] {
	return inOrder([...discs(options.mode), ...areas(options.mode), ...lines(options.mode), ...marks(options.mode), ...labels(options)]);
}

const polygonsOf = (drawing: Drawing): FilterSpecification => [
	'all',
	['==', ['geometry-type'], 'Polygon'],
	['==', ['get', 'drawing'], drawing]
];
const ROADS: FilterSpecification = ['all', ['==', ['geometry-type'], 'LineString'], ['==', ['get', 'drawing'], 'line']];
const MARK_POINTS: FilterSpecification = [
	'all',
	['==', ['geometry-type'], 'Point'],
	['>=', ['zoom'], ['get', 'mark_zoom']]
];

function discs(mode: Mode): LayerSpecification[] {
	const colour = phaseColour(mode);
	return [
		{
			id: 'planning-disc',
			type: 'fill',
			source,
			filter: polygonsOf('disc'),
			paint: { 'fill-color': colour, 'fill-opacity': emphasised(0.14, 0.24), 'fill-antialias': false }
		},
		{
			// A blurred rim instead of a line: the edge of what is known is not sharp either.
			id: 'planning-disc-edge',
			type: 'line',
			source,
			filter: polygonsOf('disc'),
			paint: { 'line-color': colour, 'line-width': 5, 'line-blur': 5, 'line-opacity': emphasised(0.4, 0.8) }
		},
		{
			id: 'planning-accuracy',
			type: 'fill',
			source,
			minzoom: ACCURACY_ZOOM,
			filter: polygonsOf('mark'),
			paint: { 'fill-color': colour, 'fill-opacity': whenShown(0.14), 'fill-antialias': false }
		}
	];
}

function areas(mode: Mode): LayerSpecification[] {
	const colour = phaseColour(mode);
	// A planning area covers square kilometres and other features: a tint. A parcel is the thing itself: a fill.
	const isWide: ExpressionSpecification = ['==', ['get', 'class'], 'area'];
	return [
		{
			id: 'planning-area',
			type: 'fill',
			source,
			filter: polygonsOf('area'),
			paint: { 'fill-color': colour, 'fill-opacity': ['case', isWide, emphasised(0.06, 0.16), emphasised(0.45, 0.65)] }
		},
		{
			id: 'planning-area-edge',
			type: 'line',
			source,
			filter: polygonsOf('area'),
			layout: { 'line-join': 'round' },
			paint: {
				'line-color': colour,
				'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 2.4],
				'line-opacity': emphasised(0.75, 1),
				'line-dasharray': ['case', isWide, ['literal', [3, 2]], ['literal', [1, 0]]]
			}
		}
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
				// True width on the ground: it doubles with every zoom.
				'line-width': ['interpolate', ['exponential', 2], ['zoom'], 8, ['*', ['get', 'band_px'], 2 ** -12], 20, ['get', 'band_px']]
			}
		},
		{
			id: 'planning-line-casing',
			type: 'line',
			source,
			filter: ROADS,
			layout: round,
			paint: { 'line-color': MARKS[mode].inside, 'line-opacity': whenShown(0.95), 'line-width': width(2.6) }
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
/** A caption's mark on a disc is small: it belongs to the words, it does not point at a place. */
const isDisc: ExpressionSpecification = ['==', ['get', 'drawing'], 'disc'];
const ICON_SIZE: ExpressionSpecification = [
	'interpolate',
	['linear'],
	['zoom'],
	11,
	['case', isDisc, 0.5, 0.66],
	13,
	['case', isDisc, 0.62, 0.86],
	16,
	['case', isDisc, 0.8, 1.15]
];
/** Every state's icon is there at once and takes no room: which one is seen is paint. */
const FREE: Layout = {
	'icon-allow-overlap': true,
	'icon-ignore-placement': true,
	'icon-size': ICON_SIZE,
	'icon-offset': ['array', 'number', 2, ['get', 'shift']]
};

function marks(mode: Mode): LayerSpecification[] {
	const points = (id: LayerId, layout: Layout, paint: SymbolLayerSpecification['paint']): LayerSpecification => ({
		id,
		type: 'symbol',
		source,
		filter: MARK_POINTS,
		layout: { ...FREE, ...layout },
		paint: paint ?? {}
	});
	const mark = (id: LayerId, phase: Phase | null): LayerSpecification =>
		points(id, { 'icon-image': ['concat', 'mark-', ['get', 'class'], `-${phase ?? 'none'}`] }, { 'icon-opacity': inPhase(phase) });
	return [
		points('planning-halo', { 'icon-image': 'halo' }, { 'icon-color': haloColour(mode), 'icon-opacity': HALO_OPACITY }),
		mark('planning-mark-none', null),
		...PHASES.map((phase) => mark(`planning-mark-${phase}`, phase)),
		points('planning-arc-soft', { 'icon-image': 'arc-soft' }, { 'icon-color': promiseColour(mode), 'icon-opacity': hasPromise(false) }),
		points('planning-arc-hard', { 'icon-image': 'arc-hard' }, { 'icon-color': promiseColour(mode), 'icon-opacity': hasPromise(true) })
	];
}

/** Pictogram of the kind, then the name. */
export function planningLabelText({ language, townLanguage }: Omit<PlanningOptions, 'mode'>): ExpressionSpecification {
	return ['format', ['image', ['get', 'symbol']], {}, ' ', {}, nameExpression(language, townLanguage), {}];
}

/** Labels of the features that pass the filter: hidden ones must not take room from the rest. */
export function labelFilter(shown: readonly number[] | null): FilterSpecification {
	return shown === null ? MARK_POINTS : ['all', MARK_POINTS, ['in', ['id'], ['literal', [...shown]]]];
}

export function selectedFilter(id: number | null): FilterSpecification {
	return ['all', ['==', ['geometry-type'], 'Point'], ['==', ['id'], id ?? -1]];
}

function labels(options: PlanningOptions): LayerSpecification[] {
	const palette = MARKS[options.mode];
	const layout: Layout = {
		'text-field': planningLabelText(options),
		'text-font': FONTS.medium,
		'text-size': ['interpolate', ['linear'], ['zoom'], 11, 10.5, 13, 12, 16, 14],
		'text-max-width': 9,
		'text-line-height': 1.25,
		'text-justify': 'auto',
		'symbol-sort-key': ['get', 'rank']
	};
	const paint = { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.8, 'text-halo-blur': 0.3 };
	return [
		{
			id: 'planning-label',
			type: 'symbol',
			source,
			filter: labelFilter(null),
			layout: {
				...layout,
				'text-variable-anchor': ['top', 'right', 'left', 'bottom'],
				'text-radial-offset': ['case', isDisc, 0.9, 1.25],
				'text-padding': 3
			},
			paint
		},
		{
			id: 'planning-label-selected',
			type: 'symbol',
			source,
			filter: selectedFilter(null),
			layout: {
				...layout,
				'text-anchor': 'top',
				'text-offset': [0, 1.5],
				'text-allow-overlap': true,
				'text-size': ['interpolate', ['linear'], ['zoom'], 11, 12, 16, 15.5]
			},
			paint: { ...paint, 'text-halo-width': 2.6 }
		}
	];
}
