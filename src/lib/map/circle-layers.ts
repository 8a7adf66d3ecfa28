/** Layers of the living circle: the reached ground, compounds, candidates, facilities, one door. Pure: no map, no DOM. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { CANDIDATE_IMAGE, compoundImage, DOOR_IMAGE, PICK_IMAGE } from './circle-images.ts';
import { LEVELS } from './circle-marks.ts';
import { MINUTE_COLOURS } from './circle-palette.ts';
import { CANDIDATE_SOURCE, COMPOUND_SOURCE, DOOR_SOURCE, FACILITY_SOURCE } from './circle-source.ts';
import { FONTS } from './fonts.ts';
import { MARKS, type Mode } from './palette.ts';
import { inOrder, type LayerId } from './zorder.ts';

const state = (key: string): ExpressionSpecification => ['feature-state', key];
const isOn = (key: string): ExpressionSpecification => ['boolean', state(key), false];
const LEVEL: ExpressionSpecification = ['coalesce', state('level'), -1];
const role = (name: string): ExpressionSpecification => ['==', ['get', 'role'], name];

/** The pointer asks these, top first. */
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

/** One layer a level, so that a change of level is a change of opacity and nothing is laid out anew. */
export const COMPOUND_LAYERS: readonly LayerId[] = LEVEL_LAYERS.slice(0, LEVELS);

const FREE = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const;

export function circleLayers({ mode }: { mode: Mode }): LayerSpecification[] {
	return inOrder([...doorLayers(mode), ...compoundLayers(mode), ...placeLayers(mode), ...labelLayers(mode)]);
}

function doorLayers(mode: Mode): LayerSpecification[] {
	const source = DOOR_SOURCE;
	const teal = mode === 'dark' ? MINUTE_COLOURS[2] : MINUTE_COLOURS[1];
	const { moved, inside } = MARKS[mode];
	const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
	const wide = (extra: number): ExpressionSpecification => [
		'interpolate',
		['linear'],
		['zoom'],
		12,
		2.2 + extra,
		16,
		5 + extra
	];
	return [
		{
			id: 'circle-outline',
			type: 'fill',
			source,
			filter: role('outline'),
			paint: { 'fill-color': teal, 'fill-opacity': mode === 'dark' ? 0.2 : 0.16, 'fill-antialias': false }
		},
		{
			id: 'circle-outline-edge',
			type: 'line',
			source,
			filter: role('outline'),
			layout: round,
			paint: { 'line-color': teal, 'line-width': 1.6, 'line-dasharray': [2, 2], 'line-opacity': 0.9 }
		},
		{
			id: 'circle-street',
			type: 'line',
			source,
			filter: role('street'),
			layout: round,
			paint: {
				'line-color': teal,
				'line-opacity': 0.75,
				'line-width': ['interpolate', ['linear'], ['zoom'], 12, 1, 16, 3]
			}
		},
		{
			id: 'circle-way-casing',
			type: 'line',
			source,
			filter: role('way'),
			layout: round,
			paint: { 'line-color': inside, 'line-width': wide(3) }
		},
		{
			id: 'circle-way',
			type: 'line',
			source,
			filter: role('way'),
			layout: round,
			paint: { 'line-color': moved, 'line-width': wide(0) }
		},
		{
			id: 'circle-door',
			type: 'symbol',
			source,
			filter: role('door'),
			layout: { ...FREE, 'icon-image': DOOR_IMAGE, 'icon-anchor': 'bottom', 'icon-size': 1.25 },
			paint: {}
		}
	];
}

function compoundLayers(mode: Mode): LayerSpecification[] {
	const source = COMPOUND_SOURCE;
	const size = (least: number): ExpressionSpecification => [
		'interpolate',
		['linear'],
		['zoom'],
		// On a phone the whole town is this far away: small enough to leave the ground in sight between them.
		10.4,
		['*', least, ['+', 0.16, ['*', 0.24, ['get', 'size']]]],
		11.6,
		['*', least, ['+', 0.34, ['*', 0.48, ['get', 'size']]]],
		14,
		['*', least, ['+', 0.5, ['*', 0.65, ['get', 'size']]]],
		16.5,
		['*', least, ['+', 0.7, ['*', 0.8, ['get', 'size']]]]
	];
	return [
		{
			id: 'circle-compound-quiet',
			type: 'circle',
			source,
			paint: {
				'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.5, 15, 4],
				'circle-color': MARKS[mode].unknown,
				'circle-opacity': ['case', ['==', LEVEL, -1], 0.55, 0],
				'circle-stroke-width': 1,
				'circle-stroke-color': MARKS[mode].inside,
				'circle-stroke-opacity': ['case', ['==', LEVEL, -1], 0.8, 0]
			}
		},
		{
			id: 'circle-compound-halo',
			type: 'symbol',
			source,
			layout: { ...FREE, 'icon-image': 'halo', 'icon-size': size(1.05) },
			paint: {
				'icon-color': ['case', isOn('selected'), MARKS[mode].selected, MARKS[mode].hover],
				'icon-opacity': ['case', isOn('selected'), 1, isOn('hover'), 0.85, 0]
			}
		},
		...COMPOUND_LAYERS.map((id, level): LayerSpecification => ({
			id,
			type: 'symbol',
			source,
			layout: { ...FREE, 'icon-image': compoundImage('missing', level), 'icon-size': size(1) },
			paint: { 'icon-opacity': ['case', ['==', LEVEL, level], 1, 0] }
		}))
	];
}

function placeLayers(mode: Mode): LayerSpecification[] {
	return [
		{
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
		},
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
		},
		{
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
