import type { circle as zh } from '../zh/circle.ts';
import { circleWhere } from './circle-where.ts';

export const circle: typeof zh = {
	title: 'Living circle',
	tabs: { label: 'Living-circle pages', door: 'My door', coverage: 'Coverage', gaps: 'Gaps', where: 'Where next' },
	lead: {
		door: 'What can be reached on foot from one door, and what is missing.',
		coverage: 'Walking time from every compound to the nearest facility, added up by people.',
		gaps: 'Which residents lack which facilities, the heaviest gap first.',
		where:
			'With the existing ones where they are, where would the next one serve most people? Or move things on the map and see.'
	},
	problem: (field, value) =>
		`Parameter ${field}=${value} cannot be read or is not in the data; the default is used instead.`,
	example: (what) => `For demonstration only: ${what} are examples.`,
	exampleParts: { network: 'streets', compounds: 'compounds and people', facilities: 'some facilities' },
	joinParts: (parts) => parts.join(', '),
	exampleShort: 'Example',
	source: {
		title: 'What the data are',
		drawn: 'Example street network, for demonstration only',
		osm: (name) => `Walking network from OpenStreetMap data: ${name}`,
		file: (name) => `Walking network from a file: ${name}`,
		asOf: (date) => `Data of ${date}`,
		size: (km, nodes) => `${km} km of streets, ${nodes} junctions`,
		islands: (count, share) => `${count} parts without a street between them; the largest holds ${share}%`,
		compounds: (count, people) => `${count} compounds, ${people} people`,
		facilities: (count, kinds) => `${count} facilities of ${kinds} kinds`,
		method:
			'Time runs from the compound to its nearest street, along the network, to the entrance, point by point. The area on the map is a picture; no figure comes from it.',
		off: (count) => `${count} more than 100 m from any street: counted as out of reach`,
		offCompounds: 'compound',
		offFacilities: 'facility',
		open: 'Only what is open counts: finished or handed over but not yet opened is under construction; a place known to more than 300 m counts nowhere.',
		unplaced: (count) =>
			`${count} more facilities have no position, or one known to more than 300 m, and are not counted`,
		unplacedShort: (count) => `${count} facilities without a usable position are not counted`
	},
	empty: {
		network: {
			title: 'No walking network here yet',
			hint: 'Once streets are imported, walking times are worked out here: npm run osm -- FILE.osm.pbf'
		},
		compounds: {
			title: 'No compounds here yet',
			hint: 'Once compounds with their population are imported, coverage is worked out here: npm run import:residents -- FILE'
		},
		facilities: {
			title: 'No facilities here yet',
			hint: 'Once facilities are imported, this page tells what can be reached: npm run import:facilities -- FILE'
		}
	},
	load: {
		progress: (share) => `Loading the streets, ${share}%`,
		failed: 'The streets did not load. The page shows what the server worked out; nothing can be tried on the map.',
		retry: 'Try again'
	},
	settings: {
		title: 'How it is counted',
		walk: 'How far, how fast',
		apply: 'Update',
		preset: 'Preset',
		presets: {
			shanghai_main_city: 'Shanghai main city',
			gb_50180: 'GB 50180',
			elderly: 'Older people',
			adult: 'Adults'
		},
		minutes: 'Time',
		minutesValue: (minutes) => `${minutes} min`,
		byLevel: '300 / 500 / 1,000 m by level',
		speed: 'Walking speed',
		speedValue: (speed) => `${speed} m/min`,
		way: 'Distance',
		ways: { network: 'Along streets', straight_line: 'Straight line' },
		open: 'Facilities',
		opens: { now: 'Open now', after_planned: 'With planned' },
		need: 'What is needed',
		needs: {
			basic: 'Basic kinds the town has',
			all: 'All kinds',
			sh_community_services: 'Shanghai community services (15 min)',
			sh_parks_and_squares: 'Parks and squares (5 min)',
			health_15: 'Health (15 min)',
			primary_school_10: 'Primary school (10 min)',
			junior_school_15: 'Junior high school (15 min)',
			elder_5: 'Elderly care (5 min)',
			culture_15: 'Culture (15 min)',
			sport_15: 'Sport (15 min)',
			market_10: 'Market (10 min)',
			park_5: 'Park (5 min)'
		},
		count: 'Counted by',
		counts: { population: 'Population', area: 'Residential land' },
		age: (group) => `Age ${group}`,
		source: (text) => `Source: ${text}`,
		confidence: { high: '', medium: ' (confidence: medium)', low: ' (confidence: low, check before use)' },
		reset: 'Back to the preset'
	},
	kind: {
		missing: 'Kinds missing',
		show: 'Map shows',
		closed: 'closed'
	},
	state: {
		operating: 'Open',
		under_construction: 'Under construction',
		planned: 'Planned',
		closed: 'Closed'
	},
	units: {
		minutes: (minutes) => `${minutes} min`,
		lessThanOne: 'under 1 min',
		people: (people) => `${people} people`,
		hectares: (ha) => `${ha} ha`,
		noWay: 'no way',
		none: 'none'
	},
	door: {
		choose: 'Start from',
		placeholder: 'Name of a compound',
		search: 'Show',
		locate: 'Use my position',
		locating: 'Finding your position…',
		denied: 'Your position is not available. Tap the map or choose a compound instead.',
		outside: 'This position is too far from the streets of this town. Tap the map or choose a compound.',
		private: 'Your position is used on your device only: it is not sent, and not written into the address.',
		tap: 'Or tap the map.',
		tapFirst: 'Tap a place to begin',
		unknown: (name) => `Nothing found for “${name}”; please choose from the list.`,
		several: (name) => `“${name}” fits several compounds; please choose one:`,
		list: 'List of compounds',
		from: {
			map: 'A place on the map',
			device: 'My position',
			link: 'A place from the link'
		},
		off: (metres) =>
			`The nearest street is ${metres} m away. Beyond 100 m there is no way to start from: tap nearer to a street.`,
		summary: {
			all: (minutes, count) => `Within ${minutes} on foot: all ${count} needed kinds.`,
			some: (minutes, reached, count) => `Within ${minutes} on foot: ${reached} of ${count} needed kinds.`,
			none: (minutes) => `Within ${minutes} on foot: none of the needed kinds.`,
			levels: 'the set distances',
			nearest: (kind, minutes) => `Nearest: ${kind}, ${minutes}.`,
			missing: (kinds) => `Missing: ${kinds}.`,
			planned: (count) => `${count} planned nearby.`
		},
		join: (parts) => parts.join(', '),
		reached: 'Within reach',
		missing: 'Missing',
		also: 'Other facilities',
		missingNearest: (minutes, name) => `Nearest is ${minutes} away: ${name}`,
		missingNone: 'None open in the town',
		way: (kind) => `Show the way to ${kind} on the map`,
		wayShown: 'The way is on the map',
		planned: 'Planned and under construction',
		plannedNone: 'Nothing planned within reach.',
		opens: (date) => `to open in ${date}`,
		opensUnknown: 'no opening date given',
		share: 'Copy link',
		shareNote: 'The place in the link is rounded to about 10 m.',
		larger: 'Large text',
		normal: 'Normal text',
		ring: (reached, count) => `${reached} of ${count} kinds within reach`,
		ringOf: (count) => `of ${count} kinds`
	},
	coverage: {
		mean: 'Mean of kinds',
		meanNote: 'mean of the kinds’ coverage',
		all: 'All at once',
		allNote: 'residents who have every kind within reach: stricter',
		target: (year, pct) => `target for ${year}: ${pct}%`,
		targetNote: 'Public sources do not say which of the two the target means, so both are shown.',
		now: 'Now',
		after: 'Once planned ones open',
		afterShort: (pct) => `${pct}% once planned ones open`,
		bars: 'Coverage by kind',
		caption: (unit) => `Coverage of each kind, by ${unit.toLowerCase()}`,
		columns: {
			kind: 'Kind',
			share: 'Covered',
			covered: 'Within reach',
			after: 'Planned',
			line: 'Straight line',
			over: 'Line adds',
			places: 'Places',
			compound: 'Compound',
			people: 'People',
			missing: 'Missing',
			minutes: 'Minutes',
			nearest: 'Nearest'
		},
		over: (pct) => `${pct}% too many`,
		overTitle: 'How much the straight line overstates',
		overText: (kinds, people, pct) =>
			`Over ${kinds} kinds the straight line counts ${people} too many within reach, ${pct}% more than along streets: it knows no river, no railway and no missing street.`,
		overNone: 'Straight line and streets give the same.',
		absent: 'Not in the data',
		places: (open, coming) => (coming === '0' ? `${open} open` : `${open} open, ${coming} planned`),
		compounds: 'Compounds',
		compoundsCaption: (what) => `Compounds: ${what}`,
		csv: 'Download CSV',
		gapsCsv: 'Download minutes by compound and kind',
		print: 'Print',
		scenario: (count) => `With a scenario: ${count} changes.`,
		scenarioDrop: 'Without it'
	},
	print: {
		asOf: (date: string) => `As of ${date}`,
		rules: (rules: string) => `Counted by: ${rules}`,
		by: (unit: string) => `by ${unit.toLowerCase()}`,
		map: 'Map',
		noMap: 'The map is not on paper: print once it is there on the screen. The tables below say the same.',
		part: (page: string, pages: string, count: string) =>
			`Page ${page} of ${pages} of the list, ${count} compounds; all of them are in the CSV file of this page.`
	},
	gaps: {
		lacking: 'Most wanted kinds',
		lackingNote: 'people without this kind within reach',
		list: 'Gaps, the heaviest first',
		listNote: 'ordered by people × missing kinds',
		caption: 'Compounds with the heaviest gaps',
		weight: 'People × kinds',
		missing: 'Missing kinds',
		none: 'Counted this way, no compound lacks a needed kind.',
		count: (count, people) => `${count} compounds with ${people} people lack at least one kind.`,
		door: 'Start here',
		where: 'Where next'
	},
	where: circleWhere.where,
	whatIf: circleWhere.whatIf,
	legend: {
		minutes: (kind) => `To the nearest: ${kind}`,
		upTo: (minutes) => `up to ${minutes} min`,
		metresUpTo: (metres) => `up to ${metres} m`,
		beyond: 'farther',
		noWay: 'no way',
		missing: 'Kinds missing',
		count: (count) => count,
		more: '5 and more',
		size: 'Size: number of people',
		compound: 'Compound',
		street: 'Streets within reach',
		outline: 'A picture; no figure comes from it',
		outlineLine: 'Straight-line distance',
		way: 'Way on foot',
		candidate: 'Candidate',
		pick: 'Proposed, in order',
		edited: 'Changed in the scenario',
		basis: (way, speed, minutes) => `${way} · ${speed} · ${minutes}`
	}
};
