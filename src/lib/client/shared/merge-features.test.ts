import { describe, expect, it } from 'vitest';
import { aFeature } from '../../domain/planning/feature.fixture.ts';
import { differences, merged } from './merge-features.ts';

const [a, b, c] = [1, 2, 3].map((id) => aFeature({ id, slug: `f-${id}` }));

describe('features read again', () => {
	if (!a || !b || !c) throw new Error('three features');
	const moved = { ...b, accuracy_m: 700 };

	it('takes the place of what was known, and leaves the rest the very same objects', () => {
		const after = merged([a, b, c], ['f-2'], [moved]);
		expect(after).toEqual([a, moved, c]);
		expect(after[0]).toBe(a);
		expect(differences([a, b, c], after)).toEqual([moved]);
	});

	it('inserts new features in the order of the ids, and removes those that were not found again', () => {
		const after = merged([a, c], ['f-1', 'f-2'], [b]);
		expect(after).toEqual([b, c]);
		expect(differences([a, c], after)).toEqual([b, a]);
	});

	it('does not call a difference what reads as before', () => {
		const after = merged([a, b], ['f-1', 'f-2'], [structuredClone(a), structuredClone(b)]);
		expect(after[0]).toBe(a);
		expect(differences([a, b], after)).toEqual([]);
	});

	it('keeps one feature when its slug has changed', () => {
		expect(merged([a, b], ['f-1', 'other'], [{ ...a, slug: 'other' }])).toEqual([{ ...a, slug: 'other' }, b]);
	});
});
