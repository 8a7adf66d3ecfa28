import { expect, test } from './support/test.ts';
import { zh } from './support/words.ts';

/** Records with a count of a few households: the public sees the stage, never the number. */
const HOUSEHOLDS = [
	{ slug: 'ur-changzhong', count: 2, fact: '动迁剩余', stage: '进入司法程序' },
	{ slug: 'ur-hongguang-tangqi', count: 4, fact: '涉及户数', stage: '清盘' }
] as const;

test('a page shows the stage and says that the number is withheld', async ({ page }) => {
	for (const { slug, count, fact, stage } of HOUSEHOLDS) {
		await page.goto(`/planning/${slug}`);
		await expect(page.getByRole('region', { name: zh.planning.detail.is, exact: true })).toContainText(stage);
		const figure = page.locator('dl > div').filter({ has: page.getByText(fact, { exact: true }) });
		await expect(figure).toContainText(zh.planning.detail.suppressed);
		await expect(figure).not.toContainText(new RegExp(`${count} ?户`));
	}
});

test('small counts of households are on no page and in no answer', async ({ request }) => {
	const details = HOUSEHOLDS.flatMap(({ slug }) => [
		`/planning/${slug}`,
		`/planning/${slug}?lang=en`,
		`/planning/${slug}/__data.json`
	]);
	for (const address of [
		...details,
		'/planning',
		'/sources',
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
		for (const { count } of HOUSEHOLDS) {
			expect(text, address).not.toMatch(new RegExp(`(?<![\\d.,])${count}\\s*户`));
			expect(text, address).not.toMatch(new RegExp(`(?<![\\d.,])${count} households`));
		}
	}
	// The data of the page contains the fact without its value.
	const embedded = await (await request.get('/planning/ur-changzhong')).text();
	expect(embedded).toMatch(/code:"households_left"[^}]*\}[^}]*value:null/);
});
