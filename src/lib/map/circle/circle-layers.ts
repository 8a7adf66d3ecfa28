/** Layers of the living circle: the reached area, compounds, candidates, facilities, one origin. Pure: no map, no DOM. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { CANDIDATE_IMAGE, compoundImage, ORIGIN_IMAGE, PICK_IMAGE } from './circle-images.ts';
import { LEVELS } from './circle-marks.ts';
import { MINUTE_COLOURS } from './circle-palette.ts';
import { CANDIDATE_SOURCE, COMPOUND_SOURCE, ORIGIN_SOURCE, FACILITY_SOURCE } from './circle-source.ts';
import { FONTS } from '../basemap/fonts.ts';
import { MARKS, type Mode } from '../marks/palette.ts';
import { inOrder, type LayerId } from '../engine/zorder.ts';

const state = (key: string): ExpressionSpecification => ['feature-state', key];
const isOn = (key: string): ExpressionSpecification => ['boolean', state(key), false];
const LEVEL: ExpressionSpecification = ['coalesce', state('level'), -1];
const role = (name: string): ExpressionSpecification => ['==', ['get', 'role'], name];

/** Layers that react to the pointer, topmost first. */
export const CIRCLE_HIT_LAYERS: readonly LayerId[] = ['circle-compound-halo'];
export const FACILITY_LAYER: LayerId = 'circle-facility';

const LEVEL_LAYERS = [
	'circle-compound-0',
	'circle-compound-1',
	'circle-compound-2',
	'circle-compound-3',
	'circle-compound-4',
	'circle-compound-5',
	'circle-compound-6'
] as const satisfies readonly LayerId[];

/** One layer per level, so that a change of level only changes opacity, without a new layout. */
export const COMPOUND_LAYERS: readonly LayerId[] = LEVEL_LAYERS.slice(0, LEVELS);

const FREE = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const;

export function circleLayers({ mode }: { mode: Mode }): LayerSpecification[] {
	return inOrder([...originLayers(mode), ...compoundLayers(mode), ...placeLayers(mode), ...labelLayers(mode)]);
}

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;
const tealOf = (mode: Mode): string => MINUTE_COLOURS[mode === 'dark' ? 2 : 1];

/** Of one origin: the reached streets, the route to one place, the origin itself. */
function originLayers(mode: Mode): LayerSpecification[] {
	return [
		...reachedLayers(mode),
		...wayLayers(mode),
		{
			id: 'circle-origin',
			type: 'symbol',
			source: ORIGIN_SOURCE,
			filter: role('origin'),
			layout: { ...FREE, 'icon-image': ORIGIN_IMAGE, 'icon-anchor': 'bottom', 'icon-size': 1.25 },
			paint: {}
		}
	];
}

/** The streets walked, and the outline around them. */
function reachedLayers(mode: Mode): LayerSpecification[] {
	const teal = tealOf(mode);
	return [
		{
			id: 'circle-outline',
			type: 'fill',
			source: ORIGIN_SOURCE,
			filter: role('outline'),
			paint: { 'fill-color': teal, 'fill-opacity': mode === 'dark' ? 0.2 : 0.16, 'fill-antialias': false }
		},
		{
			id: 'circle-outline-edge',
			type: 'line',
			source: ORIGIN_SOURCE,
			filter: role('outline'),
			layout: ROUND,
			paint: { 'line-color': teal, 'line-width': 1.6, 'line-dasharray': [2, 2], 'line-opacity': 0.9 }
		},
		{
			id: 'circle-street',
			type: 'line',
			source: ORIGIN_SOURCE,
			filter: role('street'),
			layout: ROUND,
			paint: {
				'line-color': teal,
				'line-opacity': 0.75,
				'line-width': ['interpolate', ['linear'], ['zoom'], 12, 1, 16, 3]
			}
		}
	];
}

function wayLayers(mode: Mode): LayerSpecification[] {
	const { moved, inside } = MARKS[mode];
	const way = (id: LayerId, colour: string, extra: number): LayerSpecification => ({
		id,
		type: 'line',
		source: ORIGIN_SOURCE,
		filter: role('way'),
		layout: ROUND,
		paint: {
			'line-color': colour,
			'line-width': ['interpolate', ['linear'], ['zoom'], 12, 2.2 + extra, 16, 5 + extra]
		}
	});
	return [way('circle-way-casing', inside, 3), way('circle-way', moved, 0)];
}

/** Size of a compound's mark at the scale `least`: by zoom, and by its population. */
const compoundSize = (least: number): ExpressionSpecification => {
	const between = (smallest: number, more: number): ExpressionSpecification => [
		'*',
		least,
		['+', smallest, ['*', more, ['get', 'size']]]
	];
	return [
		'interpolate',
		['linear'],
		['zoom'],
		// On a phone the whole town is this far away: small enough to leave the basemap in sight between them.
		10.4,
		between(0.16, 0.24),
		11.6,
		between(0.34, 0.48),
		14,
		between(0.5, 0.65),
		16.5,
		between(0.7, 0.8)
	];
};

