import type { shell as zh } from '../zh/shell.ts';

export const shell: typeof zh = {
	application: 'Renewal map',
	title: (page, town) => (town ? `${page} · ${town}` : page),
	skip: 'Skip to content',
	otherLanguage: '中文',
	nav: {
		label: 'Main',
		overview: 'Overview',
		planning: 'Planning',
		water: 'Water',
		circle: 'Living circle',
		indicators: 'Indicators',
		sources: 'Sources',
		home: (town) => `Overview of ${town}`,
		town: 'Change town'
	},
	settings: {
		title: 'Display',
		mode: 'Appearance',
		auto: 'System',
		light: 'Light',
		dark: 'Dark',
		text: 'Text size',
		normal: 'Normal',
		large: 'Large',
		apply: 'Apply'
	},
	map: {
		region: (town) => `Map of ${town}`,
		needsScript: 'The map needs JavaScript; the lists in the panel hold the same content.',
		approval: (number) => `Map approval no. ${number}`
	},
	sheet: {
		label: 'Panel height',
		raise: 'Raise the panel',
		lower: 'Lower the panel',
		drag: 'Drag to change the height of the panel',
		stop: { peek: 'Panel lowered', half: 'Panel half open', full: 'Panel fully open' }
	},
	asOf: {
		label: 'Read as of',
		actual: (date) => `As of ${date}`,
		promise: (date) => `Promised: ${date}`
	},
	notices: {
		problem: (field, value) => `The parameter ${field}=${value} could not be read and was ignored.`,
		examples: 'This page holds example data for demonstration; it is not the real situation.',
		removeExamples: 'Remove all examples',
		offline: 'There is no network connection; what you see was loaded before.',
		offlineKept: 'Other pages open once you are connected again.'
	},
	search: { label: 'Search', submit: 'Search', clear: 'Clear search' },
	facet: {
		chosen: (count) => `${count} chosen`,
		count: (count) => ` (${count})`
	},
	table: {
		scroll: (caption) => `${caption}, scrolls sideways`,
		sortAscending: (column) => `Sort by ${column}, ascending`,
		sortDescending: (column) => `Sort by ${column}, descending`
	},
	pagination: {
		label: 'Pages',
		previous: 'Previous page',
		next: 'Next page',
		page: (page) => `Page ${page}`,
		position: (page, pages) => `Page ${page} of ${pages}`
	},
	copy: { copy: 'Copy link', copied: 'Link copied', failed: 'Could not copy; copy it from the address bar' },
	contents: 'On this page',
	citation: { source: 'Source', unknown: 'Source not registered' },
	close: 'Close',
	commitment: { commit: 'Committed', strive: 'Strive for', promote: 'Promote', coordinate: 'Coordinate and urge' },
	hardness: { hard: 'Hard promise', soft: 'Soft promise' },
	phase: {
		idea: 'Idea',
		preparation: 'Preparation',
		clearing: 'Clearing',
		building: 'Building',
		done: 'Done',
		stopped: 'Stopped'
	},
	error: {
		notFound: {
			title: 'There is no such page',
			text: 'The address may be wrong, or the record has a new name. Look for it by name, address or parcel number.'
		},
		badRequest: {
			title: 'This address cannot be read',
			text: 'One of its parameters is malformed. Go back to the overview, or search again.'
		},
		forbidden: {
			title: 'This page needs another role',
			text: 'Your account has no such role in this town. If you need it, ask the administrator.',
			desk: 'Back to the desk',
			other: 'Sign in with another account'
		},
		unavailable: {
			title: 'The database cannot be reached',
			text: 'Nothing is lost. This page loads again by itself as soon as the service is back.',
			retrying: (seconds) => `Next try in ${seconds} s`,
			retry: 'Try now'
		},
		signedOut: {
			title: 'Signed out, and nothing lost',
			text: 'It was not saved. Sign in in a new window, then come back to this page and send it again; photos and files have to be chosen anew.',
			signIn: 'Sign in in a new window',
			send: 'Send again',
			typed: 'What you wrote'
		},
		internal: {
			title: 'Something went wrong',
			text: 'The fault is in the system, not in what you did. Please try again later.'
		},
		search: 'Search parcels, projects and facilities',
		placeholder: 'Name, address or parcel number',
		home: 'Back to the overview',
		detail: 'What the server said'
	}
};
