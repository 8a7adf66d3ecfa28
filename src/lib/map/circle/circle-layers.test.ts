import { readFileSync } from 'node:fs';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { BEYOND_LIMIT, MAX_MISSING_LEVEL, NO_ROUTE } from '../../domain/circle/engine/report-reading.ts';
import { FACILITY_KINDS } from '../../domain/circle/kinds.ts';
import { circleLayers, COMPOUND_LAYERS } from './circle-layers.ts';
import { LEVELS, markFill, markInk, markNumeral, markStroke } from './circle-marks.ts';
import { CIRCLE_MARKS, MINUTE_COLOURS, MISSING_COLOURS, symbolOf, UNREACHED_COLOURS } from './circle-palette.ts';
import { candidateFeatures, compoundFeatures, originFeatures, facilityFeatures } from './circle-source.ts';
import { CircleTheme } from './circle-theme.ts';
import { MODES } from '../marks/palette.ts';
import { PICTOGRAM_SYMBOLS } from '../marks/pictograms.ts';
import { LAYER_ORDER } from '../engine/zorder.ts';

/** Relative luminance and contrast as WCAG defines them. */
function contrast(a: string, b: string): number {
	const luminance = (hex: string): number => {
		const [r = 0, g = 0, blue = 0] = [1, 3, 5]
			.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
			.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
	};
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

describe('layers of the living circle', () => {
	it.each(MODES)('are valid, %s', (mode) => {
		const style = {
			version: 8,
			sources: new CircleTheme().sources(),
			layers: circleLayers({ mode })
		} as StyleSpecification;
		expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
	});

	it('belong to their theme and answer the pointer', () => {
		const layers = circleLayers({ mode: 'light' });
		expect(layers.map(({ id }) => id)).toEqual(LAYER_ORDER.filter((id) => id.startsWith('circle-')));
		for (const id of new CircleTheme().hitLayers) expect(layers.map((layer) => layer.id)).toContain(id);
		expect(COMPOUND_LAYERS).toHaveLength(LEVELS);
	});
});

describe('marks of compounds', () => {
	it('say by shape what they say by colour', () => {
		for (const by of CIRCLE_MARKS) {
			const levels = Array.from({ length: by === 'minutes' ? LEVELS : MAX_MISSING_LEVEL + 1 }, (_, level) => level);
			// The hatching beyond the limit is the third sign, besides the arc and the numeral.
			const signs = levels.map(
				(level) => markStroke(by, level) + markNumeral(by, level) + String(level === BEYOND_LIMIT)
			);
			expect(new Set(signs).size).toBe(levels.length);
		}
		expect(markFill('minutes', NO_ROUTE)).toBe(UNREACHED_COLOURS.fill);
	});

	it('keep their numerals readable, and their steps in the order of lightness', () => {
		for (const level of MISSING_COLOURS.keys())
			expect(contrast(markFill('missing', level), markInk('missing', level))).toBeGreaterThanOrEqual(4.5);
		for (const level of MINUTE_COLOURS.keys())
			expect(contrast(markFill('minutes', level), markInk('minutes', level))).toBeGreaterThanOrEqual(3);
		const lightness = MINUTE_COLOURS.map((colour) => contrast(colour, '#000000'));
		expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
	});

	it('have on the page the colour of the map', () => {
		const css = readFileSync('src/lib/features/circle/circle.css', 'utf8');
		expect(css).toContain(`--circle-ring: ${MINUTE_COLOURS[1].toLowerCase()};`);
	});
});

describe('features', () => {
	const place = { lon: 121.4, lat: 31.3 };
	const facility = {
		...{ id: 'f', kind: 'canteen', name: 'F', state: 'planned' as const, entrances: [place, place], capacity: null },
		...{ opens: null, featureSlug: null, localName: null, is_example: true }
	};

	it('give every kind of the catalogue a pictogram', () => {
		for (const kind of FACILITY_KINDS.keys()) expect(PICTOGRAM_SYMBOLS).toContain(symbolOf(kind));
		expect(symbolOf('a kind of its own')).toBe('other');
	});

	it('stand at every entrance and are named by their place in the list', () => {
		const { features } = facilityFeatures([{ place: 7, facility, name: 'F', edited: false }]);
		expect(features.map(({ id, properties }) => [id, properties?.['image']])).toEqual([
			[7, 'circle-place-bowl-planned'],
			[7, 'circle-place-bowl-planned']
		]);
		expect(candidateFeatures([{ at: place, rank: 2, name: '' }]).features[0]?.properties).toMatchObject({ rank: '2' });
	});

	it('grow with the people, and never to nothing', () => {
		const compound = (population: number) => ({
			...{ id: 'c', name: null, population, populationKnown: true, ages: {}, residential_m2: null, is_example: true },
			...place
		});
		const sizes = compoundFeatures([compound(0), compound(100), compound(400)]).features.map(
			({ properties }) => properties?.['size'] as number
		);
		expect(sizes).toEqual([0.2, 0.5, 1]);
	});

	it('draw the way only where there is one', () => {
		const origin = { at: place, streets: [], outline: [], way: null };
		const roles = (features: ReturnType<typeof originFeatures>) =>
			features.features.map(({ properties }) => String(properties?.['role']));
		expect(roles(originFeatures(origin))).not.toContain('way');
		expect(roles(originFeatures({ ...origin, way: [[121.4, 31.3]] }))).toContain('way');
		expect(originFeatures(null).features).toEqual([]);
	});
});
