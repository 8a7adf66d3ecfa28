import { openOnMap } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { PAGES } from './support/layout.ts';

/** Images and data may come from the configured basemaps (playwright.config.ts) only. */
const withoutBasemaps = (directive: string): string =>
	/^\s*(img|connect)-src /.test(directive)
		? directive.replaceAll(/https:\/\/(tiles\.example\.org|t[0-7]\.tianditu\.gov\.cn)(?= |$)/g, '')
		: directive;

// Requests to other origins and violations of the policy fail every test: support/test.ts.
test('every page has a strict policy, and none requests another origin', async ({ page, request }) => {
	for (const address of PAGES) {
		const { headers } = { headers: (await request.get(address)).headers() };
		const policy = headers['content-security-policy'] ?? '';
		expect(policy, address).toContain("default-src 'self'");
		expect(policy, address).toMatch(/script-src 'self' 'nonce-/);
		expect(policy, address).not.toMatch(/script-src[^;]*unsafe/);
		for (const directive of policy.split(';')) expect(withoutBasemaps(directive), address).not.toMatch(/https?:/);
		expect(headers['x-content-type-options'], address).toBe('nosniff');
	}
	await page.addInitScript(() => {
		const faults: string[] = [];
		Object.assign(window, { faults });
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
			faults.push(`${violatedDirective} ${blockedURI}`)
		);
	});
	await openOnMap(page, '/');
	expect(await page.evaluate(() => (window as unknown as { faults: string[] }).faults)).toEqual([]);
});
