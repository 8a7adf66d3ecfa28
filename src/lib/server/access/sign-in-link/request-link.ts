/** A request for a sign-in link: its answer, and the time it takes, do not depend on whether there is an account. */
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import type { LinkLimit } from '../sign-in-limit.ts';
import type { SignInLinks } from './sign-in-links.ts';

export type LinkRequestOutcome =
	| { outcome: 'sent' }
	| { outcome: 'missing' | 'no_mail'; wait_s: 0 }
	/** Too many e-mails for this account, or from this address. */
	| { outcome: 'held'; wait_s: number };

const emailFormat = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254));

/** Minimum time of an answer: it must not reveal whether the account exists. */
export const MIN_ANSWER_MS = 400;

/** @param address of the client, for the limit */
export async function requestSignInLink(
	links: SignInLinks,
	limit: LinkLimit,
	typed: string,
	address: string,
	shortest_ms = MIN_ANSWER_MS
): Promise<LinkRequestOutcome> {
	const email = v.safeParse(emailFormat, typed);
	if (!email.success) return { outcome: 'missing', wait_s: 0 };
	const wait_s = limit.ask(email.output, address);
	if (wait_s > 0) return { outcome: 'held', wait_s };
	if (!(await links.ready())) {
		limit.notSent(email.output);
		return { outcome: 'no_mail', wait_s: 0 };
	}
	// Looking up the account and sending the e-mail are not awaited: the answer takes as long for every address.
	void links.send(email.output);
	await delay(shortest_ms);
	return { outcome: 'sent' };
}
