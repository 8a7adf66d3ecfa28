import { describe, expect, it } from 'vitest';
import { placeForm, type PlaceFields } from './place-form.ts';

const FIELDS: PlaceFields = {
	coordinates: '3464268.075 634515.401',
	system: 'EPSG:4549',
	order: 'north_east',
	shape: 'point',
	basis: '示例：实测',
	accuracy_m: '1',
	document: '',
	reason: '',
	version: '3',
	why: '',
	proposal: '',
	proposal_version: ''
};
const read = (change: Partial<PlaceFields>) => placeForm.read({ ...FIELDS, ...change });

it('reads a place in the system that was stated', () => {
	expect(read({})).toMatchObject({
		value: {
			version: 3,
			accuracy_m: 1,
			system: 'EPSG:4549',
			geometry: { type: 'Point', coordinates: [expect.closeTo(121.41274, 8), expect.closeTo(31.29252, 8)] }
		}
	});
});

describe('refuses', () => {
	it.each<[string, Partial<PlaceFields>]>([
		['unknown_system', { system: 'EPSG:9999' }],
		['unknown_system', { system: '' }],
		['unreadable_coordinates', { coordinates: 'here' }],
		['unreadable_coordinates', { system: 'EPSG:4326' }],
		['changed_since', { version: '' }],
		['changed_since', { version: '1; drop table features' }],
		['basis_missing', { basis: '' }],
		['bad_accuracy', { accuracy_m: '' }],
		['bad_accuracy', { accuracy_m: 'near' }],
		['bad_accuracy', { accuracy_m: '-1' }],
		['bad_accuracy', { accuracy_m: '1000.1' }],
		['bad_accuracy', { accuracy_m: 'Infinity' }],
		['too_long', { basis: 'x'.repeat(1001) }],
		['too_long', { reason: 'x'.repeat(1001) }],
		['too_long', { document: 'x'.repeat(201) }]
	])('%s', (problem, change) => expect(read(change)).toMatchObject({ ok: false, refusal: problem }));
});

it('keeps what was typed, and no file in its place', () => {
	const form = new FormData();
	form.set('basis', '  实测 ');
	form.set('coordinates', new File(['x'], 'x.txt'));
	expect(placeForm.typed(form)).toMatchObject({ basis: '实测', coordinates: '', accuracy_m: '' });
});
