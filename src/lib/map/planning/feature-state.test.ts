import { describe, expect, it } from 'vitest';
import { changedStates, HIDDEN, type MapState } from './feature-state.ts';

const building: MapState = {
	phase: 'building',
	promise: 'done',
	hard: true,
	light: 'amber',
	moved: false,
	shown: true
};

describe('changedStates', () => {
	it('gives only what differs', () => {
		const painted = new Map([[1, building], [2, HIDDEN]]); // prettier-ignore
		const wanted = new Map([[1, { ...building }], [2, building], [3, HIDDEN]]); // prettier-ignore
		expect(changedStates(painted, wanted).map(([id]) => id)).toEqual([2, 3]);
	});

	it.each(['phase', 'promise', 'hard', 'light', 'moved', 'shown'] as const)('sees a change of %s', (key) => {
		const other = { ...building, [key]: typeof building[key] === 'boolean' ? !building[key] : 'idea' };
		expect(changedStates(new Map([[1, building]]), new Map([[1, other as MapState]]))).toHaveLength(1);
	});
});
