import type { signInLink as zh } from '../zh/sign-in-link.ts';

export const signInLink: typeof zh = {
	choice: 'or',
	send: 'E-mail me a sign-in link',
	askTitle: 'Sign in by e-mail',
	askLead: 'Enter your e-mail and get a link that works once. No password needed.',
	withPassword: 'Sign in with a password',
	sentTitle: 'Look at your mail',
	sent: 'If there is an account for that address, a sign-in link is on its way. Open it from that mail.',
	steps: (minutes) => [
		`The link works once, within ${minutes} minutes.`,
		'Nothing after a few minutes? Look into the spam folder, and check how you wrote the address.',
		"Still nothing? Ask the town's administrator: you may not have an account yet."
	],
	again: 'Send it again',
	enterTitle: 'Confirm signing in',
	enterLead: 'Press the button to sign in with the link from your mail.',
	enterAs: (email) => `You will be signed in as ${email}.`,
	notYours: 'Not your address, or you never asked? Close this page without pressing the button.',
	enter: 'Sign in',
	problem: {
		missing: 'Enter your whole e-mail address.',
		held: (minutes) => `Too many requests. Try again in ${minutes} min, or sign in with your password.`,
		no_mail:
			'The mail server does not answer, so nothing was sent. Sign in with your password, or try again in a few minutes; if it stays so, tell the administrator.',
		spent: 'This link has been used, has run out, or is not complete. Ask for another one below.',
		unavailable:
			'The sign-in service does not answer at the moment; the link is not used up. Open it from your mail again shortly.'
	}
};
