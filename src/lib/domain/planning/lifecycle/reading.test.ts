import { describe, expect, it } from 'vitest';
import { aFeature, aStatus, aTarget } from '../feature.fixture.ts';
import { movements, readAs, statusShown } from './reading.ts';
import { overdueCountsOf, targetStatusOf, stageRanks } from './schedule.ts';

const promised = aFeature({ target: aTarget({ date: '2031-12-31' }) });

describe('statusShown', () => {
	it.each([
		['actual', '2032-01-01', 'designed'],
		['promise', '2031-12-30', 'designed'],
		['promise', '2031-12-31', 'built']
	] as const)('%s as of %s: %s', (read, asOf, stage) => {
		expect(statusShown(promised, read, asOf)?.stage).toBe(stage);
	});
	it('shows the known state where nothing is promised', () => {
		expect(statusShown(aFeature(), 'promise', '2040-01-01')?.stage).toBe('designed');
	});
	it('shows a promise where nothing was known', () => {
		expect(statusShown({ ...promised, current: null }, 'promise', '2040-01-01')?.stage).toBe('built');
	});
});

it('readAs changes the state only, and does not modify the given list', () => {
	const [read] = readAs([promised], 'promise', '2031-12-31');
	expect(read).toEqual({ ...promised, current: promised.target });
	expect(promised.current?.stage).toBe('designed');
});

describe('movements', () => {
	it.each([
		['another stage', aStatus(), aStatus({ stage: 'built' }), true],
		['the same stage said again', aStatus(), aStatus({ date: '2033-01-01' }), false],
		['a first statement', null, aStatus(), true],
		['nothing before and after', null, null, false],
		['other words without a stage', aStatus({ stage: null }), aStatus({ stage: null, phrase: { en: 'open' } }), true],
		['the same words without a stage', aStatus({ stage: null }), aStatus({ stage: null }), false]
	])('%s', (_what, from, to, moved) => {
		const result = movements([aFeature({ current: from })], [aFeature({ current: to })]);
		expect(result).toHaveLength(moved ? 1 : 0);
		if (moved) expect(result[0]).toMatchObject({ from, to });
	});
	it('counts what was not there before', () => {
		expect(movements([], [aFeature()])).toHaveLength(1);
	});
});

describe('targetStatusOf', () => {
	const rankOf = stageRanks([{ code: 'works', stages: [{ code: 'designed', seq: 1 }, { code: 'built', seq: 2 }] }]); // prettier-ignore
	const target = aTarget({ date: '2031-12-31' });
	it.each([
		['none', aFeature(), '2040-01-01'],
		['ahead', aFeature({ target }), '2031-12-30'],
		['unconfirmed', aFeature({ target }), '2031-12-31'],
		['missed', aFeature({ target, current: aStatus({ date: '2032-03-01' }) }), '2032-04-01'],
		['kept', aFeature({ target, current: aStatus({ stage: 'built' }) }), '2031-06-01'],
		['kept', aFeature({ target, current: aStatus({ stage: 'built', date: '2033-01-01' }) }), '2034-01-01']
	] as const)('%s', (schedule, feature, asOf) => {
		expect(targetStatusOf(feature, asOf, rankOf)).toBe(schedule);
	});
	it('overdue targets are counted by status', () => {
		const features = [
			aFeature(),
			aFeature({ target }),
			aFeature({ target }),
			aFeature({ target, current: aStatus({ date: '2032-03-01' }) }),
			aFeature({ target, current: aStatus({ stage: 'built', date: '2033-01-01' }) })
		];
		expect(overdueCountsOf(features, '2031-12-30', rankOf)).toEqual({ unconfirmed: 0, missed: 0 });
		expect(overdueCountsOf(features, '2034-01-01', rankOf)).toEqual({ unconfirmed: 2, missed: 1 });
	});
});
