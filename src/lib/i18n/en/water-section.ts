/** Words of the page of one section, and of the sheet of a month. */
import type { waterSection as zh } from '../zh/water-section.ts';

export const waterSection: typeof zh = {
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
