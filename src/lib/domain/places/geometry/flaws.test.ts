import { describe, expect, it } from 'vitest';
import { flawsOf } from './flaws.ts';
import type { Shape } from './shape.ts';

const polygon = (...rings: [number, number][][]): Shape => ({ type: 'Polygon', coordinates: rings });
const SQUARE: [number, number][] = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]; // prettier-ignore
const small = (x: number, y: number): [number, number][] => [[x, y], [x + 1, y], [x + 1, y + 1], [x, y]]; // prettier-ignore

describe('an outline without flaws', () => {
	it.each<[string, Shape]>([
		['a square', polygon(SQUARE)],
		['with a hole', polygon(SQUARE, small(1, 1))],
		['with a hole that touches', polygon(SQUARE, [[0, 0], [1, 1], [1, 2], [0, 0]])], // prettier-ignore
		['with a corner given twice', polygon([[0, 0], [4, 0], [4, 0], [4, 4], [0, 4], [0, 0]])], // prettier-ignore
		['with a corner on a straight side', polygon([[0, 0], [2, 0], [4, 0], [4, 4], [0, 4], [0, 0]])], // prettier-ignore
		['in two parts', { type: 'MultiPolygon', coordinates: [[SQUARE], [small(6, 6)]] }],
		['a line that crosses itself', { type: 'LineString', coordinates: [[0, 0], [4, 4], [4, 0], [0, 4]] }] // prettier-ignore
	])('%s', (_, place) => expect(flawsOf(place)).toEqual([]));
});

describe('a flaw is reported with its position', () => {
	it('where sides cross', () => {
		expect(flawsOf(polygon([[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]))).toEqual([{ code: 'crossing', at: [2, 2], sides: [1, 3] }]); // prettier-ignore
	});
	it('where the ring touches itself', () => {
		expect(flawsOf(polygon([[0, 0], [4, 0], [2, 2], [4, 4], [0, 4], [2, 2], [0, 0]]))).toContainEqual(expect.objectContaining({ code: 'crossing', at: [2, 2] })); // prettier-ignore
	});
	it('where it goes out and back', () => {
		expect(flawsOf(polygon([[0, 0], [4, 0], [4, 4], [4, 8], [4, 4], [0, 4], [0, 0]]))).toContainEqual({ code: 'spike', at: [4, 8], corner: 4 }); // prettier-ignore
	});
	it('where there is no area', () => {
		expect(flawsOf(polygon([[0, 0], [2, 2], [4, 4], [0, 0]]))).toEqual([{ code: 'no_area', at: [0, 0] }]); // prettier-ignore
	});
	it('where parts and holes cross one another', () => {
		expect(flawsOf(polygon(SQUARE, [[3, 1], [6, 1], [6, 2], [3, 1]]))).toHaveLength(2); // prettier-ignore
		expect(flawsOf({ type: 'MultiPolygon', coordinates: [[SQUARE], [[[2, 2], [6, 2], [6, 3], [2, 2]]]] })).toHaveLength(2); // prettier-ignore
	});
});

it('two thousand corners take less than a tenth of a second', () => {
	const ring = Array.from({ length: 2000 }, (_, i): [number, number] => {
		const angle = (i / 2000) * 2 * Math.PI;
		return [Math.cos(angle), Math.sin(angle)];
	});
	const started = performance.now();
	expect(flawsOf(polygon([...ring, ...ring.slice(0, 1)]))).toEqual([]);
	expect(performance.now() - started).toBeLessThan(500);
});
