import type { indicators as zh } from '../zh/indicators.ts';

export const indicators: typeof zh = {
	title: 'Indicators',
	lead: 'Every figure the documents state, by field of work: what was reached, how it moved against the year before, and what is promised next. Qualifiers, scope and source are kept as they stand; where there is no figure, none is filled in.',
	download: 'Download all (CSV)',
	glance: 'At a glance',
	filter: {
		label: 'Filter and order',
		search: 'Search indicators',
		placeholder: 'Name, e.g. resolution',
		theme: 'Field of work',
		show: 'Show',
		shows: { all: 'All', target: 'With target', tension: 'In tension' },
		by: 'Order by',
		orders: {
			source: 'Order of the document',
			name: 'Name',
			actual: 'Actual',
			change: 'Year on year',
			target: 'Target'
		},
		order: 'Direction',
		ascending: 'Ascending',
		descending: 'Descending',
		apply: 'Apply',
		clear: 'Clear the filter',
		found: (count, total) => (count === total ? `${total} indicators` : `${count} of ${total} indicators`)
	},
	summary: {
		indicators: 'indicators',
		targets: (year) => (year ? `with a target for ${year}` : 'with a target'),
		targetsInWords: (count) => `${count} of them in words only`,
		tense: 'in tension',
		tenseHint: 'A target below the actual, an unclear scope and the like; see the note below each',
		withheld: (count) => `${count} withheld: too few people or households`
	},
	strip: {
		title: (actual, target) =>
			actual && target ? `Reached in ${actual}, promised for ${target}` : 'What was reached, what is promised',
		lead: 'Indicators with both an actual figure and a target. The bar is the actual, the upright the target; the line beside the upright points to the side that meets it.',
		percent: 'Shares, on one scale',
		level: 'Amounts, each on its own scale',
		growth: 'Growth in a year, not an amount',
		more: (count) => `${count} more in the tables below`
	},
	key: {
		actual: 'Actual',
		target: 'Target',
		bound: 'Range of “at least” or “at most”',
		hard: 'Solid: hard promise (finish, deliver, open)',
		soft: 'Dashed: soft promise (strive, promote, coordinate)',
		derived: 'Not stated as a number; converted from the words of the document',
		arithmetic: 'Differences between target and actual are worked out by this page.'
	},
	column: {
		name: 'Indicator',
		actual: (year) => (year ? `Actual ${year}` : 'Latest actual'),
		change: 'Year on year',
		target: (year) => (year ? `Target ${year}` : 'Target'),
		source: 'Source'
	},
	tableOf: (theme) => `Indicators: ${theme}`,
	countOf: (count) => count,
	year: (year) => year,
	actualOf: (year) => `Actual ${year}`,
	targetOf: (year) => `Target ${year}`,
	operator: { '=': 'exactly', '>=': 'at least', '<=': 'at most', '~': 'about' },
	growth: 'growth',
	growthOf: (amount) => `growth ${amount}`,
	withheld: 'fewer than 5 (withheld)',
	noLevel: 'no figure given',
	none: 'none',
	derived: 'converted',
	derivedHint: 'The document does not state this number; it is converted from its words',
	rank: 'Rank',
	change: {
		up: (amount) => `up ${amount}`,
		down: (amount) => `down ${amount}`,
		flat: () => 'unchanged',
		points: (amount) => `${amount} percentage points`,
		unit: { percent: 'percent', points: '', unclear: 'percent or points: the document does not say' }
	},
	comparison: {
		amount: (amount, unit) => [amount, unit].filter(Boolean).join(' '),
		equal: (year) => `same as in ${year}`,
		reachedAbove: (year, gap) => `already met in ${year}, by ${gap}`,
		reachedBelow: (year, gap) => `already met in ${year}, by ${gap}`,
		notReached: (year, gap) => `not met in ${year}, short by ${gap}`,
		higher: (year, gap) => `${gap} more than in ${year}`,
		lower: (year, gap) => `${gap} fewer than in ${year}`,
		growthHigher: (year, gap) => `${gap} above the growth of ${year}`,
		growthLower: (year, gap) => `${gap} below the growth of ${year}`
	},
	chart: {
		scale: (low, high) => `scale from ${low} to ${high}`,
		earlier: (year, figure) => `${year}: ${figure}`,
		reading: (label, figure) => `${label}: ${figure}`,
		join: ', '
	},
	notes: {
		tension: 'Tension',
		gap: 'Gap',
		remark: 'Remark',
		more: (count) => (count === '1' ? '1 remark' : `${count} remarks`)
	},
	empty: { title: 'No indicator matches', hint: 'Try another word, or clear the filter.' },
	nothing: {
		title: 'No indicators are registered yet',
		hint: 'Once a town is loaded, its figures and targets stand here by field of work.'
	}
};
