import type { water as zh } from '../zh/water.ts';
import { waterSection } from './water-section.ts';

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
	section: waterSection.section,
	sheet: waterSection.sheet
};
