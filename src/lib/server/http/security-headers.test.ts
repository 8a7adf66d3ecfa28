import { describe, expect, it } from 'vitest';
import { protect } from './security-headers.ts';

function headersOf(address: string, given: Record<string, string> = {}, personal = false): Headers {
	const headers = new Headers(given);
	protect(headers, { url: new URL(address), personal });
	return headers;
}
const HTML = { 'content-type': 'text/html', 'content-security-policy': "script-src 'self'; frame-ancestors 'self'" };

describe('headers of every answer', () => {
	it('sends HSTS behind TLS and only there', () => {
		expect(headersOf('https://map.example/').get('strict-transport-security')).toBe(
			'max-age=31536000; includeSubDomains'
		);
		expect(headersOf('http://map.example/').has('strict-transport-security')).toBe(false);
	});

	it('forbid framing of the desk, keep the rest of its policy, and let the site frame its public pages', () => {
		for (const path of ['/desk', '/desk/log', '/sign-in']) {
			const headers = headersOf(`http://map.example${path}`, HTML);
			expect(headers.get('content-security-policy')).toBe("script-src 'self'; frame-ancestors 'none'");
			expect(headers.get('x-frame-options')).toBe('DENY');
		}
		const page = headersOf('http://map.example/planning', HTML);
		expect(page.get('content-security-policy')).toBe(HTML['content-security-policy']);
		expect(page.get('x-frame-options')).toBe('SAMEORIGIN');
		expect(headersOf('http://map.example/deskless', HTML).get('x-frame-options')).toBe('SAMEORIGIN');
	});

	it('let data run no script where a browser shows it as a page', () => {
		const headers = headersOf('http://map.example/api/features/all.geojson', {
			'content-type': 'application/geo+json'
		});
		expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});

	it('keeps what one person may see out of shared memory', () => {
		const shared = { 'cache-control': 'public, max-age=0, must-revalidate', 'access-control-allow-origin': '*' };
		const headers = headersOf('http://map.example/api/map/features.json', shared, true);
		expect(headers.get('cache-control')).toBe('private, no-cache');
		expect(headers.get('vary')).toContain('cookie');
		expect(headers.has('access-control-allow-origin')).toBe(false);
		const visitor = headersOf('http://map.example/api/map/features.json', shared);
		expect(visitor.get('cache-control')).toBe(shared['cache-control']);
	});
});
