import { describe, expect, it } from 'vitest';
import { fromWgs84, inOrder, SYSTEMS, type XY } from './crs.ts';
import { guessSystems } from './guess-system.ts';

const BOX = [121.35, 31.24, 121.47, 31.34] as const;
const PLACES: XY[] = [[121.41274, 31.29252], [121.4, 31.3], [121.42, 31.28]]; // prettier-ignore

describe('numbers of the town', () => {
	it.each(
		SYSTEMS.flatMap(({ code }) => (['east_north', 'north_east'] as const).map((order) => [code, order] as const))
	)('%s %s: the right one is among those named', (code, order) => {
		const written = PLACES.map((place) => inOrder(fromWgs84(code, place) ?? [NaN, NaN], order));
		const guesses = guessSystems(written, BOX);
		expect(guesses).toContainEqual(expect.objectContaining({ system: code, order }));
		expect(guesses.every((guess) => guess.order === order)).toBe(true);
	});

	it('metres of a zone can be of no other', () => {
		const written = PLACES.map((place) => fromWgs84('EPSG:4528', place) ?? ([NaN, NaN] as const));
		expect(guessSystems(written, BOX)).toEqual([
			{ system: 'EPSG:4528', order: 'east_north', reasons: [{ code: 'inside', share: 1 }, { code: 'usual_order' }] }
		]);
	});

	it('degrees could be displaced or not, and that is said', () => {
		const [first] = guessSystems(PLACES, BOX);
		expect(first).toMatchObject({ system: 'EPSG:4326', order: 'east_north' });
		expect(first?.reasons).toContainEqual({ code: 'not_told_from', systems: ['EPSG:4490', 'GCJ-02', 'BD-09'] });
	});
});

it('a file of the next town is near, not inside', () => {
	const [first] = guessSystems([[121.6, 31.2]], BOX);
	expect(first?.reasons[0]).toMatchObject({ code: 'near' });
});

it('small metres are a local plane', () => {
	expect(
		guessSystems(
			[
				[-5161, 6348],
				[-5000, 6200]
			],
			BOX
		)
	).toEqual([
		// prettier-ignore
		{ system: 'local', order: 'east_north', reasons: [{ code: 'small_metres' }] }
	]);
});

it.each([[[]], [[[13.4, 52.5]]], [[[1e9, 1e9]]], [[[NaN, NaN]]]] as XY[][][])('nothing is guessed of %j', (points) => {
	expect(guessSystems(points, BOX)).toEqual([]);
});
