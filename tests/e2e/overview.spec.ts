import { mapElement, mapIsDrawn, openOnMap, paintedSlugs } from './support/map.ts';
import { counted, rowLinks } from './support/list.ts';
import { expect, test } from './support/test.ts';
import { FEATURE_FILES, featuresOf, placed, seeds, slugsOf } from './support/town.ts';
import { zh } from './support/words.ts';
import { PHASES } from '../../src/lib/domain/shared/phase.ts';

const words = zh.planning.overview;

test('the overview counts the seeded records, and each count links to its list', async ({ page, request }) => {
	const all = await featuresOf(request);
	expect(all).toHaveLength(77);
	expect(slugsOf(all)).toEqual(
		FEATURE_FILES.flatMap((file) => seeds(file))
			.map(({ slug }) => slug)
			.sort()
	);

	await openOnMap(page, '/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('大场镇更新一览');
	await expect(page.getByText(words.lead('77'))).toBeVisible();
	expect(await paintedSlugs(page)).toEqual(slugsOf(placed(all)));

	const phases = page.getByRole('region', { name: words.phases });
	for (const phase of PHASES) {
		const count = all.filter(({ current }) => current?.phase === phase).length;
		const link = phases.getByRole('link', { name: new RegExp(`^${zh.map.legend.phases[phase]} ?${count}$`) });
		await expect(link).toHaveCount(count > 0 ? 1 : 0);
	}
	const unstaged = all.filter(({ current }) => !current?.phase).length;

	const building = all.filter(({ current }) => current?.phase === 'building').length;
	await phases.getByRole('link', { name: zh.map.legend.phases.building }).click();
	await expect(page).toHaveURL(/\/planning\?phase=building$/);
	await expect(page.getByText(counted(building, all.length), { exact: true })).toBeVisible();
	await expect(rowLinks(page)).toHaveCount(building);

	// Records without a phase in any source have a list of their own too.
	await page.goBack();
	await phases.getByRole('link', { name: new RegExp(`^${zh.map.legend.unknown} ?${unstaged}$`) }).click();
	await expect(page).toHaveURL(/\/planning\?phase=none$/);
	await expect(page.getByText(counted(unstaged, all.length), { exact: true })).toBeVisible();
});

test('the overview shows what moves this year, the records of each lifecycle and the unplaced ones', async ({
	page,
	request
}) => {
	const all = await featuresOf(request);
	const promised = all.filter(({ target }) => target);
	const hard = promised.filter(({ target }) => target?.commitment === 'commit');
	const due = all.filter(({ target }) => target?.date.startsWith('2025'));
	const unplaced = all.filter(({ placement }) => placement === 'unplaced');

	await page.goto('/');
	const moving = page.getByRole('region', { name: words.moving('2025') });
	await expect(moving).toContainText(words.movingCount(String(promised.length), String(hard.length)));
	await expect(moving.getByRole('listitem')).toHaveCount(promised.filter(({ target }) => target?.stage).length);
	await expect(page.getByText(words.unplacedText(String(unplaced.length)))).toBeVisible();

	const villages = all.filter(({ lifecycle }) => lifecycle === 'urban_village');
	const lifecycles = page.getByRole('region', { name: words.lifecycles });
	const closed = villages.filter(({ current }) => current?.stage === 'relocation_closed');
	await expect(lifecycles.getByRole('heading', { name: `“城中村”改造 ${villages.length}` })).toBeVisible();
	await expect(lifecycles.getByRole('link', { name: new RegExp(`清盘.* ?${closed.length}$`) })).toBeVisible();

	await moving.getByRole('link', { name: words.all }).click();
	await expect(page).toHaveURL(/\/planning\?due=2025$/);
	await expect(page.getByText(counted(due.length, all.length), { exact: true })).toBeVisible();

	await page.goBack();
	await mapIsDrawn(page);
	await page.getByRole('region', { name: zh.planning.unplaced.title }).getByRole('link').click();
	await expect(page.getByText(counted(unplaced.length, all.length), { exact: true })).toBeVisible();
	await expect(page.getByText(zh.planning.unplaced.lead)).toBeVisible();
	await expect(mapElement(page)).toBeVisible();
	await expect.poll(() => paintedSlugs(page)).toEqual([]);
});
