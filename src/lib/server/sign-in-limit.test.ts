import { expect, it } from 'vitest';
import { SignInLimit } from './sign-in-limit.ts';

const wrong = async () => ({ outcome: 'wrong' as const, value: 'wrong' });
const right = async () => ({ outcome: 'right' as const, value: 'right' });
const away = async () => ({ outcome: 'neither' as const, value: 'away' });

async function times(n: number, run: (n: number) => Promise<unknown>): Promise<void> {
	for (let i = 0; i < n; i += 1) await run(i);
}

it('holds an account after eight wrong passwords, from whatever address, however it is written', async () => {
	const limit = new SignInLimit(() => 0);
	await times(8, (n) => limit.attempt('a@example.org', `10.0.0.${n}`, wrong));
	expect(await limit.attempt(' A@Example.org', '10.0.1.1', right)).toEqual({ held: true, wait_s: 900 });
	expect(await limit.attempt('b@example.org', '10.0.0.1', right)).toEqual({ held: false, value: 'right' });
});

it('holds an address after forty wrong passwords for whatever account', async () => {
	const limit = new SignInLimit(() => 0);
	await times(40, (n) => limit.attempt(`${n}@example.org`, '10.0.0.1', wrong));
	expect(await limit.attempt('new@example.org', '10.0.0.1', right)).toMatchObject({ held: true });
	expect(await limit.attempt('new@example.org', '10.0.0.2', right)).toMatchObject({ held: false });
});

it('counts tries that are under way: many at once are no way round it', async () => {
	const limit = new SignInLimit(() => 0);
	const answers = await Promise.all(
		Array.from({ length: 30 }, () => limit.attempt('a@example.org', '10.0.0.1', wrong))
	);
	expect(answers.filter(({ held }) => !held)).toHaveLength(8);
});

it('holds nobody who types it right, nor anybody while Auth is away', async () => {
	const limit = new SignInLimit(() => 0);
	await times(100, () => limit.attempt('a@example.org', '10.0.0.1', right));
	await times(100, () => limit.attempt('a@example.org', '10.0.0.1', away));
	await times(7, () => limit.attempt('a@example.org', '10.0.0.1', wrong));
	await limit.attempt('a@example.org', '10.0.0.1', right);
	await times(7, () => limit.attempt('a@example.org', '10.0.0.1', wrong));
	expect(await limit.attempt('a@example.org', '10.0.0.1', right)).toEqual({ held: false, value: 'right' });
});
