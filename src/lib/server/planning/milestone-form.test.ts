import { expect, it } from 'vitest';
import {
	MILESTONE_FIELDS,
	readDay,
	readMilestone,
	readSeen,
	typedMilestone,
	type MilestoneFields
} from './milestone-form.ts';

const fields = (change: Partial<MilestoneFields> = {}): MilestoneFields => ({
	...(Object.fromEntries(MILESTONE_FIELDS.map((field) => [field, ''])) as MilestoneFields),
	title: '方案批复',
	year: '2026',
	period: 'M11',
	...change
});
const read = (change: Partial<MilestoneFields> = {}) => readMilestone(fields(change), 'a-plot', 'zh');

it('reads months and quarters, and keeps from the public what is not said to be public', () => {
	expect(read()).toMatchObject({
		due: '2026-11-01',
		precision: 'month',
		visibility: 'internal',
		seen: null,
		event: null
	});
	expect(read({ period: 'Q3', visibility: 'public', id: '7', version: '2', event: '12' })).toMatchObject({
		due: '2026-09-01',
		precision: 'quarter',
		visibility: 'public',
		seen: { id: 7, version: 2 },
		event: 12
	});
});

it.each([
	['missing', { title: '' }],
	['missing', { period: '' }],
	['bad_date', { period: 'M13' }],
	['bad_date', { period: 'Q0' }],
	['bad_date', { year: '20266' }],
	['too_long', { title: 'x'.repeat(201) }],
	['too_long', { unit: 'x'.repeat(101) }]
] as const)('%s: %o', (problem, change) => {
	expect(read(change)).toBe(problem);
});

it('trims, keeps no more than a page can carry, and takes no file for a text', () => {
	const form = new FormData();
	form.set('title', `  ${'长'.repeat(10_000)}  `);
	form.set('unit', new File(['x'], 'x.txt'));
	const typed = typedMilestone(form);
	expect(typed.title).toHaveLength(4000);
	expect(typed.unit).toBe('');
});

it('knows days and milestones from what only looks like them', () => {
	expect([readDay('2026-02-28'), readDay('2026-02-30'), readDay('tomorrow'), readDay('')]).toEqual(['2026-02-28', null, null, null]); // prettier-ignore
	expect(readSeen({ id: '3', version: '' })).toBeNull();
	expect(readSeen({ id: '3 or 1=1', version: '1' })).toBeNull();
});
