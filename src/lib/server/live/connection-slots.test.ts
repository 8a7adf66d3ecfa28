import { describe, expect, it } from 'vitest';
import { ConnectionSlots } from './connection-slots.ts';

const acquired = (slots: ConnectionSlots, address: (n: number) => string, count: number): number =>
	Array.from({ length: count }, (_, n) => slots.acquire(address(n))).filter(Boolean).length;

describe('slots for open maps', () => {
	it('are a hundred for one address, and other addresses still get theirs', () => {
		const slots = new ConnectionSlots();
		expect(acquired(slots, () => '192.0.2.1', 150)).toBe(100);
		expect(slots.acquire('192.0.2.2')).not.toBeNull();
	});

	it('are free again once released, and only once', () => {
		const slots = new ConnectionSlots();
		const release = slots.acquire('192.0.2.1');
		acquired(slots, () => '192.0.2.1', 99);
		expect(slots.acquire('192.0.2.1')).toBeNull();
		release?.();
		release?.();
		expect(acquired(slots, () => '192.0.2.1', 5)).toBe(1);
	});

	it('are not limited by address behind a proxy that passes none on, and are limited in total', () => {
		const slots = new ConnectionSlots();
		expect(acquired(slots, () => '127.0.0.1', 1500)).toBe(1500);
		expect(acquired(slots, (n) => `198.51.${n >> 8}.${n & 255}`, 1000)).toBe(500);
	});
});
