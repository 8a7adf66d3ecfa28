import { describe, expect, it } from 'vitest';
import { readId } from '../../shared/form.ts';
import { statusForm, typedAnswers, type StatusFields } from './status-form.ts';

const FIELDS: StatusFields = {
	stage: 'built',
	date: '2025-10-15',
	precision: 'month',
	document: 'Permit',
	document_no: '7',
	note: '',
	visibility: 'public',
	reason: '',
	seen: '12',
	why: '',
	proposal: '',
	proposal_version: '',
	answers: {}
};
const read = (change: Partial<StatusFields> = {}) => statusForm.read({ ...FIELDS, ...change });
const valuesOf = (change: Partial<StatusFields> = {}) => {
	const answer = read(change);
	if (!answer.ok) throw new Error(answer.refusal);
	return answer.value;
};

describe('the form of a move', () => {
	it('is read into what the database takes', () => {
		expect(valuesOf({ note: 'gate built' })).toEqual({
			stage: 'built',
			date: '2025-10-15',
			precision: 'month',
			document: 'Permit',
			document_no: '7',
			note: 'gate built',
			visibility: 'public',
			reason: '',
			seen: 12,
			why: '',
			proposal: null,
			proposal_version: null,
			answers: {}
		});
		expect(valuesOf({ seen: '' })).toMatchObject({ seen: null });
	});

	it.each([
		['missing', { stage: '' }],
		['missing', { date: '' }],
		['missing', { document: '' }],
		['too_long', { document: '字'.repeat(201) }],
		['too_long', { note: 'x'.repeat(1001) }],
		['bad_date', { date: '15.10.2025' }],
		['bad_date', { date: '2025-02-30' }],
		['bad_date', { date: "2025-01-01'; drop table" }]
	] as const)('says what is wrong: %s', (problem, change) => {
		const field = Object.keys(change);
		expect(read(change)).toEqual({ ok: false, refusal: problem, fields: field, detail: '' });
	});

	it('falls back to the narrow side: an unknown visibility is internal', () => {
		expect(valuesOf({ visibility: 'everyone', precision: 'century' })).toMatchObject({
			visibility: 'internal',
			precision: 'day'
		});
	});

	it('returns the typed input, truncated to a maximum, and accepts no file as text', () => {
		const form = new FormData();
		form.set('note', ` ${'x'.repeat(10_000)} `);
		form.set('document', new File(['x'], 'x.txt'));
		const typed = statusForm.typed(form);
		expect(typed.note).toHaveLength(4000);
		expect(typed.document).toBe('');
	});

	it('accepts answers to the fields required by a stage, and no others', () => {
		const form = new FormData();
		form.set('field_tender_kind', ' land ');
		form.set('field_empty', '  ');
		form.set('field_Drop Table', 'x');
		form.set('document', 'x');
		expect(typedAnswers(form)).toEqual({ tender_kind: 'land' });
		expect(valuesOf({ answers: statusForm.typed(form).answers })).toMatchObject({ answers: { tender_kind: 'land' } });
	});

	it.each([
		['12', 12],
		['', null],
		['12x', null],
		['-1', null],
		['1e9', null],
		['9'.repeat(16), null],
		[null, null]
	])('reads %j as the number of an event: %s', (text, number) => {
		expect(readId(text)).toBe(number);
	});
});
