import { expectAccessible } from './support/axe.ts';
import { table } from './support/csv.ts';
import { expectFits } from './support/layout.ts';
import { stateOf } from './support/map.ts';
import { signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';

const SLUG = 'pl-bailian-570';
/** A spreadsheet would run it as a formula if it were not escaped. */
const TITLE = '=示例里程碑';
const words = zh.plan;

// The tests build on each other: the last one revokes the records of the first.
test.describe.configure({ mode: 'serial' });
test.use({ expectedErrors: /status of 4(00|01|03|09)/ });

test('a promise becomes a milestone; its schedule status is on the list, the map, the page and the quarter board', async ({
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

	const visitor = await browser.newPage();
	await visitor.goto(`/planning/${SLUG}`);
	await expect(visitor.getByRole('heading', { name: words.milestones.title })).toBeVisible();
	await expect(visitor.getByText(TITLE)).toBeVisible();
	await visitor.goto('/planning?q=570');
	await expect(visitor.getByRole('row').filter({ hasText: words.scheduleStatus.red })).toHaveCount(1);
	expect((await request.get('/desk/quarter.csv?q=2025Q3', { maxRedirects: 0 })).status()).toBe(303);
	await visitor.close();

	await page.goto('/desk/quarter?q=2025Q3');
	await expect(page.getByRole('row').filter({ hasText: '示例单位' }).getByRole('link', { name: TITLE })).toBeVisible();
	const csv = await page.request.get('/desk/quarter.csv?q=2025Q3&unit=示例单位');
	const [, line] = table(await csv.text());
	expect(line?.slice(0, 5)).toEqual([
		'示例单位',
		'百联真大路570号地块',
		`'${TITLE}`,
		'2025 年第 3 季度',
		words.scheduleStatus.red
	]);
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

test('a proposed status shows before and after, on the map too, and is approved by another user', async ({
	page,
	browser,
	request
}) => {
	const feature = bySlug(await featuresOf(request), SLUG);
	await signIn(page, 'planner');
	await page.goto(`/desk/features/${SLUG}/status`);
	await page.getByRole('radio', { name: /启动建设/ }).check();
	await page.getByLabel(zh.desk.status.date, { exact: true }).fill('2025-10-15');
	await page.getByLabel(zh.desk.status.document).fill('示例文件');
	await page.getByText(zh.desk.status.visibilities.public, { exact: true }).click();
	await page.getByText(words.proposal.proposeOpen).click();
	await page.getByRole('button', { name: words.proposal.propose }).click();
	await expect(page.getByRole('alert')).toContainText(words.proposal.problem.why_missing);
	await page.getByLabel(words.proposal.proposeWhy).fill('示例理由');
	await page.getByRole('button', { name: words.proposal.propose }).click();
	await expect(page.getByText(words.proposal.done.proposed)).toBeVisible();
	await expect(page.getByText(words.proposal.own)).toBeVisible();
	await expect(page.getByRole('button', { name: words.proposal.approve })).toHaveCount(0);
	const address = new URL(page.url()).pathname;
	expect(bySlug(await featuresOf(request), SLUG).current?.phase).toBe('preparation');

	const admin = await (await browser.newContext()).newPage();
	await signIn(admin, 'admin');
	await admin.goto('/desk');
	await admin.getByRole('link', { name: words.proposal.waiting }).click();
	await admin.getByRole('row').filter({ hasText: '示例理由' }).getByRole('link').click();
	const row = admin.getByRole('row').filter({ hasText: '启动建设/开工' });
	await expect(row.getByRole('cell')).toHaveText(['招投标/出让', '启动建设/开工']);
	await expect.poll(async () => (await stateOf(admin, feature.id)).phase).toBe('building');
	await admin.getByText(words.proposal.onMapNow, { exact: true }).last().click();
	await expect.poll(async () => (await stateOf(admin, feature.id)).phase).toBe('preparation');
	await expectAccessible(admin, address, ['light', 'dark']);
	await expectAccessible(admin, '/desk/proposals', ['light']);
	await admin.goto(address);
	await admin.getByRole('button', { name: words.proposal.approve }).click();
	await expect(admin.getByText(words.proposal.done.approved)).toBeVisible();
	expect(bySlug(await featuresOf(request), SLUG).current?.phase).toBe('building');
	await admin.goto(`/desk/log?record=${SLUG}`);
	await expect(admin.getByRole('row').filter({ hasText: '示例理由 [#' }).first()).toBeVisible();

	await admin.goto(`/desk/features/${SLUG}/status`);
	await admin.getByText(zh.desk.status.revert, { exact: true }).first().click();
	await admin.getByLabel(zh.desk.status.revertReason).first().fill('示例');
	await admin.getByRole('button', { name: zh.desk.status.revertSubmit }).first().click();
	await expect(admin.getByText(zh.desk.status.reverted)).toBeVisible();
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a milestone is postponed with a reason, and revoked', async ({ page }) => {
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
