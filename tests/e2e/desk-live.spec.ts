import type { Page } from '@playwright/test';
import { openOnMap, stateOf, watchDataOf, wholeNewData } from './support/map.ts';
import { ownOrigin, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';

const SLUG = 'pl-bailian-570';
const BEFORE = '招投标/出让';
const AFTER = '启动建设/开工';
/** From the answer to a save until every other open map shows it. */
const SHOWN_MS = 2_000;

// A connection that is interrupted on purpose.
test.use({ expectedErrors: /Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/i });

/** Submits a form of the status page as the page itself does. */
async function send(page: Page, action: 'move' | 'revert', form: Record<string, string>): Promise<void> {
	const answer = await page.request.post(`/desk/features/${SLUG}/status?/${action}`, {
		form,
		headers: { ...ownOrigin(), accept: 'application/json' }
	});
	expect((await answer.json()) as { type: string }).toMatchObject({ type: 'redirect' });
}

async function move(page: Page, date: string): Promise<string> {
	await page.goto(`/desk/features/${SLUG}/status`);
	const seen = await page.locator('input[name="seen"]').inputValue();
	await send(page, 'move', {
		...{ stage: 'construction_start', date, precision: 'day', document: '示例文件', document_no: '', note: '' },
		...{ visibility: 'public', reason: '', seen }
	});
	await page.reload();
	return page.locator('input[name="event"]').first().inputValue();
}

test('every other open map shows a saved change within two seconds and keeps its own state', async ({
	page: planner,
	browser,
	request
}) => {
	const { id } = bySlug(await featuresOf(request), SLUG);
	await signIn(planner, 'planner');
	const reader = await (await browser.newContext()).newPage();
	const past = await (await browser.newContext()).newPage();
	await openOnMap(reader, '/planning?q=570');
	await openOnMap(past, '/planning?as_of=2024-12-31');
	const phaseOn = async (page: Page) => (await stateOf(page, id)).phase;
	expect([await phaseOn(reader), await phaseOn(past)]).toEqual(['preparation', 'preparation']);
	await watchDataOf(reader);
	await reader.evaluate(() => Object.assign(window, { stillTheSamePage: true }));
	const address = reader.url();
	const row = reader.getByRole('row').filter({ hasText: '570' }).first();

	const moved = await move(planner, '2025-10-15');
	await expect.poll(() => phaseOn(reader), { timeout: SHOWN_MS, intervals: [50] }).toBe('building');
	await expect(row).toContainText(AFTER, { timeout: 1_000 });
	await expect(reader.getByRole('status').filter({ hasText: '570' })).toContainText('刚刚更新');
	expect(reader.url()).toBe(address);
	await expect(reader.getByRole('searchbox').first()).toHaveValue('570');
	expect(await reader.evaluate(() => 'stillTheSamePage' in window)).toBe(true);
	expect(await wholeNewData(reader)).toBe(0);

	// The page of the record itself, chosen on the map; the address of the camera says where the map is.
	await row.getByRole('link').first().click();
	await expect(reader.locator('[aria-current="step"]')).toContainText(AFTER);
	await expect.poll(async () => (await stateOf(reader, id)).selected).toBe(true);
	await send(planner, 'revert', { event: moved, reason: '测试' });
	await expect(reader.locator('[aria-current="step"]')).toContainText(BEFORE, { timeout: SHOWN_MS });
	// The map follows its page a moment later.
	const onMap = expect.poll(() => stateOf(reader, id), { timeout: SHOWN_MS, intervals: [50] });
	await onMap.toMatchObject({ phase: 'preparation', selected: true });

	// After reconnecting the page requests the missed changes.
	await reader.context().setOffline(true);
	await expect(reader.getByText(zh.shell.notices.offline)).toBeVisible();
	const again = await move(planner, '2025-10-16');
	expect(await phaseOn(reader)).toBe('preparation');
	await reader.context().setOffline(false);
	await expect.poll(() => phaseOn(reader)).toBe('building');
	await send(planner, 'revert', { event: again, reason: '测试' });
	await expect.poll(() => phaseOn(reader), { timeout: SHOWN_MS, intervals: [50] }).toBe('preparation');
	// The state as of an earlier day has not changed.
	expect(await phaseOn(past)).toBe('preparation');
	expect(bySlug(await featuresOf(request), SLUG).current?.phase).toBe('preparation');
});
