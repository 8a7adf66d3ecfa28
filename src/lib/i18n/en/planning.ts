import type { planning as model } from '../zh/planning.ts';

export const planning: typeof model = {
	title: 'Parcels and projects',
	lead: 'Where each one stands, what is promised for it, and which document says so.',
	map: 'Planning',
	count: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
	unplaced: {
		title: 'Not yet placed',
		count: (count) => `${count} not yet placed`,
		lead: 'The sources give no reliable position for these, so the map shows no mark. Here is the list.'
	},
	none: {
		title: 'Nothing matches',
		text: 'Try another word, or take away some filters.',
		clear: 'Clear all filters'
	},
	search: 'Name, alias, address, parcel number',
	filters: 'Filter',
	filtersChosen: (count) => `Filter (${count})`,
	chosen: 'Filters chosen',
	without: (choice) => `Without “${choice}”`,
	apply: 'Apply',
	clear: 'Clear',
	due: (year) => `Has a target for ${year}`,
	facet: {
		phase: 'Phase',
		lifecycle: 'Lifecycle',
		stage: 'Stage',
		class: 'Class',
		kind: 'Kind',
		theme: 'Field',
		commitment: 'Commitment',
		placement: 'Placement'
	},
	class: { parcel: 'Parcels', project: 'Projects', facility: 'Facilities', water: 'Water', area: 'Areas' },
	placement: {
		mark: 'Known to within 300 m',
		disc: 'Roughly known (300–1,000 m)',
		unplaced: 'Not yet placed'
	},
	sort: {
		label: 'Sort by',
		apply: 'Sort',
		stage: 'Progress',
		name: 'Name',
		kind: 'Kind',
		since: 'Date of status',
		target: 'Target date',
		ascending: 'ascending',
		descending: 'descending'
	},
	table: {
		caption: 'Parcels and projects',
		name: 'Name',
		status: 'Now',
		target: 'Promise',
		unconfirmed: 'Due, unconfirmed'
	},
	noStatus: 'State not stated',
	noTarget: 'No target stated',
	asOf: (date) => `as of ${date}`,
	by: (date, exact) => (exact ? `by ${date}` : `by the end of ${date}`),
	commitment: {
		commit: 'Hard promise',
		strive: 'Soft: to strive for',
		promote: 'Soft: to promote',
		coordinate: 'Soft: to coordinate'
	},
	schedule: {
		none: 'No target',
		ahead: 'Still to come',
		kept: 'Reached',
		missed: 'Not reached',
		unconfirmed: 'Due; no newer source tells the outcome'
	},
	time: {
		label: 'Time',
		now: 'Now',
		other: 'Other date',
		date: 'Date',
		show: 'Show',
		compare: 'Compare with',
		compareNone: 'No comparison',
		promiseNote: 'Shown is the stage promised for that day, not what happened.',
		latest: (date) => `The latest source speaks of ${date}.`
	},
	moved: {
		title: (from, to) => `What moved between ${from} and ${to}`,
		none: 'Nothing moved between the two dates.',
		count: (count) => `${count} moved`,
		from: 'from',
		to: 'to',
		unknown: 'not stated'
	},
	download: { label: 'Download this list', geojson: 'GeoJSON', csv: 'CSV table' },
	overview: {
		title: (town) => `${town} at a glance`,
		lead: (count) =>
			`The ${count} things in the sources that have a place on the ground: where they stand, and how far they are to get.`,
		phases: 'Where they stand',
		lifecycles: 'By lifecycle',
		moving: (year) => `Targets for ${year}`,
		movingCount: (count, hard) => `${count} have a target, ${hard} of them as a hard promise`,
		unconfirmed: (count) => `${count} are past their date, and no source has spoken since`,
		missed: (count) => `${count} were not done by their date`,
		which: 'See which',
		unplacedText: (count) => `${count} more have no reliable position and wait for somebody who knows.`,
		all: 'See all',
		read: 'Where this comes from'
	},
	milestone: {
		title: 'Milestones',
		light: { red: 'Overdue', amber: 'Due within 30 days', green: 'Not due yet' },
		done: 'Done'
	},
	detail: {
		edit: { status: 'Record status', place: 'Place it', record: 'Correct the record' },
		corrected: (time) => `Corrected at the desk since, last on ${time}.`,
		back: 'Back to the list',
		stageLine: 'Stages',
		was: 'was',
		is: 'now',
		promised: 'promised',
		history: 'History',
		evidence: 'Evidence',
		revoked: 'Taken back; only staff see this',
		actual: 'Actual',
		target: 'Target',
		facts: 'Figures',
		plan: 'Plan limits',
		related: 'Related',
		indicators: 'Related indicators',
		place: 'Place',
		placed: (accuracy, basis) => `About ±${accuracy}. ${basis}`,
		notPlaced: (basis) => `Not yet placed. ${basis}`,
		address: 'Address',
		aliases: 'Also called',
		notes: 'Worth noting',
		note: { tension: 'Tension', gap: 'Not stated', remark: 'Remark' },
		outOf: (value, whole) => `${value} of ${whole}`,
		suppressed: 'fewer than 5 (withheld, concerns persons)',
		source: 'Source',
		relation: {
			part_of: { out: 'part of', in: 'includes' },
			serves: { out: 'serves', in: 'served by' },
			same_place: { out: 'same place', in: 'same place' },
			supports: { out: 'supports', in: 'supported by' }
		},
		planFields: {
			parcel_no: 'Parcel number',
			plan_version: 'Plan version',
			land_use_national: 'Land use (national)',
			land_use_local: 'Land use (local)',
			area_m2: 'Site area (m²)',
			far: 'Floor area ratio',
			gfa_m2: 'Gross floor area (m²)',
			height_m: 'Height limit (m)',
			density_pct: 'Site coverage (%)',
			green_pct: 'Green ratio (%)'
		},
		noHistory: 'The sources record no history.',
		example: 'Example'
	}
};
