import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { emailOf, ownOrigin, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { zh } from './support/words.ts';

const SLUG = 'pl-gongtou';
const EDIT = `/desk/features/${SLUG}`;
const MARKUP = '<script>document.title = "x"</script><b>粗</b>';
const words = zh.records;

test.describe.configure({ mode: 'serial' });
// Forms refused on purpose.
test.use({ expectedErrors: /status of 4(00|09)/ });

/** A field of a form by its name attribute. */
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

async function type(page: Page, values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries({ document: '测试依据', ...values })) await field(page, name).fill(value);
}
const save = (page: Page) => page.getByRole('button', { name: words.submit, exact: true }).click();
const saved = (page: Page, ...columns: ('name' | 'address')[]) =>
	expect(
		page.getByText(words.saved(columns.map((column) => words.fields[column]).join(words.listComma)))
	).toBeVisible();
const valuesOf = async (page: Page, names: string[]): Promise<Record<string, string>> =>
	Object.fromEntries(await Promise.all(names.map(async (name) => [name, await field(page, name).inputValue()])));

test('two users change one record: the second sees both versions, merges, and nothing is lost', async ({
	page,
	browser
}) => {
	const admin = await (await browser.newContext()).newPage();
	await signIn(page, 'planner');
	await signIn(admin, 'admin');
	await page.goto(`/planning/${SLUG}`);
	await page.getByRole('link', { name: words.entry, exact: true }).click();
	await expect(page).toHaveURL(new RegExp(EDIT));
	await admin.goto(EDIT);
	const names = ['name.zh', 'address.zh', 'plan_version', 'far'];
	const found = await valuesOf(page, names);

	await type(admin, { 'name.zh': '示例名称甲', 'address.zh': '示例路 1 号' });
	await save(admin);
	await saved(admin, 'address', 'name');

	// Both changed the name, only the second the version of the plan.
	await type(page, { 'name.zh': '示例名称乙', plan_version: '示例版本' });
	await save(page);
	await expect(page.getByText(words.conflict.title).first()).toBeVisible();
	const list = page.getByRole('list', { name: words.conflict.who });
	await expect(list).toContainText(emailOf('admin'));
	await expect(list).toContainText(words.conflict.why('测试依据'));
	const row = (label: string) => page.getByRole('row').filter({ hasText: label });
	const name = row(words.ofPart(words.fields.name, words.languages.zh));
	await expect(name).toContainText(found['name.zh'] ?? '');
	await expect(name).toContainText('示例名称甲');
	await expect(name).toContainText('示例名称乙');
	await expect(row(words.ofPart(words.fields.address, words.languages.zh))).toContainText(words.conflict.takesTheirs);
	await expect(row(zh.planning.detail.planFields.plan_version)).toContainText(words.conflict.takesMine);
	// Nothing is stored yet.
	await admin.reload();
	expect(await valuesOf(admin, names)).toMatchObject({ 'name.zh': '示例名称甲', plan_version: found['plan_version'] });

	// A third change in the meantime: the merge is refused too, and continues from there.
	await type(admin, { far: '1.5' });
	await save(admin);
	await expect(admin).toHaveURL(/saved=far/);
	await name.getByRole('radio', { name: words.conflict.useMine }).check();
	await page.getByRole('button', { name: words.conflict.submit }).click();
	await expect(row(zh.planning.detail.planFields.far)).toContainText(words.conflict.takesTheirs);
	await page.getByRole('button', { name: words.conflict.submit }).click();
	await expect(page).toHaveURL(/saved=/);
	expect(await valuesOf(page, names)).toEqual({
		'name.zh': '示例名称乙',
		'address.zh': '示例路 1 号',
		plan_version: '示例版本',
		far: '1.5'
	});
	await type(page, found);
	await save(page);
	await expect(page).toHaveURL(/saved=/);
	expect(await valuesOf(page, names)).toEqual(found);
});

test('the same form sent twice is one change', async ({ page }) => {
	await signIn(page, 'planner');
	await page.goto(EDIT);
	const form: Record<string, string> = {};
	for (const element of await page.locator('form[action="?/save"] [name]').all()) {
		if ((await element.getAttribute('type')) === 'radio' && !(await element.isChecked())) continue;
		form[(await element.getAttribute('name')) ?? ''] = await element.inputValue();
	}
	const version = Number(form['version']);
	const send = () =>
		page.request.post(`${EDIT}?/save`, {
			form: { ...form, parcel_no: '示例-02', document: '测试依据' },
			headers: { ...ownOrigin(), accept: 'application/json' }
		});
	const answers = await Promise.all([send(), send(), send()]);
	for (const answer of answers) expect(((await answer.json()) as { type: string }).type).toBe('redirect');
	await page.reload();
	expect(Number(await field(page, 'version').inputValue())).toBe(version + 1);
	await type(page, { parcel_no: form['parcel_no'] ?? '' });
	await save(page);
	await expect(page).toHaveURL(/saved=parcel_no/);
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a record is corrected and merged by plain forms, and markup stays text', async ({ page }) => {
		await signIn(page, 'planner');
		const first = await page.context().newPage();
		await page.goto(EDIT);
		await first.goto(EDIT);
		const found = await valuesOf(page, ['name.zh', 'address.zh']);
		await type(first, { 'address.zh': MARKUP });
		await save(first);
		await saved(first, 'address');
		await type(page, { 'name.zh': '示例名称', 'address.zh': '别处' });
		await save(page);
		await expect(page.getByText(words.conflict.title).first()).toBeVisible();
		await page.getByRole('radio', { name: words.conflict.useTheirs }).check();
		await page.getByRole('button', { name: words.conflict.byHand }).click();
		expect(await valuesOf(page, ['name.zh', 'address.zh'])).toEqual({ 'name.zh': '示例名称', 'address.zh': MARKUP });
		await save(page);
		await saved(page, 'name');
		await page.goto(`/planning/${SLUG}`);
		await expect(page.getByText(MARKUP)).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例名称');

		await page.goto(EDIT);
		// A browser would not accept it as input: a program sends it.
		await field(page, 'name.zh').evaluate((input) => input.removeAttribute('maxlength'));
		await type(page, { ...found, 'name.zh': 'x'.repeat(10_000) });
		await save(page);
		await expect(page.getByRole('alert')).toContainText(words.problem.too_long);
		await expect(field(page, 'address.zh')).toHaveValue(found['address.zh'] ?? '');
		await type(page, found);
		await save(page);
		await saved(page, 'address', 'name');

		await page.goto('/desk/circle');
		await page.getByRole('rowheader').getByRole('link').first().click();
		const capacity = await field(page, 'capacity').inputValue();
		await type(page, { capacity: '１，２００' });
		await save(page);
		await expect(field(page, 'capacity')).toHaveValue('1200');
		await type(page, { capacity });
		await save(page);
		await expect(field(page, 'capacity')).toHaveValue(capacity);
	});
});

test('the forms pass WCAG 2.2 AA and fit a phone', async ({ page }) => {
	await signIn(page, 'admin');
	await page.goto('/desk/circle');
	const facility = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href');
	const pages = [EDIT, '/desk/circle', facility ?? ''];
	for (const address of pages) await expectAccessible(page, address, ['light', 'dark']);
	await page.setViewportSize({ width: 390, height: 844 });
	for (const address of [...pages, '/desk/circle?of=compounds']) {
		await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=en`);
		await expectFits(page, address);
	}
});
