/** Words of the water desk: the review of samples. */
import type { deskWater as zh } from '../zh/desk-water.ts';

export const deskWater: typeof zh = {
	title: 'Review of samples',
	lead: 'Entering, reviewing and publishing are done by different people; the public sees what is published.',
	tile: 'Samples waiting',
	tileText: (review: string, publish: string) => `${review} to review, ${publish} to publish`,
	enter: 'Enter a sample',
	import: 'Import a laboratory sheet',
	way: 'The way of a sample',
	state: { preliminary: 'Preliminary', reviewed: 'Reviewed', published: 'Published', withdrawn: 'Withdrawn' },
	stateText: {
		preliminary: 'entered, to be reviewed',
		reviewed: 'reviewed, to be published',
		published: 'seen by everybody'
	},
	months: 'Months',
	sampleCount: (count: string) => (count === '1' ? '1 sample' : `${count} samples`),
	none: {
		preliminary: {
			title: 'No sample waits for a review',
			hint: 'What is entered by form or sheet comes here first.'
		},
		reviewed: { title: 'No sample waits to be published', hint: 'What has been reviewed comes here.' },
		published: { title: 'Nothing has been published yet', hint: 'Published samples are seen by everybody.' }
	},
	caption: (month: string, count: string) => `${month}: ${count} samples`,
	columns: { pick: 'Choose', section: 'Section', class: 'Class it gives', look: 'To look at', hand: 'By' },
	pick: (name: string, date: string) => `Choose ${name} ${date}`,
	noClass: 'no item that counts, so no class',
	meets: 'meets its target',
	misses: (target: string) => `misses its target ${target}`,
	fine: 'nothing above class III, nothing unusual',
	exceeds: 'above class III',
	usual: (value: string, median: string) => `${value}, usually about ${median}: ten times or more away`,
	readings: (count: string) => `All ${count} readings`,
	item: 'Item',
	value: 'Reading',
	itemClass: 'Class',
	sampler: (name: string) => `taken by ${name}`,
	file: (name: string) => `from ${name}`,
	machine: 'command line or system',
	hand: {
		preliminary: (who: string, when: string) => `entered by ${who}, ${when}`,
		reviewed: (who: string, when: string) => `reviewed by ${who}, ${when}`,
		published: (who: string, when: string) => `published by ${who}, ${when}`
	},
	mine: {
		preliminary: 'entered by you: somebody else reviews it',
		reviewed: 'reviewed by you: somebody else publishes it',
		published: 'published by you'
	},
	back: (who: string, reason: string) => `sent back by ${who}: ${reason}`,
	chosen: (count: string) => `${count} chosen`,
	choose: {
		clear: 'Choose those without a question',
		nothing: 'Choose none'
	},
	move: { reviewed: 'Reviewed', published: 'Publish' },
	mineChosen: (count: string) =>
		`${count} of those chosen came to here by your hand: somebody else makes the next step.`,
	more: 'Send back or withdraw (with a reason)',
	reason: 'Reason',
	reasonHint: 'Read by the town’s water staff and administrators only; it enters the change log.',
	backTo: {
		preliminary: 'Back to preliminary',
		reviewed: 'Back to reviewed',
		published: '',
		withdrawn: 'Withdraw, to enter anew'
	},
	withdrawNote: 'What is withdrawn does not come back: the same section and day can be entered anew.',
	moved: (count: string, state: string) => `${count} samples: ${state.toLowerCase()}.`,
	undo: 'Undo',
	undoReason: 'undone right after',
	next: {
		preliminary: 'It is preliminary now; somebody else reviews it.',
		link: 'To the review'
	},
	problemTitle: 'Nothing was changed; your choice is still there:',
	problem: {
		none_chosen: 'No sample is chosen yet.',
		too_many: 'At most 1,000 at once.',
		unknown_state: 'They cannot go there. Please open this page anew.',
		unknown_sample: 'Some samples are no longer there. Please open this page anew.',
		reason_missing: 'Sending back and withdrawing need a reason.',
		same_person:
			'Nobody makes two steps in a row: what you entered somebody else reviews, what you reviewed somebody else publishes.',
		changed_since: 'Somebody else has just moved some of them. Look at the list as it is now.',
		not_allowed: 'This needs the role water or administrator.',
		too_long: 'The reason is too long: 1,000 characters at most.',
		signed_out: 'Your sign-in has run out. Sign in in a new window and press again.',
		unavailable: 'The database does not answer at the moment; nothing was changed. Please press again later.',
		offline: 'The network is gone; nothing reached the server. Press again when it is back.'
	},
	signInAgain: 'Sign in in a new window'
};
