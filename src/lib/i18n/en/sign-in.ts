import type { signIn as zh } from '../zh/sign-in.ts';

export const signIn: typeof zh = {
	title: 'Sign in',
	lead: 'For planners, environmental staff and administrators. Reading the map needs no account.',
	email: 'E-mail',
	password: 'Password',
	submit: 'Sign in',
	noAccount: "No account, or password lost? Ask the town's administrator.",
	already: (email) => `You are signed in as ${email}.`,
	toDesk: 'Go to the desk',
	problem: {
		missing: 'Enter your e-mail and password.',
		wrong: 'E-mail or password is wrong. Check capitals and the keyboard layout, then try again.',
		held: (minutes) =>
			`Too many wrong passwords. Try again in ${minutes} min; the administrator can reset a lost password.`,
		unavailable: 'The sign-in service does not answer at the moment. Try again shortly; your password is fine.'
	},
	account: {
		role: { viewer: 'Viewer', planner: 'Planner', water: 'Water staff', admin: 'Administrator' },
		menu: (email) => `Account: ${email}`,
		desk: 'Desk',
		log: 'Change log',
		password: 'Change password',
		signOut: 'Sign out',
		noRole: 'No role in this town'
	}
};
