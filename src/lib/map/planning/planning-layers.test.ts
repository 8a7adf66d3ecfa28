import { createPropertyExpression, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StylePropertySpecification } from '@maplibre/maplibre-gl-style-spec';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { SCHEDULE_STATUSES } from '../../domain/planning/milestones/milestone.ts';
import { PHASES } from '../../domain/shared/phase.ts';
import { basemapLayers } from '../basemap/basemap-style.ts';
import { layerChanges } from '../engine/layer-diff.ts';
import { HIDDEN, type MapState } from './feature-state.ts';
import { MARKS, MODES, PHASE_COLOURS } from '../marks/palette.ts';
import { labelFilter, roomFilter, selectedFilter } from './planning-labels.ts';
import { HIT_LAYERS, ICON_OFFSET, MARK_LAYERS, planningLayers } from './planning-layers.ts';
import {
	hasPromise,
	HALO_OPACITY,
	inLight,
	inPhase,
	LABEL_OPACITY,
	phaseColour,
	promiseColour
} from './planning-paint.ts';
import { createThemes } from '../themes.ts';
import { inOrder, LAYER_ORDER } from '../engine/zorder.ts';

const options = { mode: 'light' as const, language: 'zh', townLanguage: 'zh', schematic: '' };
const data = { type: 'FeatureCollection' as const, features: [] };
const building: MapState = {
	phase: 'building',
	promise: 'done',
	hard: true,
	light: 'amber',
	moved: false,
	shown: true
};

/** Value of a paint expression for a feature in a state, as the map itself would work it out. */
function evaluate(
	expression: ExpressionSpecification,
	kind: 'number' | 'color',
	state: Record<string, unknown>,
	properties: Record<string, unknown> = {}
): unknown {
	const spec = kind === 'color' ? latest.paint_symbol['icon-color'] : latest.paint_symbol['icon-opacity'];
	const parsed = createPropertyExpression(expression, 'icon', spec as unknown as StylePropertySpecification);
	if (parsed.result === 'error') throw new Error(parsed.value.map((error) => error.message).join('; '));
	const value = parsed.value.evaluate({ zoom: 13 }, { type: 1, properties }, state);
	return kind === 'color' ? rgb(String(value)) : value;
}

