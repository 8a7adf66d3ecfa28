import { expect, it } from 'vitest';
import { stepsAhead } from './outfall.ts';

it.each([
	['surveyed', 7, 'monitored'],
	['awaiting_check', 1, 'closed'],
	['reopened', 4, 'plan_set'],
	['closed', 0, undefined],
	['not_required', 0, undefined],
	['supervised', 0, undefined]
] as const)('from %s there are %i steps ahead', (state, count, first) => {
	expect(stepsAhead(state)).toHaveLength(count);
	expect(stepsAhead(state)[0]).toBe(first);
});
