import { describe, expect, it } from 'vitest';
import { isDay } from '../shared/time/day.ts';
import { phoneJpeg, PNG } from '../shared/photo/photo.fixture.ts';
import { cleanPhoto } from '../shared/photo/photo.ts';
import { findingForm, newOutfallForm, outfallMoveForm } from './patrol-forms.ts';
import { placeIn } from './place-fields.ts';

const photos = [PNG, phoneJpeg()].map((bytes) => {
	const photo = cleanPhoto(bytes);
	if (typeof photo === 'string') throw new Error(photo);
	return photo;
});

/** Where the fields of a finding say that it is. */
function placeOf(typed: Partial<ReturnType<typeof findingForm.typed>>, given: typeof photos) {
	const read = findingForm.read({ ...findingForm.typed(new FormData()), ...typed });
	if (!read.ok) throw new Error(read.refusal);
	return placeIn(read.value, given);
}

describe('a place out of a form', () => {
	it('is what was typed, with the error that was said or a usual one', () => {
		expect(placeOf({ lat: '31.2', lon: '121.4', accuracy_m: '7', place_from: 'device' }, photos)).toEqual({
			place: { lat: 31.2, lon: 121.4 },
			accuracy_m: 7,
			from: 'device'
		});
		expect(placeOf({ lat: '31.2', lon: '121.4', place_from: 'elsewhere' }, [])).toMatchObject({
			accuracy_m: 20,
			from: 'typed'
		});
	});

	it('is taken from a photo only where the form requests it', () => {
		const found = { place: { lat: 31.29252, lon: 121.41274 }, accuracy_m: 8, from: 'photo' };
		expect(placeOf({ lat: '', lon: '', from_photo: '1' }, photos)).toEqual(found);
		expect(placeOf({ lat: '', lon: '' }, photos)).toMatchObject({ place: null });
		expect(placeOf({ from_photo: '1' }, [])).toMatchObject({ place: null, accuracy_m: null });
	});

	it.each([
		{ lat: '31.2', lon: '' },
		{ lat: '121.4', lon: '31.2' },
		{ lat: '31°17′', lon: '121°24′' },
		{ lat: '1e1', lon: '2' }
	])('is refused where it cannot be read: %o', (typed) => {
		expect(placeOf(typed, photos)).toBe('bad_place');
	});
});

describe('what was typed', () => {
	it('is returned by field, trimmed, without files and truncated to a maximum', () => {
		const form = new FormData();
		form.set('name', '  示例  ');
		form.set('note', 'x'.repeat(10_000));
		form.set('photo', new File(['x'], 'photo.jpg'));
		const typed = newOutfallForm.typed(form);
		expect(typed).toMatchObject({ name: '示例' });
		expect(typed['note']).toHaveLength(4000);
		expect(Object.keys(typed)).not.toContain('photo');
	});

	it('has days that are days, events that are numbers, and a number of its own', () => {
		expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('soon'), isDay(undefined)]).toEqual([
			true,
			false,
			false,
			false
		]);
		const blank = outfallMoveForm.typed(new FormData());
		const seen = ['7', '7x', ''].map((text) =>
			outfallMoveForm.read({ ...blank, state: 'closed', date: '2026-02-28', seen: text })
		);
		expect(seen).toMatchObject([{ value: { seen: 7 } }, { value: { seen: null } }, { value: { seen: null } }]);
		const own = '00000000-0000-4000-8000-000000000001';
		const formOf = (form: string) => findingForm.read({ ...findingForm.typed(new FormData()), form });
		expect(formOf(own)).toMatchObject({ value: { form: own } });
		expect(formOf('x')).toMatchObject({ value: { form: null } });
	});
});
