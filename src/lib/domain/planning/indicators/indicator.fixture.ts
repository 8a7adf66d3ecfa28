/** A figure for the tests of the indicators. */
import type { IndicatorValue } from './indicator.ts';

export const value = (change: Partial<IndicatorValue>): IndicatorValue => ({
	year: 2020,
	kind: 'actual',
	value: null,
	suppressed: false,
	text: null,
	operator: '=',
	measure: 'level',
	qualifier: null,
	period: null,
	change: null,
	rank: null,
	derived: false,
	commitment: null,
	source: 'report',
	section: '1',
	...change
});
