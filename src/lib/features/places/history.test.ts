import { expect, it } from 'vitest';
import { Steps } from './history.ts';

it('goes back and forth, and a new step forgets what was undone', () => {
	const steps = new Steps<string>().then('a').then('b');
	const back = steps.back('c');
	expect(back?.to).toBe('b');
	expect(back?.steps.back('b')?.to).toBe('a');
	expect(back?.steps.forth('b')?.to).toBe('c');
	expect(back?.steps.then('b').future).toEqual([]);
	expect(new Steps<string>().back('a')).toBeNull();
	expect(steps.forth('c')).toBeNull();
});
