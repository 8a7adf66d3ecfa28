import { expect, test } from './support/test.ts';
import { zh } from './support/words.ts';

/** Records whose figure is a count of a few households: the public sees the stage, never the number. */
const HOUSEHOLDS = [
	{ slug: 'ur-changzhong', count: 2, fact: '动迁剩余', stage: '进入司法程序' },
	{ slug: 'ur-hongguang-tangqi', count: 4, fact: '涉及户数', stage: '清盘' }
] as const;

test('small counts of households reach no page and no answer', async ({ page, request }) => {
	for (const { slug, count, fact, stage } of HOUSEHOLDS) {
		await page.goto(`/planning/${slug}`);
		await expect(page.getByRole('region', { name: zh.planning.detail.is, exact: true })).toContainText(stage);
		const figure = page.locator('dl > div').filter({ has: page.getByText(fact, { exact: true }) });
		await expect(figure).toContainText(zh.planning.detail.suppressed);
		await expect(figure).not.toContainText(new RegExp(`${count} ?户`));

		for (const address of [
			`/planning/${slug}`,
			`/planning/${slug}?lang=en`,
			`/planning/${slug}/__data.json`,
			`/planning?q=${slug}`,
			`/sources`,
			'/indicators',
			'/indicators/__data.json',
			'/api/features/all.geojson',
			'/api/features/all.csv',
			'/api/indicators.csv',
			'/api/map/features.json'
		]) {
			const response = await request.get(address);
			expect(response.status(), address).toBe(200);
			const text = await response.text();
			expect(text, address).not.toMatch(new RegExp(`(剩余|仅剩|涉及|其中)?\\s*(?<![\\d.,])${count}\\s*户`));
			expect(text, address).not.toMatch(new RegExp(`(?<![\\d.,])${count} households`));
		}
	}
	// The data of the page carries the fact without its value.
	const data = await (await request.get('/planning/ur-changzhong/__data.json')).text();
	expect(data).toContain('households_left');
	await page.goto('/planning/ur-changzhong');
	const embedded = await page.content();
	expect(embedded).toMatch(/code:"households_left"[^}]*\}[^}]*value:null/);
});
