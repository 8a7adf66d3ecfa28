import { openOnMap, stateOf, watchDataOf, wholeNewData } from './support/map.ts';
import { signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';

const SLUG = 'pl-bailian-570';
const AFTER = '启动建设/开工';
const words = zh.desk.status;

test('a save fetches the saved feature only, and its mark changes colour', async ({ page, request }) => {
	const { id } = bySlug(await featuresOf(request), SLUG);
	const phase = async () => (await stateOf(page, id)).phase;
	await signIn(page, 'planner');
	await openOnMap(page, `/desk/features/${SLUG}/status`);
	await expect.poll(phase).toBe('preparation');
	await watchDataOf(page);
	const fetched: (string | null)[] = [];
	page.on('request', (asked) => {
		const { pathname, searchParams } = new URL(asked.url());
		if (pathname === '/api/map/features.json') fetched.push(searchParams.get('slugs'));
	});

	await page.getByRole('radio', { name: new RegExp(AFTER) }).check();
	await page.getByLabel(words.date, { exact: true }).fill('2025-10-15');
	await page.getByLabel(words.document).fill('示例文件');
	await page.getByText(words.visibilities.public, { exact: true }).click();
	await page.getByRole('button', { name: words.submit, exact: true }).click();
	await expect(page.getByText(words.saved(AFTER))).toBeVisible();
	await expect.poll(phase).toBe('building');
	await page.getByRole('button', { name: words.undo }).click();
	await expect(page.getByText(words.reverted)).toBeVisible();
	await expect.poll(phase).toBe('preparation');

	expect(fetched.length).toBeGreaterThanOrEqual(2);
	expect(fetched.filter((slugs) => slugs !== SLUG)).toEqual([]);
	expect(await wholeNewData(page)).toBe(0);
});
