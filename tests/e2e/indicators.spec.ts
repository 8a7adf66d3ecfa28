import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test.ts';
import { table } from './support/csv.ts';
import { seeds } from './support/town.ts';
import { zh } from './support/words.ts';
import { visitBeforeHydration } from './support/visit.ts';

const words = zh.indicators;

interface IndicatorSeed {
	code: string;
	counts_people?: boolean;
	values: { year: number; kind: 'actual' | 'target'; value?: number; qualifier?: { zh: string } }[];
	notes?: { kind: string; text: { zh: string } }[];
}
const seeded = seeds('indicators') as unknown as IndicatorSeed[];
const withheld = seeded.filter(
	({ counts_people, values }) =>
		counts_people && values.some(({ value }) => value !== undefined && value > 0 && value < 5)
);

test('all 107 indicators with figures, qualifiers, tensions and what is withheld', async ({ page }) => {
	expect(seeded).toHaveLength(107);
	expect(withheld.map(({ code }) => code)).toContain('i-cz-left');
	await page.goto('/indicators');
	await expect(page.getByRole('rowheader')).toHaveCount(107);
	for (const { code, notes = [], values } of seeded) {
		const group = page.locator(`tbody[id="${code}"]`);
		const text = (await group.textContent()) ?? '';
		for (const { kind, text: note } of notes) if (kind === 'tension') expect(text, code).toContain(note.zh);
		for (const { qualifier } of values) if (qualifier) expect(text, code).toContain(qualifier.zh);
		expect(text.includes(words.withheld), code).toBe(withheld.some((other) => other.code === code));
	}
	const tension = page.locator('tbody').filter({ hasText: words.notes.tension }).first();
	await expect(tension.getByText(words.notes.tension, { exact: true })).toBeVisible();
	await expect(page.getByRole('img').first()).toBeVisible();
	await expect(page.locator('#i-cz-left').getByRole('link', { name: zh.shell.citation.source })).not.toHaveCount(0);
});

test('choices made before hydration count, one after the other', async ({ page }) => {
	const wake = await visitBeforeHydration(page, '/indicators');
	await page.getByText(words.filter.shows.tension, { exact: true }).click();
	await page.getByText(words.filter.descending, { exact: true }).click();
	wake();
	await expect(page).toHaveURL(/(?=.*show=tension)(?=.*order=desc)/);
	await expect(page.getByRole('radio', { name: words.filter.descending })).toBeChecked();
	await expect(page.locator('tbody').first()).toContainText(words.notes.tension);
});

test('search, filters and sorting update the address', async ({ page }) => {
	await page.goto('/indicators');
	await page.getByRole('searchbox', { name: words.filter.search }).fill('解决率');
	await expect(page).toHaveURL((url) => url.searchParams.get('q') === '解决率');
	await expect.poll(() => page.getByRole('rowheader').count()).toBeLessThan(10);
	for (const head of await page.getByRole('rowheader').all()) await expect(head).toContainText('解决率');

	await page.getByRole('link', { name: words.filter.clear }).click();
	await expect(page.getByRole('rowheader')).toHaveCount(107);
	await page.getByText(words.filter.shows.tension, { exact: true }).click();
	const tense = seeded.filter(({ notes = [] }) => notes.some(({ kind }) => kind === 'tension')).length;
	await expect(page).toHaveURL(/show=tension/);
	await expect(page.getByRole('rowheader')).toHaveCount(tense);

	await page.goto('/indicators');
	const head = page.getByRole('columnheader', { name: words.column.name }).first();
	await head.getByRole('link').click();
	await expect(page).toHaveURL(/by=name/);
	await expect(head).toHaveAttribute('aria-sort', 'ascending');
	const names = await page.getByRole('table').first().getByRole('rowheader').getByRole('link').allTextContents();
	expect(names).toEqual([...names].sort(new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true }).compare));
	await page.goBack();
	await expect(page).toHaveURL(/\/indicators$/);

	await page.goto('/indicators?show=nothing');
	await expect(page.getByText(zh.shell.notices.problem('show', 'nothing'))).toBeVisible();
	await expect(page.getByRole('rowheader')).toHaveCount(107);
});

test('the table downloads whole, without withheld values', async ({ page }) => {
	await page.goto('/indicators');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: words.download }).click()
	]);
	expect(download.suggestedFilename()).toBe('dachang-indicators.csv');
	const [columns = [], ...lines] = table(await readFile(await download.path(), 'utf8'));
	expect(lines.map(([code]) => code).sort()).toEqual(seeded.map(({ code }) => code).sort());
	for (const name of ['code', 'theme', 'name_zh', 'name_en', 'actual_2024_value', 'target_2025_operator'])
		expect(columns).toContain(name);
	for (const { code } of withheld) {
		const cells = lines.find(([first]) => first === code) ?? [];
		expect(cells[columns.indexOf('actual_2024_value')], code).toBe('');
		expect(cells[columns.indexOf('actual_2024_suppressed')], code).toBe('true');
	}
});
