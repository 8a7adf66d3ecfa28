import { cameraRests } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { openWater, outfallInWindow, rivers, rows, SECTIONS, signs } from './support/water.ts';
import { zh } from './support/words.ts';

const words = zh.water;
const JULY_2024 = words.month('2024', '07');

test('sections, rivers and outfalls on the map equal those of the table, and the slider recolours them', async ({
	page
}) => {
	await openWater(page, '/water?month=2024-07');
	expect((await signs(page))['EX-04']).toBe('suspended');
	expect(Object.keys(await rivers(page)).length).toBeGreaterThanOrEqual(5);
	await expect(rows(page, JULY_2024)).toHaveCount(SECTIONS);
	const classOf = async (code: string) => words.sign[(await signs(page))[code] as 'III'];
	for (const number of ['01', '15', '22'])
		await expect(page.getByRole('row').filter({ hasText: `示例断面 ${number}` })).toContainText(
			await classOf(`EX-${number}`)
		);

	const before = await signs(page);
	const slider = page.getByRole('slider', { name: words.slider.label });
	await slider.focus();
	await page.keyboard.press('ArrowRight');
	await expect(page).toHaveURL(/month=2024-08/);
	await expect(slider).toHaveAttribute('aria-valuetext', words.month('2024', '08'));
	await expect(slider).toBeFocused();
	await expect.poll(async () => (await signs(page))['EX-04']).not.toBe('suspended');
	expect(await signs(page)).not.toEqual(before);
	await page.keyboard.press('Home');
	await expect(page).toHaveURL(/month=2023-01/);

	await page.getByRole('button', { name: words.slider.play }).click();
	await expect(page).toHaveURL(/month=2023-02/);
	await page.getByRole('button', { name: words.slider.pause }).click();
});

test('class, target and warnings are three views; bad parameters are reported', async ({ page }) => {
	await openWater(page, '/water?month=2024-02&by=mood&sorted=size');
	await expect(page.getByText(words.problem('by', 'mood'))).toBeVisible();
	await expect(page.getByText(words.problem('sorted', 'size'))).toBeVisible();
	expect((await signs(page))['EX-08']).toBe('not_measured');
	await page.getByText(words.by.target, { exact: true }).click();
	await expect(page).toHaveURL(/by=target/);
	await expect.poll(async () => (await signs(page))['EX-01']).toMatch(/^(meets|misses)$/);
	expect((await signs(page))['EX-08']).toBe('not_measured');
	await page.getByText(words.by.odour, { exact: true }).click();
	await expect.poll(async () => (await signs(page))['EX-01']).toMatch(/^odour_/);
	await expect(page.getByRole('region', { name: words.odour.title })).toBeVisible();
});

test('the share of the year by three formulas, and sections in the chosen order', async ({ page }) => {
	await page.goto('/water?month=2025-12');
	const answers: string[] = [];
	for (const formula of ['mean_of_monthly_shares', 'section_months', 'annual_means'] as const) {
		await page.getByText(words.yearShare.short[formula], { exact: true }).click();
		const answer = page.locator('.year .answer');
		await expect(answer).toContainText(
			{ annual_means: '年均浓度', section_months: '月次', mean_of_monthly_shares: '逐月' }[formula]
		);
		answers.push((await answer.locator('strong').textContent()) ?? '');
	}
	for (const answer of answers) expect(answer).toMatch(/^\d+\.\d%$/);
	expect(answers[2]).toMatch(/^(\d+)\.0%$/);

	const december = words.month('2025', '12');
	await page.getByRole('columnheader', { name: words.table.class }).getByRole('link').click();
	await expect(page).toHaveURL(/sorted=class/);
	await page.getByRole('columnheader', { name: words.table.class }).getByRole('link').click();
	await expect(page).toHaveURL(/sorted=-class/);
	const first = page
		.getByRole('table', { name: words.table.caption(december) })
		.getByRole('row')
		.nth(1);
	await expect(first).toContainText(/[ⅣⅤ]类/);
});

test('a click on an outfall shows its steps to closing', async ({ page }) => {
	await openWater(page, '/water');
	await cameraRests(page);
	const { x, y } = await outfallInWindow(page, 'example-outfall-05');
	await page.mouse.click(x, y);
	await expect(page).toHaveURL(/\/water\/outfalls\/example-outfall-05/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例排口 05');
	const closing = page.getByRole('region', { name: words.outfalls.closing, exact: true });
	await expect(closing).toContainText('2024 年 3 月 15 日');
	await expect(closing).toContainText('示例：验收单位');
	await expect(closing).toContainText('示例：整治前后照片');
	await expect(page.locator('[aria-current="step"]')).toContainText(words.outfalls.state.closed);
});
