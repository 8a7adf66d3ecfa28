/** Features for the tests of this room: a whole one, changed where a test needs it. */
import type { PlanningFeature } from './feature.ts';
import type { Status, Target } from './lifecycle/status.ts';

export const aStatus = (change: Partial<Status> = {}): Status => ({
	stage: 'designed',
	phase: 'preparation',
	phrase: { en: 'designed' },
	date: '2030-12-31',
	precision: 'year',
	source: 'report',
	section: '1',
	...change
});

export const aTarget = (change: Partial<Target> = {}): Target => ({
	...aStatus({ stage: 'built', phase: 'done', date: '2031-12-31' }),
	commitment: 'commit',
	...change
});

export const aFeature = (change: Partial<PlanningFeature> = {}): PlanningFeature => ({
	id: 1,
	slug: 'a-plot',
	class: 'parcel',
	name: { zh: '地块', en: 'Plot' },
	aliases: [],
	address: null,
	parcel_no: null,
	theme: 'renewal',
	kind: 'plot',
	lifecycle: 'works',
	current: aStatus(),
	target: null,
	placement: 'mark',
	geometry: { type: 'Point', coordinates: [10, 50] },
	basis: { en: 'drawn' },
	accuracy_m: 20,
	is_example: false,
	milestones: null,
	source: 'a-report',
	section: '1',
	...change
});
