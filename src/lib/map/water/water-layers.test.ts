import { readFileSync } from 'node:fs';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { grid, section } from '../../domain/water/months/month.fixture.ts';
import { MODES } from '../marks/palette.ts';
import { waterLayers } from './water-layers.ts';
import { GRADE_COLOURS, SECTION_SIGNS, TARGET_COLOURS } from './water-palette.ts';
import { outfallFeatures, riverFeatures, sectionFeatures } from './water-source.ts';
import { waterStates } from './section-state.ts';
import { WaterTheme } from './water-theme.ts';
import { LAYER_ORDER } from '../engine/zorder.ts';

describe('layers of water', () => {
	it.each(MODES)('are valid, %s', (mode) => {
		const layers = waterLayers({ mode, language: 'zh', townLanguage: 'zh' });
		const style = { version: 8, sources: new WaterTheme().sources(), layers } as StyleSpecification;
		expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
	});

	it('are all listed and answer the pointer', () => {
		const layers = waterLayers({ mode: 'light', language: 'zh', townLanguage: 'zh' });
		const ids = layers.map(({ id }) => id);
		expect(ids).toEqual(LAYER_ORDER.filter((id) => /^water-(river|accuracy|section|outfall)/.test(id)));
		for (const id of new WaterTheme().hitLayers) expect(ids).toContain(id);
		expect(layers.filter(({ id }) => SECTION_SIGNS.some((sign) => id === `water-section-${sign}`))).toHaveLength(
			SECTION_SIGNS.length
		);
	});
});

describe('states of a month', () => {
	const sections = [section('s1', { id: 1 }), section('s2', { id: 2 }), section('s3', { id: 3 })];
	const rivers = [{ slug: 'r1', name: {}, geometry: null, basis: {}, accuracy_m: null, is_example: false }];
	const made = {
		...grid(['2025-01'], { s1: '4', s2: 's', s3: '3' }, { s1: 'n', s2: '.', s3: '.' }),
		rivers: { r1: '3' }
	};
	const scene = { sections, rivers, grid: made };

	it('shows the class', () => {
		const { sections: signs, rivers: grades } = waterStates(scene, '2025-01', 'class');
		expect([...signs]).toEqual([
			[1, 'IV'],
			[2, 'suspended'],
			[3, 'III']
		]);
		expect(grades.get('r1')).toBe('light');
	});

	it('shows whether targets are met; rivers have none', () => {
		const { sections: signs, rivers: grades } = waterStates(scene, '2025-01', 'target');
		expect([...signs.values()]).toEqual(['misses', 'suspended', 'no_target']);
		expect(grades.get('r1')).toBeNull();
	});
});

describe('sources of water', () => {
	it('leave out what has no place', () => {
		const placed = {
			geometry: { type: 'Point' as const, coordinates: [1, 2] },
			placement: 'mark' as const,
			accuracy_m: 50
		};
		const made = sectionFeatures([section('s1'), section('s2', placed)]);
		expect(made.features).toHaveLength(1);
		expect(made.features[0]?.geometry.type).toBe('GeometryCollection');
		expect(
			riverFeatures([{ slug: 'r', name: {}, geometry: null, basis: {}, accuracy_m: null, is_example: false }]).features
		).toEqual([]);
		expect(outfallFeatures([]).features).toEqual([]);
	});
});

it('has the same colours on the canvas and on the page', () => {
	const css = readFileSync(new URL('../../features/water/water.css', import.meta.url), 'utf8');
	const onPage = Object.fromEntries(
		[...css.matchAll(/--(class|target)-([a-z]+): (#[0-9a-f]{6});/g)].map(([, , name, value]) => [
			name,
			value?.toUpperCase()
		])
	);
	expect(onPage).toMatchObject({ ...GRADE_COLOURS, ...TARGET_COLOURS });
});
