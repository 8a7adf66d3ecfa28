import { choice, counted, rowLinks, rowSlugs } from './support/list.ts';
import { expect, test } from './support/test.ts';
import { featuresOf, seeds, slugsOf } from './support/town.ts';
import { zh } from './support/words.ts';
import { LANGUAGE } from '../../src/lib/i18n/shared/languages.ts';

const words = zh.planning;

test.use({ javaScriptEnabled: false });

test('overview, list, detail, indicators and sources are readable', async ({ page, request }) => {
	const all = await featuresOf(request);
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('大场镇更新一览');
	await expect(page.getByText(words.overview.lead('77'))).toBeVisible();
	await expect(page.locator('.map-region noscript p')).toHaveText(zh.shell.map.needsScript);

	await page.getByRole('navigation', { name: zh.shell.nav.label }).getByRole('link', { name: '规划' }).click();
	await expect(rowLinks(page)).toHaveCount(77);
	expect((await rowSlugs(page)).sort()).toEqual(slugsOf(all));

	await rowLinks(page).filter({ hasText: '百联真大路570号地块' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('百联真大路570号地块');
	await expect(page.getByText(/约 ±250 m/)).toBeVisible();
	await expect(page.locator('[aria-current="step"]')).toContainText('招投标/出让');

	await page.goto('/indicators');
	await expect(page.getByText(zh.indicators.filter.found('107', '107'))).toBeVisible();
	await expect(page.getByRole('rowheader')).toHaveCount(107);
	await page.goto('/sources');
	for (const { slug } of seeds('sources')) await expect(page.locator(`section[id="${slug}"]`)).toBeVisible();
});

test('filter, search and order work as plain forms; time and language as plain links', async ({ page, request }) => {
	const all = await featuresOf(request);
	await page.goto('/planning?lang=en');
	await page.goto('/planning');
	await page.getByRole('searchbox', { name: words.search }).fill('真大路');
	await page.getByRole('button', { name: zh.shell.search.submit }).click();
	await expect(page).toHaveURL((url) => url.searchParams.get('q') === '真大路');
	const found = await rowSlugs(page);
	expect(found).toContain('pl-bailian-570');
	await expect(page.getByText(counted(found.length, 77), { exact: true })).toBeVisible();

	await page.goto('/planning?sort=name');
	await (await choice(page, 'phase', zh.map.legend.phases.building)).check();
	await page.getByRole('checkbox', { name: words.due('2025') }).check();
	await page.getByRole('button', { name: words.apply }).click();
	await expect(page).toHaveURL(/sort=name.*phase=building|phase=building.*sort=name/);
	const wanted = all.filter(
		({ current, target }) => current?.phase === 'building' && target?.date.startsWith('2025') === true
	);
	expect((await rowSlugs(page)).sort()).toEqual(slugsOf(wanted));

	const order = await rowSlugs(page);
	await page.getByRole('link', { name: words.sort.descending }).click();
	await expect(page).toHaveURL(/order=desc/);
	expect(await rowSlugs(page)).toEqual([...order].reverse());
	// Sorting by another column keeps the direction.
	await page.getByRole('button', { name: words.sort.apply }).click();
	await expect(page).toHaveURL(/order=desc/);

	await page.getByRole('link', { name: '2025 年底目标' }).click();
	await expect(page).toHaveURL(/as_of=2025-12-31&read=promise.*phase=building/);
	const promised = all.filter(({ current, target }) => (target ?? current)?.phase === 'building');
	expect(slugsOf(promised)).toEqual(expect.arrayContaining(await rowSlugs(page)));

	await page.goto('/planning?bbox=121.40,31.29,121.41,31.31');
	const boxed = await request.get('/api/features/all.geojson?bbox=121.40,31.29,121.41,31.31');
	const { features } = (await boxed.json()) as { features: { properties: { slug: string } }[] };
	expect(features.length).toBeGreaterThan(0);
	expect((await rowSlugs(page)).sort()).toEqual(features.map(({ properties }) => properties.slug).sort());

	await page.getByRole('link', { name: LANGUAGE.en.name }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('any date, comparison, display settings and indicators work as plain forms', async ({ page }) => {
	await page.goto('/planning');
	await page.getByText(words.time.other, { exact: true }).click();
	await page.getByLabel(words.time.date, { exact: true }).fill('2025-12-31');
	await page.getByLabel(words.time.compare).selectOption({ label: '2024 年底' });
	await page.getByRole('button', { name: words.time.show }).click();
	await expect(page).toHaveURL(/as_of=2025-12-31&compare=2024-12-31|compare=2024-12-31/);
	await expect(page.getByRole('region', { name: /2024 年 12 月 31 日至2025 年 12 月 31 日的变化/ })).toBeVisible();

	await page.locator('summary').and(page.getByLabel(zh.shell.settings.title)).click();
	await page.getByText(zh.shell.settings.dark, { exact: true }).click();
	await page.getByRole('button', { name: zh.shell.settings.apply }).click();
	await expect(page).toHaveURL(/\/planning\?.*as_of=2025-12-31/);
	await expect(page.locator('html')).toHaveAttribute('data-mode', 'dark');

	await page.goto('/indicators');
	await page
		.getByRole('link', { name: /^2025 年目标/ })
		.first()
		.click();
	await expect(page).toHaveURL(/by=target/);
	await page.getByRole('searchbox', { name: zh.indicators.filter.search }).fill('解决率');
	await page.getByRole('button', { name: zh.shell.search.submit }).click();
	await expect(page).toHaveURL((url) => url.searchParams.get('q') === '解决率');
	expect(await page.getByRole('rowheader').count()).toBeLessThan(10);
});
