import type { letter as zh } from '../zh/letter.ts';

export const letter: typeof zh = {
	subject: 'Sign-in link',
	lead: (site) =>
		`Somebody asked to sign in at ${site} (renewal map). If it was you, open the link below and press "Sign in".`,
	button: 'Open the sign-in page',
	copy: 'If the button does nothing, copy this address into your browser:',
	life: (minutes) => `The link works once, within ${minutes} minutes; asking again ends earlier links.`,
	notYou: 'If it was not you, do nothing: without this letter nobody can use it. Please do not forward it.'
};