function rgb(text: string): string {
	const parts = [...text.matchAll(/[\d.]+/g)].slice(0, 3).map((match) => Math.round(Number(match[0])));
	return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

describe('planning layers', () => {
	it.each(MODES)('are valid together with the basemap in %s', (mode) => {
		const layers = inOrder([...basemapLayers({ ...options, mode }), ...planningLayers({ ...options, mode })]);
		const style: StyleSpecification = {
			version: 8,
			sources: {
				basemap: { type: 'geojson', data },
				planning: { type: 'geojson', data },
				'planning-marks': { type: 'geojson', data }
			},
			layers
		};
		expect(validateStyleMin(style)).toEqual([]);
	});

	it('use every layer of the order but those of online basemaps, drawing and importing', () => {
		const themes = Object.values(createThemes()).flatMap((theme) => theme.layers(options));
		const ids = [...basemapLayers(options), ...themes].map((layer): string => layer.id);
		// Those are added when they are wanted.
		const free = LAYER_ORDER.filter((id) => !/^(online-|td-|import-|place-(?!label$))/.test(id));
		expect(inOrder(ids.map((id) => ({ id }))).map((layer) => layer.id)).toEqual(free);
		expect([...HIT_LAYERS, ...MARK_LAYERS].every((id) => ids.includes(id))).toBe(true);
	});

	it('use no feature-state in layouts and filters', () => {
		for (const layer of planningLayers(options)) {
			const { layout, filter } = layer as { layout?: unknown; filter?: unknown };
			expect(JSON.stringify([layout, filter])).not.toContain('feature-state');
		}
	});

	it('change paint only between light and dark', () => {
		const bare = (layers: LayerSpecification[]) => layers.map(({ paint: _paint, ...rest }) => rest);
		const [light, dark] = [planningLayers(options), planningLayers({ ...options, mode: 'dark' })];
		expect(bare(dark)).toEqual(bare(light));
		expect(layerChanges(light, dark).length).toBeGreaterThan(5);
		expect(layerChanges(light, light)).toEqual([]);
	});

	it('set marks of one place around it', () => {
		const spec = latest.layout_symbol['icon-offset'] as unknown as StylePropertySpecification;
		const parsed = createPropertyExpression(ICON_OFFSET, 'icon', spec);
		if (parsed.result === 'error') throw new Error(parsed.value.map((error) => error.message).join('; '));
		const offset = (properties: object): unknown => parsed.value.evaluate({ zoom: 13 }, { type: 1, properties });
		expect(offset({ shift: [12, -20] })).toEqual([12, -20]);
		expect(offset({})).toEqual([0, 0]);
	});

	it('filter labels by id', () => {
		expect(JSON.stringify(labelFilter([3, 5]))).toContain('[3,5]');
		expect(JSON.stringify(roomFilter([3, 5]))).toContain('[3,5]');
		expect(JSON.stringify(labelFilter(null))).not.toContain('literal');
		expect(JSON.stringify(selectedFilter(null))).toContain('-1');
	});
});

describe('paint by feature-state', () => {
	it.each(MODES)('gives each phase its colour in %s', (mode) => {
		for (const phase of PHASES) {
			expect(evaluate(phaseColour(mode), 'color', { phase })).toBe(PHASE_COLOURS[mode][phase].toUpperCase());
			expect(evaluate(promiseColour(mode), 'color', { promise: phase })).toBe(PHASE_COLOURS[mode][phase].toUpperCase());
		}
		expect(evaluate(phaseColour(mode), 'color', { phase: null })).toBe(MARKS[mode].unknown.toUpperCase());
		expect(evaluate(phaseColour(mode), 'color', {})).toBe(MARKS[mode].unknown.toUpperCase());
	});

	it('use the phase in the data until a state is set', () => {
		const came = { phase: 'done' };
		const colourIn = (state: Record<string, unknown>) => evaluate(phaseColour('light'), 'color', state, came);
		expect(colourIn({})).toBe(PHASE_COLOURS.light.done.toUpperCase());
		expect(colourIn({ hover: true })).toBe(PHASE_COLOURS.light.done.toUpperCase());
		expect(colourIn({ ...building })).toBe(PHASE_COLOURS.light.building.toUpperCase());
		expect(colourIn({ ...building, phase: null })).toBe(MARKS.light.unknown.toUpperCase());
	});

	it('shows exactly one mark of a shown feature and none of a hidden one', () => {
		const visible = (state: Record<string, unknown>) =>
			[null, ...PHASES].filter((phase) => evaluate(inPhase(phase), 'number', state) === 1);
		expect(visible({ ...building })).toEqual(['building']);
		expect(visible({ ...building, phase: null })).toEqual([null]);
		expect(visible({}), 'before the first paint').toEqual([null]);
		expect(visible({ ...HIDDEN })).toEqual([]);
	});

	it('stands one light at a shown feature that has milestones, and none at others', () => {
		const lit = (state: Record<string, unknown>) =>
			SCHEDULE_STATUSES.filter((light) => evaluate(inLight(light), 'number', state) === 1);
		expect(lit({ ...building })).toEqual(['amber']);
		expect(lit({ ...building, light: null })).toEqual([]);
		expect(lit({ ...building, shown: false })).toEqual([]);
		expect(lit({})).toEqual([]);
	});

	it('draws a hard promise solid and a soft one dashed', () => {
		expect(evaluate(hasPromise(true), 'number', { ...building })).toBe(1);
		expect(evaluate(hasPromise(false), 'number', { ...building })).toBe(0);
		expect(evaluate(hasPromise(false), 'number', { ...building, hard: false })).toBe(1);
		expect(evaluate(hasPromise(true), 'number', { ...building, promise: null })).toBe(0);
		expect(evaluate(hasPromise(true), 'number', { ...building, shown: false })).toBe(0);
	});

	it('writes each name once, and none of a hidden feature', () => {
		expect(evaluate(LABEL_OPACITY, 'number', { ...building })).toBe(1);
		expect(evaluate(LABEL_OPACITY, 'number', { ...building, selected: true })).toBe(0);
		expect(evaluate(LABEL_OPACITY, 'number', { ...HIDDEN })).toBe(0);
	});

	it('ring selected, hovered and moved features', () => {
		expect(evaluate(HALO_OPACITY, 'number', { ...building })).toBe(0);
		expect(evaluate(HALO_OPACITY, 'number', { ...building, hover: true })).toBeGreaterThan(0.5);
		expect(evaluate(HALO_OPACITY, 'number', { ...building, moved: true })).toBeGreaterThan(0.5);
		expect(evaluate(HALO_OPACITY, 'number', { ...HIDDEN, moved: true })).toBe(0);
		expect(evaluate(HALO_OPACITY, 'number', { ...HIDDEN, selected: true })).toBe(1);
	});
});
