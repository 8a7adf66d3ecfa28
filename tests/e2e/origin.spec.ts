import { openOnMap } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { PAGES } from './support/layout.ts';

// That no page asks another origin or breaks its policy is watched in every test: support/test.ts.
test('every page carries a strict policy, and none of them leaves the origin', async ({ page, request }) => {
	for (const address of PAGES) {
		const { headers } = { headers: (await request.get(address)).headers() };
		const policy = headers['content-security-policy'] ?? '';
		expect(policy, address).toContain("default-src 'self'");
		expect(policy, address).toMatch(/script-src 'self' 'nonce-/);
		expect(policy, address).not.toMatch(/script-src[^;]*unsafe/);
		expect(policy, address).not.toMatch(/https?:/);
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
