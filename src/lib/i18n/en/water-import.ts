import type { waterImport as zh } from '../zh/water-import.ts';

/** Words of the import page and of the form for one sample. */
export const waterImport: typeof zh = {
	title: 'Import a laboratory sheet',
	lead: 'Drop the month’s sheet, see how every column and row is understood, then store it in one go.',
	back: 'Water',
	privacy: 'The file is read in your browser: nothing of what is in it is sent before you confirm.',
	privacyServer: 'Without scripts the server reads the file; it only checks and keeps nothing.',
	choose: 'Choose a file',
	drop: 'Drop the laboratory’s sheet here',
	dropNow: 'Let go to read it',
	accepts: 'CSV (UTF-8 or GBK) or XLSX, up to 20 MB',
	check: 'Check',
	again: 'Another file',
	understands: {
		title: 'Understood',
		names: [
			'merged titles and grouped headers',
			'items by Chinese and English names and common aliases',
			'units and detection limits in headers',
			'“0.02L”, “未检出”, “—”'
		],
		refuses: 'Refused, with row and column',
		refused: [
			'formulas, negative concentrations, values beyond the possible',
			'unknown sections, dates to come',
			'units that do not match, a section and day given twice'
		]
	},
	signIn: {
		text: 'This only checks. To store, sign in with the role water or admin.',
		link: 'Sign in',
		done: 'That is the check. To store it, sign in and choose the file again.'
	},
	history:
		'Not compared with what is usual at each section: past medians are internal and only compared for signed-in staff.',
	recordedUnknown: 'Not looked up whether these samples are stored already: that is for signed-in staff.',
	reading: 'Reading',
	comparing: 'Looking up what is stored',
	sending: 'Sending',
	storing: 'Storing: all of it or nothing',
	figures: {
		samples: 'samples',
		readings: 'readings',
		sections: 'sections',
		problems: 'problems',
		suspicious: 'suspicious'
	},
	dates: (from, to) => (from === to ? from : `${from} to ${to}`),
	fresh: (count) => `${count} new`,
	recorded: (count) => `${count} stored already`,
	classes: 'Classes that result',
	problems: {
		title: 'To be put right first',
		text: (count) => `${count} found. Correct the file and choose it again; until then nothing is stored.`,
		more: (count) => `${count} more`
	},
	suspicious: {
		title: 'Worth a look',
		text: 'Ten times or more away from what is usual at the section: perhaps a decimal point or a unit. Not refused; you decide.'
	},
	columns: {
		title: 'What each column was taken for',
		header: 'Column and header',
		taken: 'Taken for',
		unit: 'Unit',
		limit: (value) => `detection limit ${value}`,
		section: 'section',
		date: 'date of sampling',
		sampler: 'sampler',
		left_out: 'left out'
	},
	skipped: { title: (count) => `Rows left out (${count})`, row: (row) => `row ${row}` },
	samples: {
		title: 'What each row gives',
		sheet: (name) => `Sheet “${name}”`,
		caption: 'Samples read: section, date, class and state',
		section: 'Section',
		date: 'Sampled on',
		class: 'Class',
		why: 'Because',
		state: 'State',
		noClass: 'no item that counts',
		more: (count) => `${count} more rows`,
		states: {
			new: 'new',
			recorded: 'stored already',
			differs: 'differs from what is stored',
			unknown: 'not looked up'
		},
		target: { meets: 'meets target', misses: 'misses target' },
		flag: 'suspicious value'
	},
	far: (name, metres) => `${name} lies about ${metres} m from the nearest river: check its place`,
	store: (count) => `Store ${count} samples`,
	storeNothing: 'All of these are stored already: there is nothing to store.',
	all: 'All of it or nothing. Stored as preliminary: the public sees it once it is reviewed and published.',
	stored: {
		title: 'Stored',
		text: (samples, readings) => `${samples} samples with ${readings} readings are stored as preliminary.`,
		kept: (count) => `${count} more were stored already and stay as they are.`,
		nothing: 'All of these were stored already: nothing has changed.',
		sections: 'Sections',
		next: 'Import another'
	},
	failed: {
		not_allowed: 'Nothing was stored: sign in with the role water or admin.',
		recorded_differently:
			'Nothing was stored: somebody has just stored other readings for one of the samples. Choose the file again to see which.',
		invalid: 'Nothing was stored: some values are not accepted.',
		malformed: 'Nothing was stored: what arrived is incomplete. Choose the file again.',
		offline: 'Nothing was stored: the server does not answer. The data is still on this page; try again later.',
		no_file: 'No file was chosen.',
		reading: 'The file could not be read. Try again, or save it as CSV.',
		context: 'The list of sections could not be fetched: the server does not answer. Choose the file again later.'
	},
	links: { import: 'Import a sheet', sample: 'Enter a sample' },
	sample: {
		title: 'Enter a sample',
		lead: 'One sample at the river bank; its class shows while you type.',
		section: 'Section',
		chooseSection: 'Choose a section',
		nearest: 'Nearest to me',
		nearestNote: 'Your position is read only when you press this, and never leaves the device.',
		found: (name, distance) => `Nearest: ${name}, about ${distance}`,
		noPosition: 'No position to be had: choose from the list.',
		noPlaces: 'No section has a usable place: choose from the list.',
		date: 'Sampled on',
		sampler: 'Sampler (optional)',
		field: 'Measured on the spot',
		laboratory: 'From the laboratory',
		notFound: 'not found',
		notFoundHint: 'when ticked, the number is the detection limit',
		limit: 'Detection limit',
		unit: (name, unit) => (unit ? `${name} (${unit})` : name),
		now: 'Class so far',
		waiting: 'Enter one item that counts to see the class',
		blackOdorous: {
			none: '',
			mild: 'By transparency, oxygen, redox potential and ammonia: mildly black and odorous. Measure again',
			severe:
				'By transparency, oxygen, redox potential and ammonia: severely black and odorous. Measure again and report it'
		},
		save: 'Save',
		saving: 'Saving…',
		saved: (section, date) => `Saved: ${section}, ${date}, as preliminary.`,
		already: (section, date) => `${section} on ${date} is stored already with the same readings: nothing has changed.`,
		next: 'Another sample',
		fix: (count) => `${count} to put right: see the marked fields`,
		empty: 'There is no reading yet.',
		differs: 'Not saved: this section has other readings on that day.',
		notAllowed: 'Not saved: sign in with the role water or admin. What you entered is still on this device.',
		rejected: 'Not saved: some values are not accepted.',
		failed: 'No network: kept as a draft on this device. Press “Save” again once you are online.',
		failedPlain: 'Not saved: the server does not answer. Try again later.',
		offline: 'There is no network. You can go on; what you enter stays on this device.',
		online: 'The network is back: you can save.',
		draft: 'The draft that was not saved last time is back.',
		discard: 'Clear',
		draftKept: 'Draft kept on this device',
		onlyCheck: 'Not signed in: you can work out the class and keep a draft, but not store it.'
	}
};
