import { expectAccessible } from './support/axe.ts';
import { table } from './support/csv.ts';
import { expectFits } from './support/layout.ts';
import { stateOf } from './support/map.ts';
import { signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';

const SLUG = 'pl-bailian-570';
/** Somebody's spreadsheet would run it, if it were let. */
const TITLE = '=示例里程碑';
const words = zh.plan;

// One story: what the first part makes, the last one takes back.
test.describe.configure({ mode: 'serial' });
test.use({ provoked: /status of 4(00|01|03|09)/ });

test('a promise becomes a milestone by hand; its light is on the list, the map, the page and the quarter board', async ({
	page,
	browser,
	request
}) => {
	const feature = bySlug(await featuresOf(request), SLUG);
	expect(feature.milestones, 'none is made up').toBeNull();
	await signIn(page, 'planner');
	await page.goto('/desk/quarter?q=2025Q3');
	await expect(page.getByText(words.quarter.none)).toBeVisible();

	await page.goto(`/planning/${SLUG}`);
	await page.getByRole('link', { name: words.milestones.add }).click();
	await page.getByRole('link', { name: new RegExp(words.milestones.makeOne) }).click();
	const form = page.locator('#add');
	await expect(form.getByLabel(words.milestones.titleField)).toHaveValue('启动建设/开工');
	await form.getByLabel(words.milestones.titleField).fill(TITLE);
	await form.getByLabel(words.milestones.year, { exact: true }).fill('2025');
	await form.getByLabel(words.milestones.period).selectOption('Q3');
	await form.getByLabel(words.milestones.unit).fill('示例单位');
	await form.getByText(zh.desk.status.visibilities.public, { exact: true }).click();
	await form.getByRole('button', { name: words.milestones.addSubmit }).click();
	await expect(page.getByText(words.milestones.saved)).toBeVisible();
	await expect(page.getByText(words.milestones.madeAlready)).toBeVisible();
	await expect.poll(async () => (await stateOf(page, feature.id)).light).toBe('red');

	const anybody = await browser.newPage();
	await anybody.goto(`/planning/${SLUG}`);
	await expect(anybody.getByRole('heading', { name: words.milestones.title })).toBeVisible();
	await expect(anybody.getByText(TITLE)).toBeVisible();
	await anybody.goto('/planning?q=570');
	await expect(anybody.getByRole('row').filter({ hasText: words.light.red })).toHaveCount(1);
	expect((await request.get('/desk/quarter.csv?q=2025Q3', { maxRedirects: 0 })).status()).toBe(303);
	await anybody.close();

	await page.goto('/desk/quarter?q=2025Q3');
	await expect(page.getByRole('row').filter({ hasText: '示例单位' }).getByRole('link', { name: TITLE })).toBeVisible();
	const csv = await page.request.get('/desk/quarter.csv?q=2025Q3&unit=示例单位');
	const [, line] = table(await csv.text());
	expect(line?.slice(0, 5)).toEqual(['示例单位', '百联真大路570号地块', `'${TITLE}`, '2025 年第 3 季度', words.light.red]);
	const xlsx = await page.request.get('/desk/quarter.xlsx?q=2025Q3');
	expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
	await page.getByRole('link', { name: words.quarter.next }).click();
	await expect(page).toHaveURL(/q=2025Q4/);
	await expect(page.getByText(words.quarter.carried)).toBeVisible();

	await expectAccessible(page, '/desk/quarter?q=2025Q3', ['light', 'dark']);
	await expectAccessible(page, `/desk/features/${SLUG}/milestones`, ['light', 'dark']);
	await page.setViewportSize({ width: 390, height: 844 });
	for (const address of ['/desk/quarter?q=2025Q3&lang=en', `/desk/features/${SLUG}/milestones?lang=en`]) {
		await page.goto(address);
		await expectFits(page, address);
	}
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a milestone is put off with a reason, and taken back', async ({ page }) => {
		await signIn(page, 'planner');
		await page.goto(`/desk/features/${SLUG}/milestones`);
		const milestone = page.getByRole('listitem').filter({ hasText: TITLE });
		await milestone.getByText(words.milestones.edit, { exact: true }).click();
		await milestone.getByLabel(words.milestones.period).selectOption('Q4');
		await milestone.getByRole('button', { name: words.milestones.save }).click();
		await expect(page.getByRole('alert')).toContainText(words.milestones.problem.reason_missing);
		await expect(milestone.getByLabel(words.milestones.period)).toHaveValue('Q4');
		await milestone.getByLabel(words.milestones.reasonPutOff).fill('示例原因');
		await milestone.getByRole('button', { name: words.milestones.save }).click();
		await expect(page.getByText(words.milestones.saved)).toBeVisible();
		await expect(milestone.locator('s')).toContainText('2025 年第 3 季度');

		await milestone.getByText(words.milestones.withdraw, { exact: true }).first().click();
		await milestone.getByLabel(words.milestones.reasonWithdraw).fill('示例');
		await milestone.getByRole('button', { name: words.milestones.withdraw }).click();
		await expect(page.getByText(words.milestones.none)).toBeVisible();
	});
});
