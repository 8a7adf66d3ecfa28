import { expect, it } from 'vitest';
import { featureFields } from './record-fields.ts';
import { changesOf, problemIn, tidied, valuesOf } from '../shared/records/fields.ts';

const RECORD = {
	name: { zh: '甲路', en: 'A Road', pt: 'Rua A' },
	aliases: ['甲', '乙'],
	address: null,
	theme: 'works',
	kind: 'parcel',
	summary: { zh: '说明' },
	visibility: 'internal',
	parcel_no: null,
	area_m2: 1234.5,
	far: null
};
const FIELDS = featureFields('parcel', RECORD, 'zh');
const WAS = valuesOf(FIELDS, RECORD);

it('has a field for every language that the record, the town or the interface has', () => {
	expect(FIELDS.filter(({ column }) => column === 'name').map(({ name }) => name)).toEqual([
		'name.zh',
		'name.en',
		'name.pt'
	]);
	expect(featureFields('area', RECORD, 'zh').map(({ column }) => column)).not.toContain('far');
	expect(WAS).toMatchObject({ 'name.pt': 'Rua A', aliases: '甲\n乙', area_m2: '1234.5', far: '', 'address.zh': '' });
});

it('gives back the columns that differ and no others, texts in all their languages', () => {
	const typed = {
		...WAS,
		'name.zh': ' 甲 \r\n路 ',
		'address.en': '1 A Road',
		far: '２.5',
		aliases: '乙\r\n\r\n乙\n丙'
	};
	const values = tidied(FIELDS, typed);
	expect(problemIn(FIELDS, values)).toBeNull();
	expect(changesOf(FIELDS, WAS, values)).toEqual({
		name: { zh: '甲 路', en: 'A Road', pt: 'Rua A' },
		aliases: ['乙', '丙'],
		address: { en: '1 A Road' },
		far: 2.5
	});
	expect(changesOf(FIELDS, WAS, tidied(FIELDS, WAS))).toEqual({});
	expect(changesOf(FIELDS, WAS, { ...WAS, area_m2: '' })).toEqual({ area_m2: null });
});

it.each([
	['name.zh', ' ', 'missing'],
	['name.zh', 'x'.repeat(201), 'too_long'],
	['aliases', `ok\n${'x'.repeat(101)}`, 'too_long'],
	['far', '2,5x', 'not_a_number'],
	['far', '1e400', 'not_a_number'],
	['far', 'Infinity', 'not_a_number']
])('reports the first problem of %s: %s', (name, typed, problem) => {
	expect(problemIn(FIELDS, tidied(FIELDS, { ...WAS, [name]: typed }))).toEqual({ problem, field: name });
});

it('removes control characters', () => {
	expect(tidied(FIELDS, { ...WAS, 'name.zh': 'a\u202Eb\u0000c' })['name.zh']).toBe('abc');
	expect(tidied(FIELDS, { ...WAS, area_m2: '12，345.0 ' })['area_m2']).toBe('12345');
});
