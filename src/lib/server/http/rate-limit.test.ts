import { expect, it } from 'vitest';
import { RateLimit } from './rate-limit.ts';

function limited(most: number, window_ms: number) {
	let now = 1_000_000;
	return { limit: new RateLimit({ most, window_ms }, () => now), later: (ms: number) => (now += ms) };
}

it('lets a key try until it has failed too often, without delaying other keys', () => {
	const { limit } = limited(3, 60_000);
	for (let n = 0; n < 3; n += 1) {
		expect(limit.wait_s('a')).toBe(0);
		limit.failed('a');
	}
	expect(limit.wait_s('a')).toBe(60);
	expect(limit.wait_s('b')).toBe(0);
});

it('gives the waiting time, and allows the key again when its oldest failure expires', () => {
	const { limit, later } = limited(2, 60_000);
	limit.failed('a');
	later(20_000);
	limit.failed('a');
	later(10_000);
	expect(limit.wait_s('a')).toBe(30);
	later(29_999);
	expect(limit.wait_s('a')).toBe(1);
	later(1);
	expect(limit.wait_s('a')).toBe(0);
	limit.failed('a');
	expect(limit.wait_s('a')).toBe(20);
});

it('forgets at once when it went right', () => {
	const { limit } = limited(1, 60_000);
	limit.failed('a');
	limit.forget('a');
	expect(limit.wait_s('a')).toBe(0);
});

it('keeps the latest twenty thousand keys and no more', () => {
	const { limit } = limited(1, 60_000);
	for (let n = 0; n <= 20_000; n += 1) limit.failed(String(n));
	expect(limit.wait_s('0')).toBe(0);
	expect(limit.wait_s('1')).toBe(60);
	expect(limit.wait_s('20000')).toBe(60);
});
