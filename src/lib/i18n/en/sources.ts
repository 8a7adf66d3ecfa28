import type { sources as zh } from '../zh/sources.ts';

export const sources: typeof zh = {
	title: 'Sources',
	lead: 'Every status and every figure on the map comes from one of these documents and names the paragraph it stands in. Here is how each was read, what it lacks, the work that has no place of its own, and what to be careful about.',
	documents: 'Documents',
	programmes: 'Programmes',
	notes: 'Notes',
	kind: (kind) =>
		({ report: 'Work report', map: 'Map data', plan: 'Plan', standard: 'Standard', desk: 'Desk' })[kind] ?? kind,
	author: 'Issued by',
	publishedOn: 'Published',
	period: 'Covers',
	occasion: 'Occasion',
	licence: 'Licence',
	howRead: 'How it was read',
	missing: 'What is missing',
	nothingMissing: 'No gaps were found.',
	recordsTotal: (count) => `${count} records cite this document`,
	cited: {
		features: 'Parcels, projects, facilities',
		events: 'Statuses',
		facts: 'Facts',
		programmes: 'Programmes',
		notes: 'Notes',
		indicator_values: 'Indicator values'
	},
	sections: (count) => `Sections (${count})`,
	section: 'Section',
	sectionCode: 'No.',
	sectionTable: (title) => `Sections of “${title}”`,
	citedHere: 'Cited on this page',
	programmesLead:
		'Mechanisms, activities and works without a place of their own, by field. “Reported” is the state a document describes, “promised” the target it sets.',
	reported: 'Reported',
	promised: 'Promised',
	find: 'Find a programme',
	placeholder: 'Name, content or field',
	found: (count, total) => `${count} of ${total} shown`,
	none: 'No programme matches',
	noneHint: 'Try another word, or clear the search.',
	clear: 'Clear search',
	countOf: (count) => `${count}`,
	noteKinds: {
		glossary: 'Glossary',
		goal: 'Goals and guiding ideas',
		problem: 'Difficulties and problems',
		award: 'Awards',
		context: 'Context',
		tension: 'Tensions in the sources',
		gap: 'Gaps'
	},
	noteLead: {
		glossary: 'Terms the documents use in a sense of their own.',
		goal: 'The general direction the documents set.',
		problem: 'Shortcomings the documents name themselves.',
		award: 'Awards and titles the documents mention.',
		context: 'Background that helps in reading.',
		tension: 'Where the documents disagree with themselves or are unclear. Figures stand as they were given.',
		gap: 'What the documents do not say, and the map therefore leaves empty.'
	},
	empty: 'No document is registered yet',
	emptyHint: 'Once a town’s material is loaded, its documents and how they were read are listed here.'
};
