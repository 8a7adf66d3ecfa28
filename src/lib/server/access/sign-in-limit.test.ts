import { expect, it } from 'vitest';
import { LinkLimit, SignInLimit } from './sign-in-limit.ts';

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

it('delays no correct password, and no attempt while Auth is unreachable', async () => {
	const limit = new SignInLimit(() => 0);
	await times(100, () => limit.attempt('a@example.org', '10.0.0.1', right));
	await times(100, () => limit.attempt('a@example.org', '10.0.0.1', away));
	await times(7, () => limit.attempt('a@example.org', '10.0.0.1', wrong));
	await limit.attempt('a@example.org', '10.0.0.1', right);
	await times(7, () => limit.attempt('a@example.org', '10.0.0.1', wrong));
	expect(await limit.attempt('a@example.org', '10.0.0.1', right)).toEqual({ held: false, value: 'right' });
});

it('counts tries that name no account by address alone', async () => {
	const limit = new SignInLimit(() => 0);
	await times(40, () => limit.attempt(null, '10.0.0.1', wrong));
	expect(await limit.attempt(null, '10.0.0.1', right)).toEqual({ held: true, wait_s: 900 });
	expect(await limit.attempt(null, '10.0.0.2', right)).toMatchObject({ held: false });
	expect(await limit.attempt('', '10.0.0.2', right)).toMatchObject({ held: false });
});

it('allows four e-mails an hour to an account and forty in a quarter of an hour to an address', () => {
	let now = 0;
	const limit = new LinkLimit(() => now);
	const ask = (account: string, address: string) => limit.ask(account, address);
	for (let n = 0; n < 4; n += 1) expect(ask('a@example.org', `10.0.0.${n}`)).toBe(0);
	expect(ask(' A@Example.org', '10.0.1.1')).toBe(3600);
	for (let n = 0; n < 40; n += 1) expect(ask(`${n}@example.org`, '10.0.2.1')).toBe(0);
	expect(ask('b@example.org', '10.0.2.1')).toBe(900);
	now = 15 * 60_000;
	expect(ask('b@example.org', '10.0.2.1')).toBe(0);
	expect(ask('a@example.org', '10.0.1.1')).toBe(2700);
	limit.notSent('a@example.org');
	expect(ask('a@example.org', '10.0.1.1')).toBe(0);
});
