import { describe, expect, it } from 'vitest';
import { Places } from './connection-slots.ts';

const taken = (places: Places, address: (n: number) => string, count: number): number =>
	Array.from({ length: count }, (_, n) => places.take(address(n))).filter(Boolean).length;

describe('places for open maps', () => {
	it('are a hundred for one address, and others still find theirs', () => {
		const places = new Places();
		expect(taken(places, () => '192.0.2.1', 150)).toBe(100);
		expect(places.take('192.0.2.2')).not.toBeNull();
	});

	it('are free again once they were given back, and no oftener', () => {
		const places = new Places();
		const back = places.take('192.0.2.1');
		taken(places, () => '192.0.2.1', 99);
		expect(places.take('192.0.2.1')).toBeNull();
		back?.();
		back?.();
		expect(taken(places, () => '192.0.2.1', 5)).toBe(1);
	});

	it('are not shared out by address behind a proxy that tells none, and end for all together', () => {
		const places = new Places();
		expect(taken(places, () => '127.0.0.1', 1500)).toBe(1500);
		expect(taken(places, (n) => `198.51.${n >> 8}.${n & 255}`, 1000)).toBe(500);
	});
});
