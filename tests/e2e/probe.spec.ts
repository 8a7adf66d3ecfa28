import { test } from '@playwright/test';
import { openOnMap, drawnStates, stateOf, paintedSlugs } from './support/map.ts';
import { bySlug, featuresOf, placed, slugsOf } from './support/town.ts';
test('probe', async ({ page, request }) => {
	page.on('console', m => console.log('console', m.type(), m.text()));
	page.on('requestfailed', r => console.log('failed', r.url(), r.failure()));
	const t = Date.now();
	await openOnMap(page, '/planning');
	console.log('open', Date.now() - t);
	const all = await featuresOf(request);
	const s = await drawnStates(page);
	console.log(all.length, placed(all).length, Object.keys(s).length, (await paintedSlugs(page)).length);
	console.log('missing', slugsOf(placed(all)).filter(x => !(x in s)));
	console.log(JSON.stringify(s['pl-bailian-570']), JSON.stringify(await stateOf(page, bySlug(all, 'pl-bailian-570').id)));
	await page.screenshot({ path: '/tmp/h11/planning.png' });
	console.log(await page.locator('body').ariaSnapshot().then(x => x.slice(0, 6000)));
});
