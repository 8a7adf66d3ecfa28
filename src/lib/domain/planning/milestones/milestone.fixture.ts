/** Milestones for tests: a whole one, changed where a test needs it. */
import type { Milestone } from './milestone.ts';

let nextId = 1;

/** @param dues every date it had, and the day on which it got it; without them, its date since long ago */
export function aMilestone(change: Partial<Milestone> = {}, dues?: readonly [due: string, on: string][]): Milestone {
	const due = change.due ?? '2030-05-31';
	return {
		id: nextId++,
		version: 1,
		title: { zh: '示例', en: 'Example' },
		unit: null,
		due,
		precision: 'month',
		done_on: null,
		note: null,
		document: null,
		visibility: 'internal',
		from_event: null,
		feature: { slug: 'a-plot', name: { zh: '地块', en: 'Plot' }, class: 'parcel', theme: 'renewal' },
		dues: (dues ?? [[due, '2029-01-01']]).map(([date, on]) => ({ due: date, precision: 'month', on })),
		...change
	};
}
