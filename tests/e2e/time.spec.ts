import {
	drawnStates,
	mapElement,
	openOnMap,
	stateOf,
	watchDataOf,
	wholeNewData,
	type MapElement
} from './support/map.ts';
import { rowLinks } from './support/list.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf, placed } from './support/town.ts';
import { zh } from './support/words.ts';
import type { PlanningFeature } from '../../src/lib/domain/planning/feature.ts';

const words = zh.planning.time;
const BAILIAN = 'pl-bailian-570';
const END_2024 = '2024-12-31';
const END_2025 = '2025-12-31';

test('the map is recoloured for the end of 2024, now and the target of 2025, without new data', async ({
	page,
	request
}) => {
	const { id } = bySlug(await featuresOf(request), BAILIAN);
	const phase = async () => (await stateOf(page, id)).phase;
	await openOnMap(page, '/planning');
	await watchDataOf(page);
	const time = page.getByRole('navigation', { name: words.label });

	await time.getByRole('link', { name: '2025 年底目标' }).click();
	await expect(page).toHaveURL(/\?as_of=2025-12-31&read=promise/);
	await expect.poll(phase).toBe('building');
	await expect(page.getByText(words.promiseNote)).toBeVisible();
	const row = page.getByRole('row').filter({ hasText: '百联真大路570号地块' });
	await expect(row.getByRole('cell').locator('p').first()).toContainText('启动建设/开工');

	await time.getByRole('link', { name: '2024 年底' }).click();
	await expect(page).toHaveURL(/\?as_of=2024-12-31$/);
	await expect.poll(phase).toBe('preparation');
	await expect(page.getByText(words.promiseNote)).toHaveCount(0);
	await expect(row.getByRole('cell').locator('p').first()).toContainText('招投标/出让');

	await time.getByRole('link', { name: words.now }).click();
	await expect(time.getByRole('link', { name: words.now })).toHaveAttribute('aria-current', 'date');
	await expect.poll(phase).toBe('preparation');
	expect(await wholeNewData(page)).toBe(0);
});

test('the map instance is kept across pages, also pages that do not show it', async ({ page, request }) => {
	const { id } = bySlug(await featuresOf(request), BAILIAN);
	await openOnMap(page, '/');
	await watchDataOf(page);
	await mapElement(page).evaluate((element: MapElement) => Object.assign(element.townMap ?? {}, { tag: 'first' }));
	const main = page.getByRole('navigation', { name: zh.shell.nav.label });
	await main.getByRole('link', { name: zh.shell.nav.planning }).click();
	await rowLinks(page).filter({ hasText: '百联真大路570号' }).click();
	await expect.poll(() => stateOf(page, id)).toMatchObject({ selected: true });
	await main.getByRole('link', { name: zh.shell.nav.indicators }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh.indicators.title);
	await expect(mapElement(page)).toBeHidden();
	await main.getByRole('link', { name: zh.shell.nav.planning }).click();
	await expect(mapElement(page)).toBeVisible();
	const tag = await mapElement(page).evaluate((element: MapElement): unknown =>
		Reflect.get(element.townMap ?? {}, 'tag')
	);
	expect(tag).toBe('first');
	expect(await wholeNewData(page)).toBe(0);
	await expect.poll(async () => Object.keys(await drawnStates(page)).length).toBeGreaterThan(0);
});

test('any date: before the first source nothing is known', async ({ page, request }) => {
	const early = await featuresOf(request, '?as_of=2024-06-30');
	expect(early.every(({ current }) => current === null)).toBe(true);
	const { id } = bySlug(early, BAILIAN);
	await openOnMap(page, '/planning');
	await page.getByText(words.other, { exact: true }).click();
	await page.getByLabel(words.date, { exact: true }).fill('2024-06-30');
	await expect(page).toHaveURL(/as_of=2024-06-30/);
	await expect.poll(async () => (await stateOf(page, id)).phase).toBeNull();
	await expect(page.getByText(zh.planning.noStatus).first()).toBeVisible();
	await expect(page.getByText('截至 2024 年 6 月 30 日')).toBeVisible();
});

/** Features whose stage under the promises due by the end of 2025 differs from that at the end of 2024. */
function movedBetween(before: readonly PlanningFeature[], after: readonly PlanningFeature[]): string[] {
	return after
		.filter(({ slug, current, target }) => {
			const from = bySlug(before, slug).current;
			const to = target && target.date <= END_2025 ? target : current;
			if (!from || !to) return from !== to;
			if (from.stage || to.stage) return from.stage !== to.stage;
			return from.date !== to.date || JSON.stringify(from.phrase) !== JSON.stringify(to.phrase);
		})
		.map(({ slug }) => slug);
}

test('comparing two dates lists the features that moved, and the map rings them', async ({ page, request }) => {
	const before = await featuresOf(request, `?as_of=${END_2024}`);
	const after = await featuresOf(request, `?as_of=${END_2025}`);
	const moved = movedBetween(before, after);
	expect(moved).toContain(BAILIAN);

	await openOnMap(page, '/planning?as_of=2025-12-31&read=promise');
	await page.getByText(words.other, { exact: true }).click();
	await page.getByLabel(words.compare).selectOption({ label: '2024 年底' });
	await expect(page).toHaveURL(/compare=2024-12-31/);
	const title = zh.planning.moved.title('2024 年 12 月 31 日', '2025 年 12 月 31 日');
	const list = page.getByRole('region', { name: title });
	await expect(list.getByText(zh.planning.moved.count(String(moved.length)))).toBeVisible();
	await expect(list.getByRole('listitem')).toHaveCount(moved.length);
	const bailian = list.getByRole('listitem').filter({ hasText: '百联真大路570号地块' });
	await expect(bailian).toContainText(/招投标\/出让.*启动建设\/开工/);

	await expect
		.poll(async () => {
			const drawn = await drawnStates(page);
			return Object.keys(drawn)
				.filter((slug) => drawn[slug]?.moved)
				.sort();
		})
		.toEqual(
			placed(after)
				.map(({ slug }) => slug)
				.filter((slug) => moved.includes(slug))
				.sort()
		);
	await page.getByLabel(words.compare).selectOption({ label: words.compareNone });
	await expect(list).toHaveCount(0);
	await expect(page.getByLabel(words.compare)).toBeVisible();
});
