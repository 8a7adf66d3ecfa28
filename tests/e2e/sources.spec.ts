import { expect, test } from './support/test.ts';
import { seeds } from './support/town.ts';
import { zh } from './support/words.ts';

const words = zh.sources;

interface SourceSeed {
	slug: string;
	title: { zh: string };
	how_read: { zh: string };
	missing?: { zh: string }[];
	sections: { code: string; name: { zh: string } }[];
}
interface EntrySeed {
	slug: string;
	name: { zh: string };
}

test('documents with how they were read, what is missing and their sections; programmes and notes', async ({ page }) => {
	const documents = seeds('sources') as unknown as SourceSeed[];
	await page.goto('/sources');
	for (const { slug, title, how_read, missing = [], sections } of documents) {
		const entry = page.getByRole('region', { name: title.zh, exact: true });
		await expect(entry.getByText(how_read.zh.trim())).toBeVisible();
		for (const gap of missing) await expect(entry.getByText(gap.zh.trim())).toBeVisible();
		await entry.getByText(words.sections(String(sections.length))).click();
		await expect(entry.getByRole('rowheader')).toHaveCount(sections.length);
		const [first] = sections;
		if (first) await expect(page.locator(`[id="${slug}-${first.code}"]`)).toBeVisible();
	}

	const programmes = seeds('programmes') as unknown as EntrySeed[];
	const text = (await page.getByRole('main').textContent()) ?? '';
	for (const { slug, name } of [...programmes, ...(seeds('notes') as unknown as EntrySeed[])]) {
		await expect(page.locator(`[id="${slug}"]`), slug).toHaveCount(1);
		expect(text, slug).toContain(name.zh);
	}
	const all = String(programmes.length);
	await expect(page.getByText(words.found(all, all))).toBeVisible();

	await page.getByRole('searchbox', { name: words.find }).fill(programmes[0]?.name.zh ?? '');
	await expect.poll(() => page.locator('li h4').count()).toBeLessThan(programmes.length);
	await expect(page.getByRole('heading', { name: programmes[0]?.name.zh ?? '', level: 4 })).toBeVisible();
	await page.getByRole('searchbox', { name: words.find }).fill('没有这样的事');
	await expect(page.getByText(words.none)).toBeVisible();
	await page.getByRole('link', { name: words.clear }).click();
	await expect(page.locator('li h4')).toHaveCount(programmes.length);
});