function compoundLayers(mode: Mode): LayerSpecification[] {
	const source = COMPOUND_SOURCE;
	return [
		uncountedLayer(mode),
		{
			id: 'circle-compound-halo',
			type: 'symbol',
			source,
			layout: { ...FREE, 'icon-image': 'halo', 'icon-size': compoundSize(1.05) },
			paint: {
				'icon-color': ['case', isOn('selected'), MARKS[mode].selected, MARKS[mode].hover],
				'icon-opacity': ['case', isOn('selected'), 1, isOn('hover'), 0.85, 0]
			}
		},
		...COMPOUND_LAYERS.map((id, level): LayerSpecification => ({
			id,
			type: 'symbol',
			source,
			layout: { ...FREE, 'icon-image': compoundImage('missing', level), 'icon-size': compoundSize(1) },
			paint: { 'icon-opacity': ['case', ['==', LEVEL, level], 1, 0] }
		}))
	];
}

/** Compounds without a level. */
function uncountedLayer(mode: Mode): LayerSpecification {
	const shown = (opacity: number): ExpressionSpecification => ['case', ['==', LEVEL, -1], opacity, 0];
	return {
		id: 'circle-compound-quiet',
		type: 'circle',
		source: COMPOUND_SOURCE,
		paint: {
			'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.5, 15, 4],
			'circle-color': MARKS[mode].unknown,
			'circle-opacity': shown(0.55),
			'circle-stroke-width': 1,
			'circle-stroke-color': MARKS[mode].inside,
			'circle-stroke-opacity': shown(0.8)
		}
	};
}

function placeLayers(mode: Mode): LayerSpecification[] {
	return [candidateLayer(), ...facilityLayers(mode), pickLayer(mode)];
}

/** Candidate sites. */
function candidateLayer(): LayerSpecification {
	return {
		id: 'circle-candidate',
		type: 'symbol',
		source: CANDIDATE_SOURCE,
		filter: ['!', ['get', 'picked']],
		layout: {
			...FREE,
			'icon-image': CANDIDATE_IMAGE,
			'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.32, 15, 0.7]
		},
		paint: { 'icon-opacity': 0.9 }
	};
}

/** The proposed sites. */
function pickLayer(mode: Mode): LayerSpecification {
	return {
		id: 'circle-pick',
		type: 'symbol',
		source: CANDIDATE_SOURCE,
		filter: ['get', 'picked'],
		layout: {
			...FREE,
			'icon-image': PICK_IMAGE,
			'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.95, 15, 1.3],
			'text-field': ['get', 'rank'],
			'text-font': FONTS.medium,
			'text-size': 13,
			'text-allow-overlap': true,
			'text-ignore-placement': true
		},
		paint: { 'text-color': MARKS[mode].inside }
	};
}

function facilityLayers(mode: Mode): LayerSpecification[] {
	return [
		{
			id: 'circle-facility-ring',
			type: 'circle',
			source: FACILITY_SOURCE,
			filter: ['get', 'edited'],
			paint: {
				'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 10, 16, 19],
				'circle-color': MARKS[mode].moved,
				'circle-opacity': ['case', isOn('held'), 0, 0.35],
				'circle-stroke-width': 2,
				'circle-stroke-color': MARKS[mode].moved,
				'circle-stroke-opacity': ['case', isOn('held'), 0, 1]
			}
		},
		{
			id: FACILITY_LAYER,
			type: 'symbol',
			source: FACILITY_SOURCE,
			layout: {
				...FREE,
				'icon-image': ['get', 'image'],
				'icon-size': ['interpolate', ['linear'], ['zoom'], 10.4, 0.3, 11.6, 0.56, 13.5, 0.78, 16, 1.1],
				'symbol-sort-key': ['case', ['==', ['get', 'state'], 'operating'], 1, 0]
			},
			paint: { 'icon-opacity': ['case', isOn('held'), 0.25, 1] }
		}
	];
}

function labelLayers(mode: Mode): LayerSpecification[] {
	const palette = MARKS[mode];
	const paint = { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 };
	const text = {
		'text-field': ['get', 'name'] as ExpressionSpecification,
		'text-font': FONTS.regular,
		'text-max-width': 9,
		'text-variable-anchor': ['top' as const, 'right' as const, 'left' as const, 'bottom' as const],
		'text-radial-offset': 1.2,
		'text-padding': 4
	};
	return [
		{
			id: 'circle-facility-label',
			type: 'symbol',
			source: FACILITY_SOURCE,
			minzoom: 13.8,
			layout: { ...text, 'text-size': ['interpolate', ['linear'], ['zoom'], 13, 11, 16, 13.5] },
			paint
		},
		{
			id: 'circle-compound-label',
			type: 'symbol',
			source: COMPOUND_SOURCE,
			minzoom: 14.6,
			layout: { ...text, 'text-size': 11 },
			paint: { ...paint, 'text-color': palette.label }
		}
	];
}
