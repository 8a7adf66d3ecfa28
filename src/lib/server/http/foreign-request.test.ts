import { expect, it } from 'vitest';
import { isForeign } from './foreign-request.ts';

const URL_HERE = new URL('https://map.example.org/water/import/store');
const sent = (method: string, headers: Record<string, string> = {}) =>
	isForeign(new Request(URL_HERE, { method, headers }), URL_HERE);

it('knows what a page of another site sends, whatever its type', () => {
	for (const origin of ['https://else.example.org', 'http://map.example.org', 'https://map.example.org:8443', 'null'])
		for (const type of ['application/json', 'text/plain', ''])
			expect(sent('POST', { origin, ...(type ? { 'content-type': type } : {}) })).toBe(true);
	expect(sent('DELETE', { origin: 'https://else.example.org' })).toBe(true);
});

it('lets the own pages write, everybody read, and programs do what their rights are', () => {
	expect(sent('POST', { origin: 'https://map.example.org' })).toBe(false);
	expect(sent('POST')).toBe(false);
	for (const method of ['GET', 'HEAD', 'OPTIONS'])
		expect(sent(method, { origin: 'https://else.example.org' })).toBe(false);
});
