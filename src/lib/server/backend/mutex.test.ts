import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createMutex } from './mutex.ts';

it('runs one piece of work at a time, in the order of the calls', async () => {
	const mutex = createMutex();
	const log: string[] = [];
	const work = (name: string, wait_ms: number) =>
		mutex(async () => {
			log.push(`${name} begins`);
			await delay(wait_ms);
			log.push(`${name} ends`);
			return name;
		});
	expect(await Promise.all([work('slow', 20), work('quick', 1)])).toEqual(['slow', 'quick']);
	expect(log).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
});

it('goes on after work that failed, and rejects only its own promise', async () => {
	const mutex = createMutex();
	const failed = mutex(() => Promise.reject(new Error('no')));
	const next = mutex(async () => 'yes');
	await expect(failed).rejects.toThrow('no');
	expect(await next).toBe('yes');
});
