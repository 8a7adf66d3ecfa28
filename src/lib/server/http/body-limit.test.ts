import { expect, it } from 'vitest';
import { refusalOfBody } from './body-limit.ts';

const post = (length: string | null) =>
	new Request('http://map.example/x', {
		method: 'POST',
		body: 'x',
		headers: length === null ? {} : { 'content-length': length }
	});

it.each([
	['/rest/v1/features', '524288', null],
	['/rest/v1/features', '524289', 413],
	['/desk/features/a/status', '600000', 413],
	['/water/import', '600000', null],
	['/water/import/store', '600000', null],
	['/desk/import/read', '600000', null],
	['/water/import', '23000000', 413],
	// 200 MB, before any of it is read.
	['/desk/import/read', '209715200', 413],
	['/desk/outfalls/of-1', '62000000', null],
	['/desk/patrols/7', '66000000', 413],
	['/water/importer', '600000', 413],
	['/rest/v1/features', 'many', 413],
	['/rest/v1/features', null, 411]
] as const)('%s with %s bytes: %s', (path, length, status) => {
	expect(refusalOfBody(post(length), path)).toBe(status);
});

it('accepts requests without a body', () => {
	expect(refusalOfBody(new Request('http://map.example/x'), '/')).toBeNull();
});
