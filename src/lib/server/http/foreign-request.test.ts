import { expect, it } from 'vitest';
import { isForeign } from './foreign-request.ts';

const URL_HERE = new URL('https://map.example.org/water/import/store');
const sent = (method: string, headers: Record<string, string> = {}) =>
	isForeign(new Request(URL_HERE, { method, headers }), URL_HERE);

it('recognises requests of pages on other sites, whatever their type', () => {
	for (const origin of ['https://else.example.org', 'http://map.example.org', 'https://map.example.org:8443', 'null'])
		for (const type of ['application/json', 'text/plain', ''])
			expect(sent('POST', { origin, ...(type ? { 'content-type': type } : {}) })).toBe(true);
	expect(sent('DELETE', { origin: 'https://else.example.org' })).toBe(true);
});

it('allows writes by the site’s own pages, reads by all, and programs by their rights', () => {
	expect(sent('POST', { origin: 'https://map.example.org' })).toBe(false);
	expect(sent('POST')).toBe(false);
	for (const method of ['GET', 'HEAD', 'OPTIONS'])
		expect(sent(method, { origin: 'https://else.example.org' })).toBe(false);
});
