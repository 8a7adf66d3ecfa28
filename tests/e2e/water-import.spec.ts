/** The laboratory sheet in the browser: read, assessed and refused there, with nothing sent. */
import writeWorkbook from 'write-excel-file/node';
import { expectAccessible, expectNoViolations } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { en, zh } from './support/words.ts';
import type { Page } from '@playwright/test';
import { LANGUAGE } from '../../src/lib/i18n/shared/languages.ts';

const words = zh.waterImport;
const HEADER = '断面名称,采样日期,水温(℃),pH,溶解氧(mg/L),氨氮（mg/L）,备注';
const GOOD = [
	'2026年1月河道水质监测结果,,,,,,',
	HEADER,
	'示例断面 01,2026-01-05,6.2,7.1,9.5,0.12,',
	'示例断面 02,2026年1月5日,６.４,7.2,9.1,0.025L,',
	'示例断面 03,2026/1/6,6.8,7.4,4.1,1.32,',
	'平均值,,,,,,'
].join('\n');
const BAD = [
	HEADER,
	'示例断面 01,2026-01-05,6,71,9.5,-0.2,',
	'某断面,2026-01-05,6,7,9,0.2,',
	'示例断面 02,2999-01-05,6,7,=cmd(),0.2,'
].join('\n');

const choose = (page: Page, name: string, content: string | Buffer) =>
	page
		.locator('input[type=file]')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
const rows = (page: Page) => page.getByRole('table', { name: words.samples.caption }).getByRole('row');
const figure = (page: Page, name: keyof typeof words.figures) =>
	page.locator('.sum dl > div').filter({ hasText: words.figures[name] }).locator('dd');

test('a sheet is read in the browser: columns, classes and figures, and nothing of it is sent', async ({ page }) => {
	await page.goto('/water/import');
	await page.waitForLoadState('networkidle');
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() !== 'GET') sent.push(request.url());
	});
	await choose(page, 'january.csv', GOOD);
	await expect(page.getByRole('heading', { name: 'january.csv' })).toBeVisible();
	await expect(figure(page, 'samples')).toHaveText('3');
	await expect(figure(page, 'readings')).toHaveText('12');
	await expect(figure(page, 'problems')).toHaveText('0');
	await expect(rows(page)).toHaveCount(4);
	await expect(rows(page).nth(3)).toContainText('示例断面 03');
	await expect(rows(page).nth(3)).toContainText('Ⅳ类：氨氮 1.32 > 1.0（Ⅲ类限值）');
	const columns = page.getByRole('table', { name: words.columns.title });
	await expect(columns.getByRole('row').nth(6)).toContainText('氨氮');
	await expect(columns.getByRole('row').nth(7)).toContainText(words.columns.left_out);
	await expect(page.getByText(words.signIn.done)).toBeVisible();
	await expect(page.locator('main').getByRole('link', { name: words.signIn.link })).toHaveAttribute(
		'href',
		'/sign-in?next=%2Fwater%2Fimport'
	);
	await expect(page.getByText(words.history)).toBeVisible();
	expect(sent).toEqual([]);
});

test('every problem is reported with row and column, in both languages, and nothing can be stored', async ({
	page
}) => {
	await page.goto('/water/import');
	await choose(page, 'bad.csv', BAD);
	const problems = page.getByRole('region', { name: words.problems.title }).getByRole('listitem');
	await expect(problems).toHaveText([
		'第 2 行 D 列（pH）：71 高于可能的最大值 14',
		'第 2 行 F 列（氨氮（mg/L））：-0.2 是负数（未监测填 -1）',
		'第 3 行 A 列（断面名称）：没有叫“某断面”的断面',
		'第 4 行 B 列（采样日期）：2999-01-05 还没有到',
		'第 4 行 E 列（溶解氧(mg/L)）：“=cmd()”是公式，请填数值'
	]);
	await expect(page.getByRole('button', { name: /入库/ })).toHaveCount(0);
	await page.getByRole('link', { name: LANGUAGE.en.name }).click();
	await expect(
		page.getByRole('region', { name: en.waterImport.problems.title }).getByRole('listitem').first()
	).toHaveText('row 2, column D (pH): 71 is above 14');
});

