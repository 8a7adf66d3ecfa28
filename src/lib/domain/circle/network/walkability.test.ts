import { describe, expect, it } from 'vitest';
import { isClosedPoint, walkabilityOf, walkabilityOfDrawn } from './walkability.ts';

describe('which streets are walked', () => {
	it.each([
		[{ highway: 'footway' }, true],
		[{ highway: 'residential' }, true],
		[{ highway: 'service' }, true],
		[{ highway: 'service', access: 'private' }, false],
		[{ highway: 'service', access: 'private', foot: 'yes' }, true],
		[{ highway: 'residential', foot: 'no' }, false],
		[{ highway: 'motorway' }, false],
		[{ highway: 'motorway', foot: 'yes' }, false],
		[{ highway: 'trunk' }, false],
		[{ highway: 'trunk', sidewalk: 'both' }, true],
		[{ highway: 'trunk', sidewalk: 'no' }, false],
		[{ highway: 'primary', motorroad: 'yes' }, false],
		[{ highway: 'construction' }, false],
		[{ railway: 'rail' }, false]
	])('%j → %s', (tags, walked) => {
		expect(walkabilityOf(tags) !== null).toBe(walked);
	});

	it('makes steps slower', () => {
		expect(walkabilityOf({ highway: 'steps' })?.slowness).toBe(2);
		expect(walkabilityOf({ highway: 'path' })?.slowness).toBe(1);
	});

	it.each([
		[{ bridge: 'yes' }, 1],
		[{ bridge: 'no' }, 0],
		[{ bridge: 'yes', layer: '2' }, 2],
		[{ tunnel: 'yes' }, -1],
		[{ tunnel: 'building_passage' }, 0],
		[{ layer: '-3' }, -3],
		[{ layer: 'x' }, 0]
	])('puts %j on level %i', (tags, level) => {
		expect(walkabilityOf({ highway: 'footway', ...tags })?.level).toBe(level);
	});

	it('takes drawn streets of any class but barriers', () => {
		expect(walkabilityOfDrawn({ class: 'street' })).not.toBeNull();
		expect(walkabilityOfDrawn({})).not.toBeNull();
		for (const barrier of ['motorway', 'expressway', 'railway', 'river']) {
			expect(walkabilityOfDrawn({ class: barrier })).toBeNull();
		}
		expect(walkabilityOfDrawn({ waterway: 'river' })).toBeNull();
	});

	it('closes private gates and walls, not open gates', () => {
		expect(isClosedPoint({ barrier: 'gate', access: 'private' })).toBe(true);
		expect(isClosedPoint({ barrier: 'gate', access: 'private', foot: 'yes' })).toBe(false);
		expect(isClosedPoint({ barrier: 'gate' })).toBe(false);
		expect(isClosedPoint({ barrier: 'wall' })).toBe(true);
		expect(isClosedPoint({ access: 'private' })).toBe(false);
	});
});
