import { describe, expect, it } from 'vitest';
import { aMilestone } from './milestone.fixture.ts';
import { featureScheduleStatus, scheduleStatusOf, slipSince } from './milestone.ts';

const TODAY = '2030-03-15';

describe('the light of a milestone', () => {
	it.each([
		['overdue by a day', '2030-03-14', null, 'red'],
		['due today', '2030-03-15', null, 'amber'],
		['due in 30 days', '2030-04-14', null, 'amber'],
		['due in 31 days', '2030-04-15', null, 'green'],
		['done late', '2030-01-31', '2030-03-01', 'green'],
		['said to be done tomorrow', '2030-01-31', '2030-03-16', 'red']
	] as const)('%s', (_, due, done_on, light) => {
		expect(scheduleStatusOf({ due, done_on }, TODAY)).toBe(light);
	});

	it('is for a feature that of its next date, green when all is done, none without milestones', () => {
		const light = (next_due: string | null) => featureScheduleStatus({ milestones: { next_due } }, TODAY);
		expect([light('2030-03-01'), light('2030-04-01'), light('2031-01-31'), light(null)]).toEqual([
			'red',
			'amber',
			'green',
			'green'
		]);
		expect(featureScheduleStatus({ milestones: null }, TODAY)).toBeNull();
	});
});

describe('a slip', () => {
	const milestone = aMilestone({ due: '2030-09-30' }, [
		['2030-03-31', '2029-11-02'],
		['2030-06-30', '2030-03-20'],
		['2030-09-30', '2030-05-01']
	]);
	it.each([
		['measured from the date as it stood then', '2029-12-31', '2030-03-31', 183],
		['on the day it was put off, from what it then became', '2030-03-20', '2030-06-30', 92]
	] as const)('is %s', (_, since, from, days) => {
		expect(slipSince(milestone, since)).toMatchObject({ from, days });
	});
	it('is none where the milestone is new, has not moved since, or is due earlier', () => {
		expect(slipSince(milestone, '2029-11-01')).toBeNull();
		expect(slipSince(milestone, '2030-06-01')).toBeNull();
		const earlier = aMilestone({ due: '2030-03-31' }, [['2030-06-30', '2030-01-01'], ['2030-03-31', '2030-02-01']]); // prettier-ignore
		expect(slipSince(earlier, '2030-01-15')).toBeNull();
	});
});
