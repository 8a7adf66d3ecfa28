import { describe, expect, it } from 'vitest';
import { nextOf } from './pointer.ts';

describe('nextOf', () => {
	it('goes through what lies on one spot', () => {
		expect(nextOf([7, 8, 9], null)).toBe(7);
		expect(nextOf([7, 8, 9], 8)).toBe(9);
		expect(nextOf([7, 8, 9], 9)).toBe(7);
		expect(nextOf([7], 7)).toBe(7);
		expect(nextOf([], 7)).toBeNull();
	});
});
