import { expect, it } from 'vitest';
import { placementOf } from './placement.ts';

it.each([
	[0, 'mark'],
	[299.9, 'mark'],
	[300, 'mark'],
	[300.1, 'disc'],
	[1000, 'disc'],
	[1000.1, 'unplaced'],
	[null, 'unplaced']
])('a place known to %s m is drawn as %s', (accuracy_m, placement) => {
	expect(placementOf(accuracy_m)).toBe(placement);
});
