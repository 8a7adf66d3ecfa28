/** Runs last: the removed examples are missing for the rest of the run. */
import { rowLinks } from './support/list.ts';
import { expect, test } from './support/test.ts';
import { zh } from './support/words.ts';

const QUERY = '?town=vila-de-teste&as_of=2039-12-31';

test('examples are marked as such, on the page and in the export, and one button removes them', async ({
	page,
	request
}) => {
	await page.goto(`/planning${QUERY}`);
	const notice = page.getByText(zh.shell.notices.examples);
	await expect(notice).toBeVisible();
	await expect(page.getByRole('button', { name: zh.shell.notices.removeExamples })).toBeVisible();
	await expect(rowLinks(page).filter({ hasText: '示例' })).toContainText(zh.planning.detail.example);
	const exported = (await (await request.get(`/api/features/all.geojson${QUERY}`)).json()) as { notice?: string };
	expect(exported.notice).toContain('1');
	await page.goto('/planning');
	await expect(rowLinks(page)).toHaveCount(77);
	// Only where examples are shown: the parcels and projects of this town are real.
	await expect(notice).toHaveCount(0);

	await page.goto(`/planning${QUERY}`);
	await page.getByRole('button', { name: zh.shell.notices.removeExamples }).click();
	await expect(page).toHaveURL(/\/planning\?town=vila-de-teste/);
	await expect(notice).toHaveCount(0);
	await expect(rowLinks(page).filter({ hasText: '示例' })).toHaveCount(0);
	await expect(rowLinks(page).filter({ hasText: 'Lote Norte' })).toBeVisible();

	// The examples of one town only.
	await page.goto('/water');
	await expect(notice).toBeVisible();
	await page.getByRole('button', { name: zh.shell.notices.removeExamples }).click();
	await expect(page).toHaveURL(/\/water$/);
	for (const address of ['/water', '/water/report']) {
		await page.goto(address);
		await expect(page.getByText(zh.water.noMonth.title)).toBeVisible();
		await expect(page.getByText(zh.water.noMonth.text)).toBeVisible();
		await expect(notice).toHaveCount(0);
		// The state is stable: an empty list of months must not trigger repeated navigation.
		await page.waitForFunction(() => performance.now() > 2_000);
	}
});
