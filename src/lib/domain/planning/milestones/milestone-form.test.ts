import { expect, it } from 'vitest';
import { finishForm, milestoneForm, reopenForm, type MilestoneFields } from './milestone-form.ts';

const fields = (change: Partial<MilestoneFields> = {}): MilestoneFields => ({
	...milestoneForm.typed(new FormData()),
	title: '方案批复',
	year: '2026',
	period: 'M11',
	...change
});
const read = (change: Partial<MilestoneFields> = {}) => milestoneForm.read(fields(change));
const valuesOf = (change: Partial<MilestoneFields> = {}) => {
	const answer = read(change);
	if (!answer.ok) throw new Error(answer.refusal);
	return answer.value;
};

it('reads months and quarters, and is not public by default', () => {
	expect(valuesOf()).toMatchObject({
		due: '2026-11-01',
		precision: 'month',
		visibility: 'internal',
		seen: null,
		event: null
	});
	expect(valuesOf({ period: 'Q3', visibility: 'public', id: '7', version: '2', event: '12' })).toMatchObject({
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
	expect(read(change)).toEqual({ ok: false, refusal: problem, fields: Object.keys(change), detail: '' });
});

it('trims and truncates, and accepts no file as text', () => {
	const form = new FormData();
	form.set('title', `  ${'长'.repeat(10_000)}  `);
	form.set('unit', new File(['x'], 'x.txt'));
	const typed = milestoneForm.typed(form);
	expect(typed.title).toHaveLength(4000);
	expect(typed.unit).toBe('');
});

it('validates days and milestone ids', () => {
	const typed = { ...fields(), id: '3', version: '1', done_on: '2026-02-28' };
	expect(finishForm.read(typed)).toMatchObject({ value: { id: 3, version: 1, done_on: '2026-02-28' } });
	for (const done_on of ['2026-02-30', 'tomorrow', ''])
		expect(finishForm.read({ ...typed, done_on })).toMatchObject({ refusal: 'bad_date' });
	expect(reopenForm.read({ ...typed, version: '' })).toMatchObject({ refusal: 'unknown_milestone' });
	expect(reopenForm.read({ ...typed, id: '3 or 1=1' })).toMatchObject({ refusal: 'unknown_milestone' });
	expect(valuesOf({ id: '3', version: '' }).seen).toBeNull();
	expect(valuesOf({ id: '3 or 1=1', version: '1' }).seen).toBeNull();
});
