import { openOnMap } from './support/map.ts';
import { NOT_FOUND, expect, test } from './support/test.ts';
import { featuresOf } from './support/town.ts';
import { rowSlugs } from './support/list.ts';
import { zh } from './support/words.ts';

const words = zh.planning;
const detail = words.detail;

test('a record shows its stage, promises with their firmness, location and source document', async ({ page }) => {
	await page.goto('/planning/pl-bailian-570');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('百联真大路570号地块');
	const now = page.getByRole('region', { name: detail.is, exact: true });
	await expect(now).toContainText('招投标/出让');
	await expect(now).toContainText('“正实施招投标”');
	await expect(now).toContainText(words.asOf('2024 年'));
	await expect(now).toContainText('启动建设/开工');
	await expect(now).toContainText(`${words.commitment.commit} · ${words.schedule.unconfirmed}`);

	const stages = page.getByRole('listitem').filter({ has: page.locator('.tag') });
	const current = page.locator('[aria-current="step"]');
	await expect(current).toHaveText(new RegExp(`招投标/出让\\s*${detail.is}`));
	const promised = stages.filter({ hasText: '启动建设/开工' });
	await expect(promised).toContainText(`${words.by('2025 年', false)} · ${words.commitment.commit}`);
	await expect(promised.locator('.tag')).toHaveCSS('border-top-style', 'solid');

	await expect(page.getByText(/约 ±250 m.*按门牌真大路570号/)).toBeVisible();
	await expect(page.getByText('口径不一')).toBeVisible();
	await expect(page.getByText(/报告没有说明招投标的种类/)).toBeVisible();

	// Both statements of the history and the record itself name document and section.
	const history = page.getByRole('heading', { name: detail.history }).locator('..');
	await expect(history.getByRole('listitem')).toHaveCount(2);
	for (const statement of await history.getByRole('listitem').all())
		await expect(statement.getByRole('link', { name: zh.shell.citation.source })).toContainText(/§ \d\.\d\.\d /);
	const citation = history.getByRole('link', { name: zh.shell.citation.source }).first();
	await citation.click();
	await expect(page).toHaveURL(/\/sources#work-report-2025-1\.1\.2$/);
	await expect(page.locator('[id="work-report-2025-1.1.2"]')).toBeVisible();
});

test('a soft promise is marked as soft; every figure has its source; related records are linked', async ({ page }) => {
	await page.goto('/planning/ur-changzhong');
	const promise = page.locator('.tags .tag').filter({ hasText: words.commitment.strive });
	await expect(promise).toHaveCSS('border-top-style', 'dashed');
	const facts = page.getByRole('heading', { name: detail.facts }).locator('..');
	const terms = await facts.getByRole('term').count();
	expect(terms).toBeGreaterThan(1);
	for (const figure of await facts.getByRole('definition').all())
		await expect(figure.getByRole('link', { name: zh.shell.citation.source })).toHaveText(/§ .+/);
	await expect(facts.getByText(detail.outOf('4', '7'))).toBeVisible();

	const indicators = page.getByRole('heading', { name: detail.indicators }).locator('..');
	await indicators.getByRole('link').first().click();
	await expect(page).toHaveURL(/\/indicators#i-/);

	await page.goto('/planning/pl-bailian-570');
	const related = page.getByRole('heading', { name: detail.related, exact: true }).locator('..');
	await expect(related).toContainText(detail.relation.part_of.out);
	await related.getByRole('link').click();
	await expect(page).toHaveURL(/\/planning\/pl-zhenda-area$/);
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('百联真大路570号地块');
});

test('every record has its page; unplaced ones say why they are not on the map', async ({ request, page }) => {
	const all = await featuresOf(request);
	for (const { slug, name, placement } of all) {
		const response = await request.get(`/planning/${slug}`);
		expect(response.status(), slug).toBe(200);
		const html = await response.text();
		expect(html, slug).toContain((name['zh'] ?? '').replace(/&/g, '&amp;'));
		expect(html.includes('待落图。'), slug).toBe(placement === 'unplaced');
		expect(html, slug).toContain('/sources#work-report-2025');
	}
	await page.goto('/planning/pl-debi-dahuali');
	await expect(page.getByText(/待落图。未落图：报告没有地址/)).toBeVisible();
});

test('the link is copied without the camera, and opens the same view', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openOnMap(page, '/planning/pl-bailian-570?phase=preparation&as_of=2024-12-31&map=14/31.3/121.4');
	await page.getByRole('link', { name: zh.shell.copy.copy }).click();
	await expect(page.getByText(zh.shell.copy.copied)).toBeAttached();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(new URL(copied).pathname).toBe('/planning/pl-bailian-570');
	expect(new URL(copied).search).toBe('?as_of=2024-12-31&phase=preparation');

	await page.goto(copied);
	await expect(page.getByRole('link', { name: '2024 年底' }).or(page.getByText('2024 年底').first())).toBeVisible();
	await page.getByRole('link', { name: detail.back }).click();
	await expect(page).toHaveURL(/\/planning\?as_of=2024-12-31&phase=preparation/);
});

test.describe('unknown addresses', () => {
	test.use({ expectedErrors: NOT_FOUND });

	test('an unknown record answers 404 and offers a search that works', async ({ page }) => {
		const response = await page.goto('/planning/no-such-place');
		expect(response?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh.shell.error.notFound.title);
		const search = page.getByRole('searchbox', { name: zh.shell.error.search });
		await search.fill('真大路570号');
		await search.press('Enter');
		await expect(page).toHaveURL((url) => url.pathname === '/planning' && url.searchParams.get('q') === '真大路570号');
		await expect.poll(() => rowSlugs(page)).toContain('pl-bailian-570');
	});

	test('an unknown address answers 404 in the language asked for', async ({ page }) => {
		const response = await page.goto('/nowhere?lang=en');
		expect(response?.status()).toBe(404);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
	});
});
