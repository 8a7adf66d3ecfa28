import { table } from './support/csv.ts';
import { expectFits } from './support/layout.ts';
import { expect, test } from './support/test.ts';
import { rows, SECTIONS } from './support/water.ts';
import { zh } from './support/words.ts';

const words = zh.water;
const JULY_2024 = words.month('2024', '07');

test('a section shows its class, its items against the limits, and its gaps', async ({ page, request }) => {
	await page.goto('/water/sections/EX-04?month=2024-06');
	await expect(page.getByRole('region', { name: words.month('2024', '06') })).toContainText(words.sign.suspended);
	await expect(page.getByText(/疏浚施工/).first()).toBeVisible();
	await page.goto('/water/sections/EX-15?month=2025-08');
	await expect(page.getByText(words.section.why)).toBeVisible();
	await expect(page.locator('.chart .limit').first()).toBeAttached();
	await expect(page.locator('.chart .limit.target')).toHaveCount(1);
	const picked = page.locator('ol.items a').nth(1);
	const item = (await picked.locator('.name').textContent()) ?? '';
	await picked.click();
	await expect(page).toHaveURL(/item=/);
	await expect(page.getByRole('heading', { name: words.section.chart.title(item) })).toBeVisible();
	await expect(page.getByRole('heading', { name: words.section.compare.title })).toBeVisible();

	const file = await request.get('/water/sections/EX-15.csv');
	const [head, ...months] = table(await file.text());
	expect(head?.[1]).toBe(words.table.month);
	expect(months).toHaveLength(36);
});

test('the monthly sheet has its figures, its files and its pages', async ({ page, request }) => {
	await page.goto('/water/report?month=2025-08');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(words.month('2025', '08'));
	await expect(page.getByText(words.sheet.exampleStamp)).toBeVisible();
	await expect(page.getByRole('rowheader', { name: /示例断面/ })).toHaveCount(SECTIONS);
	const csv = await request.get('/water/report.csv?month=2025-08');
	expect(table(await csv.text())).toHaveLength(SECTIONS + 1);
	const xlsx = await request.get('/water/report.xlsx?month=2025-08');
	expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
	expect((await request.get('/water/report.csv?month=1999-01')).status()).toBe(404);

	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 703, height: 1000 });
	await expectFits(page, 'the sheet on A4');
	await expect(page.getByRole('navigation').first()).toBeHidden();
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('month, view and formula are plain forms, sections plain links', async ({ page }) => {
		await page.goto('/water');
		await expect(rows(page, words.month('2025', '12'))).toHaveCount(SECTIONS);
		await page.getByRole('combobox', { name: words.slider.label }).selectOption('2024-07');
		await page.getByRole('button', { name: words.slider.show }).first().click();
		await expect(rows(page, JULY_2024)).toHaveCount(SECTIONS);
		await page.getByText(words.yearShare.short.section_months, { exact: true }).click();
		await page.getByRole('button', { name: words.slider.show }).last().click();
		await expect(page).toHaveURL(/month=2024-07.*formula=section_months/);
		await rows(page, JULY_2024).first().getByRole('link').click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例断面 01');
		await expect(page.getByRole('table', { name: words.section.calendar.caption })).toBeVisible();
	});
});
