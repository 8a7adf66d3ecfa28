import { isHttpError } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { ReadableRequest, refusalOfAddress, typedFields } from './readable-request.ts';

const post = (type: string, body: string | FormData): ReadableRequest =>
	new ReadableRequest(
		new Request('http://localhost/desk', {
			method: 'POST',
			body,
			...(typeof body === 'string' ? { headers: { 'content-type': type } } : {})
		})
	);
const FORM = 'application/x-www-form-urlencoded';

describe('a form', () => {
	it('is read without what no text has and what would be no field', async () => {
		const request = post(FORM, 'note=a%00b&__proto__=x&note=c');
		const form = await request.formData();
		expect(typedFields(request)).toEqual([...form]);
		expect([...form]).toEqual([
			['note', 'ab'],
			['note', 'c']
		]);
	});

	it('keeps its files', async () => {
		const sent = new FormData();
		sent.append('file', new File(['abc'], 'a.csv'));
		const file = (await post('', sent).formData()).get('file');
		expect(file instanceof File && [file.name, file.size]).toEqual(['a.csv', 3]);
	});

	it('is read in the same way from a copy', async () => {
		const request = post(FORM, 'note=a%00b');
		const copy = request.clone();
		expect([...(await request.formData())]).toEqual([['note', 'ab']]);
		expect([...(await copy.formData())]).toEqual([['note', 'ab']]);
	});

	it.each([
		['cut off', 'multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx'],
		['without its boundary', 'multipart/form-data', '--b\r\n\r\n--b--'],
		['of another boundary', 'multipart/form-data; boundary=c', '--b\r\n\r\n--b--'],
		['no form', 'application/json', '{"a":1}']
	])('that is %s is refused with 400', async (_what, type, body) => {
		const request = post(type, body);
		const reason: unknown = await request.formData().catch((error: unknown) => error);
		expect(isHttpError(reason) && reason.status).toBe(400);
	});
});

it.each([
	['/desk?/move', null],
	['/desk?/move&lang=en&q=%2F', null],
	['/desk?/__proto__', 404],
	['/desk?/toString', 404],
	['/desk?/constructor&lang=en', 404],
	['/desk?/a/b', 404],
	['/desk/outfalls/%00', 400],
	['/planning?q=a%00b', 400],
	['/planning?q=a%2500b', null]
])('%s: %s', (address, status) => {
	expect(refusalOfAddress(new URL(address, 'http://localhost'))).toBe(status);
});
