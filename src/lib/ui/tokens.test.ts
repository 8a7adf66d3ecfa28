import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');

type Tokens = Record<string, string>;

function tokensOf(selector: string): Tokens {
	const start = css.indexOf(`${selector} {`);
	if (start < 0) throw new Error(`no block ${selector}`);
	const block = css.slice(start, css.indexOf('}', start));
	return Object.fromEntries(
		[...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value])
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

const light = tokensOf(':root');
const dark = tokensOf("[data-mode='dark']");
const auto = tokensOf("[data-mode='auto']");

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
		expect(auto).toEqual(dark);
	});

	it.each([
		['light', light],
		['dark', { ...light, ...dark }]
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
