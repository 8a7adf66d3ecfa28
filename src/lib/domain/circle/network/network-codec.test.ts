import { describe, expect, it } from 'vitest';
import { decodeNetwork, encodeNetwork, NetworkCodecError } from './network-codec.ts';
import { buildNetwork, type NetworkArrays } from './network.ts';
import { joinStreets } from './streets.ts';
import { at, gridArrays, seededRandom } from './test-graphs.ts';

/** Two streets that cross, one of them bent and slow. */
const BENT: NetworkArrays = joinStreets([
	{ lonLat: lonLat([0, 0], [50, 20], [100, 0], [200, 5]), slowness: 2, level: 0, vertices: null },
	{ lonLat: lonLat([100, -80], [100, 0], [110, 40], [100, 90]), slowness: 1, level: 0, vertices: null }
]).arrays;

function lonLat(...places: [number, number][]): Float64Array {
	return Float64Array.from(places.flatMap(([east_m, north_m]) => [at(east_m, north_m).lon, at(east_m, north_m).lat]));
}

/** What the numbers are once they are a centimetre apart at least. */
const rounded = (values: Float64Array | undefined): number[] =>
	Array.from(values ?? [], (value) => Math.round(value * 1e7) / 1e7);

describe('a walking network as bytes', () => {
	it('comes back with its bends and its slowness, to a centimetre', () => {
		const back = decodeNetwork(encodeNetwork(BENT));
		for (const key of ['lon', 'lat', 'bendLon', 'bendLat'] as const) {
			expect(Array.from(back[key] ?? [])).toEqual(rounded(BENT[key]));
		}
		for (const key of ['from', 'to', 'slowness', 'bendStart'] as const) expect(back[key]).toEqual(BENT[key]);
		expect(buildNetwork(back).length_m).toBeCloseTo(buildNetwork(BENT).length_m, 1);
	});

	it('omits empty parts', () => {
		const grid = gridArrays(4, 3, 150, seededRandom(1));
		const back = decodeNetwork(encodeNetwork(grid));
		expect(Object.keys(back).sort()).toEqual(['from', 'lat', 'lon', 'to']);
		expect(back.from).toEqual(grid.from);
	});

	it('encodes steps across the globe, and zero steps', () => {
		const far = {
			lon: Float64Array.of(-180, 180),
			lat: Float64Array.of(90, -90),
			from: Int32Array.of(0),
			to: Int32Array.of(1)
		};
		expect(decodeNetwork(encodeNetwork(far))).toEqual(far);
		const none = { lon: new Float64Array(), lat: new Float64Array(), from: new Int32Array(), to: new Int32Array() };
		expect(decodeNetwork(encodeNetwork(none))).toEqual(none);
	});

	it('takes less than half of what the arrays take', () => {
		const grid = gridArrays(100, 100, 150, seededRandom(2));
		// Sixteen bytes a junction, eight a street, and nearly two streets a junction.
		expect(encodeNetwork(grid).length).toBeLessThan((grid.lon.length * 16 + grid.from.length * 8) / 2);
	});

	it('is read from a part of a larger buffer too', () => {
		const bytes = encodeNetwork(BENT);
		const around = new Uint8Array(bytes.length + 10);
		around.set(bytes, 5);
		expect(decodeNetwork(around.subarray(5, 5 + bytes.length)).from).toEqual(BENT.from);
		expect(decodeNetwork(bytes.buffer).to).toEqual(BENT.to);
	});
});

describe('bytes that are no walking network', () => {
	const refusal = (bytes: Uint8Array): string => {
		try {
			decodeNetwork(bytes);
		} catch (error) {
			if (error instanceof NetworkCodecError) return error.message;
			throw error;
		}
		return 'none';
	};

	it('are refused wherever they end', () => {
		const whole = encodeNetwork(BENT);
		for (let length = 0; length < whole.length; length++) expect(refusal(whole.slice(0, length))).not.toBe('none');
		expect(refusal(Uint8Array.of(...whole, 0))).toContain('follow the end');
	});

	it('are refused by what they are', () => {
		expect(refusal(new TextEncoder().encode('<!doctype html>'))).toContain('no walking network');
		const newer = encodeNetwork(BENT);
		newer[4] = 9;
		expect(refusal(newer)).toContain('version 9');
		const dangling = { ...BENT, to: BENT.to.map(() => 1000) };
		expect(refusal(encodeNetwork(dangling))).toContain('junction that is not there');
		expect(() => encodeNetwork({ ...BENT, lon: BENT.lon.map(() => 500_000) })).toThrow('no position in degrees');
	});
});
