import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = ['tokens', 'media']
	.map((name) => readFileSync(new URL(`./styles/${name}.css`, import.meta.url), 'utf8'))
	.join('\n');

type Tokens = Record<string, string>;

/** Colours of the page in one mode: a token that differs is written `light-dark(light, dark)`. */
function tokensIn(mode: 'light' | 'dark'): Tokens {
	const start = css.indexOf(':root,');
	const block = css.slice(start, css.indexOf('\n}', start));
	const declarations = block.matchAll(/--([a-z-]+): (?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));/g);
	return Object.fromEntries(
		[...declarations].map(([, name, light = '', dark = '', both = '']) => [
			name,
			both || (mode === 'light' ? light : dark)
		])
	);
}

/** Contrast ratio of two sRGB colours (WCAG 2.2, relative luminance). */
function contrast(a: string, b: string): number {
	const luminance = (colour: string): number => {
		const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
			const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
			return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (high + 0.05) / (low + 0.05);
}

const light = tokensIn('light');
const dark = tokensIn('dark');

const TEXT_PAIRS = [
	...['paper', 'panel', 'land', 'block'].flatMap((ground) => [
		['ink', ground],
		['ink-soft', ground],
		['accent', ground]
	]),
	['seal', 'panel'],
	['seal', 'paper'],
	['accent-ink', 'accent'],
	['accent', 'accent-soft'],
	['ink', 'accent-soft'],
	['warning-ink', 'warning-ground'],
	['danger-ink', 'danger-ground']
] as const;
const PHASES = ['idea', 'preparation', 'clearing', 'building', 'done', 'stopped'];

describe('tokens', () => {
	it('has the same dark sheet for the choice and for the system preference', () => {
		expect(Object.keys(dark).filter((name) => dark[name] !== light[name]).length).toBeGreaterThan(20);
		const schemes = [...css.matchAll(/(\[data-mode\]|\[data-mode='[a-z]+'\]) \{\s*color-scheme: ([a-z ]+);/g)];
		expect(schemes.map(([, selector, scheme]) => [selector, scheme])).toEqual([
			['[data-mode]', 'light dark'],
			["[data-mode='dark']", 'dark'],
			["[data-mode='light']", 'light'],
			// On paper.
			['[data-mode]', 'light']
		]);
		// No second block for the system's preference.
		expect(css).not.toContain('prefers-color-scheme');
	});

	it.each([
		['light', light],
		['dark', dark]
	])('keeps AA contrast in %s', (_, tokens) => {
		const weak = [
			...TEXT_PAIRS.map(([ink, ground]) => ({ ink, ground, needed: 4.5 })),
			...['line-strong', ...PHASES.map((phase) => `phase-${phase}`), 'light-red', 'light-amber', 'light-green'].flatMap(
				(ink) => ['paper', 'panel'].map((ground) => ({ ink, ground, needed: 3 }))
			)
		]
			.map((pair) => ({ ...pair, ratio: contrast(tokens[pair.ink] ?? '', tokens[pair.ground] ?? '') }))
			.filter(({ ratio, needed }) => !(ratio >= needed));
		expect(weak).toEqual([]);
	});
});
