/** Somebody asks for a sign-in link: what they are told, and when, does not depend on whether they have an account. */
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import type { LinkLimit } from '../sign-in-limit.ts';
import type { SignInLinks } from './sign-in-links.ts';

export type Asked =
	| { outcome: 'sent' }
	| { outcome: 'missing' | 'no_mail'; wait_s: 0 }
	/** Too many letters for this account, or from this address. */
	| { outcome: 'held'; wait_s: number };

const emailFormat = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254));

/** The pages of signing in take no less to answer, whatever they found. */
export const SHORTEST_MS = 400;

/** @param address the asker's, to count by */
export async function askForLink(
	links: SignInLinks,
	limit: LinkLimit,
	typed: string,
	address: string,
	shortest_ms = SHORTEST_MS
): Promise<Asked> {
	const email = v.safeParse(emailFormat, typed);
	if (!email.success) return { outcome: 'missing', wait_s: 0 };
	const wait_s = limit.ask(email.output, address);
	if (wait_s > 0) return { outcome: 'held', wait_s };
	if (!(await links.ready())) {
		limit.notSent(email.output);
		return { outcome: 'no_mail', wait_s: 0 };
	}
	// Looking the account up and writing the letter go on by themselves: the answer waits as long for everybody.
	void links.send(email.output);
	await delay(shortest_ms);
	return { outcome: 'sent' };
}
