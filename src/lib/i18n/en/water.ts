import type { water as zh } from '../zh/water.ts';

export const water: typeof zh = {
	title: 'Water',
	lead: 'Each month the worst item makes a section’s class; whether it meets its own target is a second question.',
	example: 'Example data, no real monitoring results',
	exampleShort: 'Example',
	month: (year, month) =>
		new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
			Date.UTC(Number(year), Number(month) - 1, 1)
		),
	noMonth: {
		title: 'No monitoring data has been published yet',
		text: 'Once a laboratory sheet is imported and published, every section’s class is shown here month by month.'
	},
	problem: (field, value) => `The parameter ${field}=${value} cannot be read or has no data; the default is shown.`,
	sign: {
		I: 'Class I',
		II: 'Class II',
		III: 'Class III',
		IV: 'Class IV',
		V: 'Class V',
		'>V': 'Worse than V',
		meets: 'Meets target',
		misses: 'Misses target',
		no_target: 'No target set',
		not_measured: 'Not measured',
		suspended: 'Suspended',
		odour_none: 'No sign of black water',
		odour_mild: 'Mild warning',
		odour_severe: 'Severe warning'
	},
	numeral: { I: 'I', II: 'II', III: 'III', IV: 'IV', V: 'V', '>V': '>V' },
	grade: {
		excellent: 'Excellent',
		good: 'Good',
		light: 'Lightly polluted',
		moderate: 'Moderately polluted',
		heavy: 'Heavily polluted'
	},
	level: { national: 'National', city: 'City', district: 'District', town: 'Town', village: 'Village' },
	map: {
		river: 'River: by the state of all its sections',
		band: 'Pale band: the course is known roughly',
		selected: (name) => `Selected: ${name}`,
		outfalls: 'Outfalls (click for details)'
	},
	slider: {
		label: 'Month',
		play: 'Play month by month',
		pause: 'Pause',
		previous: 'Previous month',
		next: 'Next month',
		show: 'Show',
		strip: 'Classes of the sections, month by month',
		stripNote: 'One column a month, best at the bottom',
		table: 'Month by month (table)'
	},
	by: { label: 'Colour by', class: 'Class', target: 'Target', odour: 'Black water' },
	monthFailed: {
		title: 'The month’s details could not be fetched',
		hint: 'Classes are still on the map and in the table; main pollutants and the like come back when you load again.'
	},
	summary: {
		title: 'This month',
		good: 'Class III or better',
		goodFormula: (good, total) => `${good} of class I–III ÷ ${total} with data`,
		meeting: 'Meeting their target',
		meetingFormula: (meeting, total) => `${meeting} meeting ÷ ${total} with a target and data`,
		grade: 'Overall state',
		gradeNote: (good, inferior) =>
			`by shares: ${good}% class III or better, ${inferior}% worse than V (no average class)`,
		tooFew: 'fewer than 5 sections with data: not graded by shares',
		none: 'No data',
		unknown: (count) => `${count} not measured`,
		suspended: (count) => `${count} suspended`,
		allKnown: (count) => `all ${count} sections have data`,
		trend: 'Against the same month last year',
		trendNote: (good, inferior, delta) => `ΔG ${good}, ΔD ${inferior}, ΔG − ΔD = ${delta} points`,
		trendNone: 'no data for the same month last year',
		count: (sign, count) => `${sign}: ${count}`
	},
	yearShare: {
		title: (from, to) => `Class III or better, year to date (${from} to ${to})`,
		choose: 'Formula',
		short: {
			mean_of_monthly_shares: 'Monthly shares',
			section_months: 'Section-months',
			annual_means: 'Annual means'
		},
		counted: (good, total) => `${good} / ${total}`,
		notYet: 'annual means need eight months of data',
		note: 'They differ where samples are missing: say which one you quote.',
		months: (months) => `${months} months`
	},
	odour: {
		title: 'Black and odorous water: warnings',
		lead: 'Sections whose transparency, oxygen, redox potential or ammonia reach the bounds of black and odorous water. A warning apart from the class, to be checked on site.',
		none: 'No section reaches the bounds this month.',
		item: { transparency_cm: 'transparency', do: 'dissolved oxygen', orp_mv: 'redox potential', nh3n: 'ammonia' },
		unit: { transparency_cm: 'cm', do: 'mg/L', orp_mv: 'mV', nh3n: 'mg/L' },
		show: 'Show on the map'
	},
	changes: {
		title: 'Against last month',
		worse: (count) => `${count} worse`,
		better: (count) => `${count} better`,
		none: 'No section got worse.',
		noEarlier: 'There is no data for the month before.',
		step: (from, to) => `${from} → ${to}`,
		compared: (count) => `${count} sections measured in both months`
	},
	priorities: {
		title: 'Where to go first',
		order: 'Ordered by classes beyond the target, class, months in a row, and the step since last month.',
		none: 'No section stands out this month.',
		more: (count) => `${count} more`,
		reason: {
			misses_target: (target, classes, months) =>
				`${classes} ${classes === '1' ? 'class' : 'classes'} beyond its target (${target}), ${
					months === '1' ? 'since this month' : `${months} months in a row`
				}`,
			beyond_III: (months) =>
				months === '1' ? 'worse than class III since this month' : `worse than class III, ${months} months in a row`,
			worse_than_last_month: (from) => `worse than last month (${from})`,
			worse_than_last_year: (from) => `worse than a year ago (${from})`,
			unknown: (months) => `no data for ${months} months in a row, no reason given`
		}
	},
	table: {
		caption: (month) => `Sections in ${month}`,
		section: 'Section',
		river: 'River',
		level: 'Level',
		class: 'Class',
		classAndCause: 'Class and main pollutants',
		target: 'Target',
		meets: 'Target met',
		pollutants: 'Main pollutants',
		change: 'Since last month',
		lastMonth: 'Last month',
		lastYear: 'A year ago',
		same: 'same',
		noTarget: 'none',
		date: 'Sampled on',
		reason: 'Note',
		yes: 'Met',
		no: 'Missed',
		month: 'Month',
		sections: 'Sections',
		recent: (from, to) => `Class by month, ${from} to ${to}`
	},
	rivers: {
		title: 'Rivers',
		caption: (month) => `Rivers in ${month}`,
		rule: 'With fewer than 5 sections, concentrations are averaged before the class; with 5 and more, shares of classes decide and no average class is given.',
		state: 'State',
		basis: 'Based on',
		mean: (count) => `mean concentrations of ${count} sections`,
		single: '1 section',
		shares: (count) => `class shares of ${count} sections`,
		none: 'no data this month'
	},
	outfalls: {
		title: 'Outfalls to rivers',
		closedOf: (closed, all) => `${closed} of ${all} struck off`,
		list: 'One by one',
		kicker: (river) => `${river} · outfall`,
		back: 'Water',
		now: 'State',
		since: (date) => `since ${date}`,
		steps: 'Treatment, step by step',
		ahead: 'still ahead',
		date: 'Date',
		accepted: 'Accepted by',
		evidence: 'Evidence',
		closing: 'Struck off',
		rule: 'An outfall is struck off only with a date, who accepted it, and evidence; the database takes nothing less.',
		failed: 'The records could not be fetched. That does not mean that there are none.',
		none: 'No records.',
		closedOn: (date) => `struck off ${date}`,
		sign: {
			open: 'To be treated',
			working: 'In hand',
			closed: 'Struck off',
			reopened: 'Reopened',
			kept: 'Supervised or listed'
		},
		state: {
			surveyed: 'Surveyed',
			monitored: 'Monitored',
			traced: 'Traced',
			responsible_set: 'Responsible body named',
			plan_set: 'Plan set',
			remediating: 'Under treatment',
			awaiting_check: 'Done, to be checked',
			closed: 'Struck off',
			reopened: 'Reopened',
			supervised: 'Supervised',
			not_required: 'No treatment needed'
		}
	},
	unplaced: {
		title: 'Not yet placed',
		text: (count) => `${count} sections have no usable place and stand in the list only.`,
		flagged: (metres) => `about ${metres} m from its river: check the place`
	},
	report: {
		title: 'What the report says',
		lead: 'From the town’s work report; it has nothing to do with the example data above.',
		planned: 'Target',
		actual: 'State',
		asOf: (date) => `as of ${date}`
	},
	links: { sheet: 'Monthly sheet', csv: 'Download CSV', xlsx: 'Download XLSX', print: 'Print' },
	section: {
		back: 'All sections',
		kicker: (river, level) => `${river} · ${level} section`,
		target: (target) => `target ${target}`,
		noTarget: 'no target; exceedance is measured from class III',
		why: 'Why this class',
		place: 'Place',
		placed: (metres, basis) => `about ±${metres} m, by: ${basis}`,
		notPlaced: (basis) => `Not yet placed: ${basis}`,
		chief: 'River chief',
		phone: 'Office telephone',
		calendar: {
			title: 'Class by month',
			lead: 'A column is the same month of different years.',
			caption: 'Water class by year and month',
			year: 'Year',
			month: (month) =>
				new Intl.DateTimeFormat('en-GB', { month: 'narrow', timeZone: 'UTC' }).format(
					Date.UTC(2000, Number(month) - 1, 1)
				)
		},
		items: {
			title: 'Which item',
			lead: 'Nearest to its limit first; the percentage is the share of the limit.',
			otherMonth: (month) =>
				`Nothing was measured this month: these are the values of ${month}, nearest to its limit first.`,
			ofLimit: (pct) => `${pct}% of its limit`,
			noLimit: 'no limit',
			reference: 'for reference, not assessed'
		},
		chart: {
			title: (item) => `${item} over time`,
			unit: (unit) => `in ${unit}`,
			limit: (name) => `limit of ${name}`,
			target: 'target line',
			lastYear: 'a year before',
			below: 'not detected, drawn at half the detection limit',
			gap: 'not measured: the line breaks, a dash at the foot',
			suspended: 'suspended: hatched',
			measured: 'measured',
			aria: (item, from, to, min, max, gaps) =>
				`${item} from ${from} to ${to}: lowest ${min}, highest ${max}, ${gaps} months without a value; the figures are in the table below`,
			failed: 'The months could not be fetched. That does not mean that nothing was measured.',
			failedHint: 'Load again once the service is back.',
			retry: 'Load again',
			none: 'This item was not measured in any month.'
		},
		compare: {
			title: 'Against the same month last year',
			text: (month, now, before) => `${month}: ${now}; a year before: ${before}`,
			none: 'There is no data for the same month last year.',
			noneNow: 'There is no data for this month to compare.',
			same: 'same class',
			better: (steps) => `${steps} ${steps === '1' ? 'class' : 'classes'} better`,
			worse: (steps) => `${steps} ${steps === '1' ? 'class' : 'classes'} worse`,
			item: 'Item',
			now: 'This month',
			before: 'A year before',
			caption: 'Items nearest to their limits, against the same month last year'
		},
		trend: {
			title: 'Over the whole time',
			rising: (item) => `${item}: the values are rising`,
			falling: (item) => `${item}: the values are falling`,
			none: (item) => `${item}: no significant trend`,
			detail: (coefficient, critical, count) =>
				`rank correlation ${coefficient}, critical value ±${critical}, ${count} months`,
			few: 'fewer than 5 months with a value: no trend is judged'
		},
		samples: {
			title: 'Month by month',
			caption: (item) => `Class and ${item} by month`,
			all: 'The CSV holds all items.'
		},
		month: 'This month'
	},
	sheet: {
		title: (town, month) => `${town}: water quality, ${month}`,
		lead: 'Assessed section by section, for printing and handing up.',
		method: (standard, method) => `Assessed by ${standard}; ${method}. Samples not yet published do not count.`,
		shares: 'Classes',
		class: 'Class',
		count: 'Sections',
		share: 'Share',
		pollutants: 'Main pollutants',
		pollutantsRule: 'By the share of sections beyond class III among those with data; the first three.',
		pollutantRate: (item, exceeding, total, pct) => `${item} ${exceeding}/${total} (${pct}%)`,
		pollutantsNone: 'The overall state is excellent or good: main pollutants are not assessed.',
		pollutantsFew: 'Fewer than 5 sections with data: main pollutants are told section by section.',
		trend: 'Trend',
		coverage: 'Data',
		trendText: (month, before, step) => `${month} against ${before}: ${step}.`,
		trendFew: (month, before) =>
			`${month} against ${before}: fewer than 5 sections with data, shares are not compared.`,
		sections: 'Section by section',
		signed: 'Filled in by',
		checked: 'Checked by',
		issued: 'Issued by',
		printed: (date) => `Made on ${date}`,
		exampleStamp: 'EXAMPLE DATA · not to be handed up',
		back: 'Back to the water map',
		notes: 'Remarks',
		why: 'Assessment'
	}
};
