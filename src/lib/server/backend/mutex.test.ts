import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { takeTurns } from './mutex.ts';

it('runs one piece of work at a time, in the order of asking', async () => {
	const turns = takeTurns();
	const log: string[] = [];
	const work = (name: string, wait_ms: number) =>
		turns(async () => {
			log.push(`${name} begins`);
			await delay(wait_ms);
			log.push(`${name} ends`);
			return name;
		});
	expect(await Promise.all([work('slow', 20), work('quick', 1)])).toEqual(['slow', 'quick']);
	expect(log).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
});

it('goes on after work that failed, and tells only its own asker', async () => {
	const turns = takeTurns();
	const failed = turns(() => Promise.reject(new Error('no')));
	const next = turns(async () => 'yes');
	await expect(failed).rejects.toThrow('no');
	expect(await next).toBe('yes');
});