test('a workbook is read as well; other files are refused by name', async ({ page }) => {
	const workbook = await writeWorkbook([
		[{ value: '断面' }, { value: '日期' }, { value: '氨氮(mg/L)' }],
		[{ value: 'EX-04' }, { value: new Date(Date.UTC(2026, 0, 5)), format: 'yyyy-mm-dd' }, { value: 2.3 }]
	]).toBuffer();
	await page.goto('/water/import');
	await choose(page, 'january.xlsx', workbook);
	await expect(rows(page).nth(1)).toContainText('劣Ⅴ类：氨氮 2.3 > 1.0');
	await choose(page, 'binary.csv', Buffer.from(Array.from({ length: 600 }, (_, i) => i % 256)));
	await expect(page.getByText('不是文本也不是 XLSX 工作簿')).toBeVisible();
	await expect(rows(page)).toHaveCount(0);
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('the same check works by a plain form', async ({ page }) => {
		await page.goto('/water/import');
		await choose(page, 'january.csv', GOOD);
		await page.getByRole('button', { name: words.check, exact: true }).click();
		await expect(figure(page, 'samples')).toHaveText('3');
		await expect(rows(page).nth(3)).toContainText('Ⅳ类');
		await expect(page.getByText(words.signIn.done)).toBeVisible();
	});
});

test.describe('signed in as water staff', () => {
	// The first sign-in with a member's own password fails on purpose.
	test.use({ expectedErrors: /status of 4(00|01)/ });
	// Dates long before the examples, so that no other test reads these.
	const FILE = GOOD.replaceAll(/2026(-01-0|年1月|\/1\/)/g, (day) => day.replace('2026', '2016'));

	test('a sheet is stored once; the same again changes nothing; the form stores one sample', async ({ page }) => {
		await signIn(page, 'water');
		await page.goto('/water/import');
		await choose(page, 'january.csv', FILE);
		await expect(rows(page).nth(1)).toContainText(words.samples.states.new);
		await expect(page.getByText(words.history)).toHaveCount(0);
		await page.getByRole('button', { name: words.store('3') }).click();
		await expect(page.getByRole('heading', { name: words.stored.title })).toBeVisible();
		await expect(page.getByText(words.stored.text('3', '12'))).toBeVisible();
		await expect(page.getByRole('link', { name: '示例断面 03' })).toHaveAttribute('href', /\/water\/sections\/EX-03/);

		await page.getByRole('link', { name: words.stored.next }).click();
		await choose(page, 'january.csv', FILE);
		await expect(page.getByText(words.storeNothing)).toBeVisible();
		await expect(rows(page).nth(1)).toContainText(words.samples.states.recorded);
		await choose(page, 'other.csv', FILE.replace('1.32', '1.23'));
		await expect(page.getByRole('region', { name: words.problems.title })).toContainText('1.23 与已记录的 1.32 不同');

		await page.goto('/water/sample');
		await page.getByRole('combobox', { name: words.sample.section }).selectOption('EX-07');
		await page.getByLabel(words.sample.date).fill('2016-01-05');
		await page.getByRole('textbox', { name: '溶解氧' }).fill('6.4');
		await page.getByRole('button', { name: words.sample.save, exact: true }).click();
		await expect(page.getByText(words.sample.saved('示例断面 07', '2016-01-05'))).toBeVisible();
	});
});

test('both pages pass WCAG 2.2 AA, empty and with a sheet', async ({ page }) => {
	await expectAccessible(page, '/water/sample', ['light', 'dark']);
	await expectAccessible(page, '/water/import', ['light', 'dark']);
	await choose(page, 'january.csv', GOOD);
	await expect(rows(page)).toHaveCount(4);
	await expectFits(page, 'a sheet');
	await expectNoViolations(page, 'a sheet');
});
