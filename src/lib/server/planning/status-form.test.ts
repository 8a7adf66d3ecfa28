import { describe, expect, it } from 'vitest';
import { readId, readMove, typed, typedFields, type StatusFields } from './status-form.ts';

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
	proposal_version: ''
};
const read = (change: Partial<StatusFields> = {}) => readMove({ ...FIELDS, ...change }, 'a-plot', 'en');

describe('the form of a move', () => {
	it('is read into what the database takes', () => {
		expect(read({ note: 'gate built' })).toEqual({
			feature: 'a-plot',
			stage: 'built',
			date: '2025-10-15',
			precision: 'month',
			document: 'Permit',
			documentNo: '7',
			note: 'gate built',
			language: 'en',
			visibility: 'public',
			reason: '',
			seen: 12,
			fields: {}
		});
		expect(read({ seen: '' })).toMatchObject({ seen: null });
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
		expect(read(change)).toBe(problem);
	});

	it('falls back to the narrow side: an unknown visibility is internal', () => {
		expect(read({ visibility: 'everyone', precision: 'century' })).toMatchObject({
			visibility: 'internal',
			precision: 'day'
		});
	});

	it('keeps what was typed, but no more than a page carries, and takes no file for text', () => {
		const form = new FormData();
		form.set('note', ` ${'x'.repeat(10_000)} `);
		form.set('document', new File(['x'], 'x.txt'));
		expect(typed(form).note).toHaveLength(4000);
		expect(typed(form).document).toBe('');
	});

	it('takes answers to what a stage asks for, and no others', () => {
		const form = new FormData();
		form.set('field_tender_kind', ' land ');
		form.set('field_empty', '  ');
		form.set('field_Drop Table', 'x');
		form.set('document', 'x');
		expect(typedFields(form)).toEqual({ tender_kind: 'land' });
		expect(readMove(FIELDS, 'a-plot', 'en', typedFields(form))).toMatchObject({ fields: { tender_kind: 'land' } });
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
