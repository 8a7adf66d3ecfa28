import { choice, expectShown, openFilters, rowLinks } from './support/list.ts';
import { mapIsDrawn, openOnMap, paintedSlugs } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { featuresOf, seeds, slugsOf } from './support/town.ts';
import { zh } from './support/words.ts';
import type { PlanningFeature } from '../../src/lib/domain/planning/feature.ts';

const words = zh.planning;

test('each facet narrows rows, counts and marks alike, and the address follows', async ({ page, request }) => {
	const all = await featuresOf(request);
	await openOnMap(page, '/planning');
	await expectShown(page, all, 77);

	const phase = await choice(page, 'phase', zh.map.legend.phases.preparation);
	await phase.check();
	const preparing = all.filter(({ current }) => current?.phase === 'preparation');
	expect(preparing.length).toBeGreaterThan(0);
	await expect(page).toHaveURL(/[?&]phase=preparation(&|$)/);
	await expectShown(page, preparing, 77);

	// Counts beside the other choices follow; a facet's own do not.
	const parcels = preparing.filter((feature) => feature.class === 'parcel');
	const classes = page.locator('label').filter({ has: await choice(page, 'class', words.class.parcel) });
	await expect(classes).toContainText(String(parcels.length));
	await (await choice(page, 'class', words.class.parcel)).check();
	await expectShown(page, parcels, 77);

	await (await choice(page, 'commitment', words.commitment.commit)).check();
	const hard = parcels.filter(({ target }) => target?.commitment === 'commit');
	await expectShown(page, hard, 77);
	await expect(page).toHaveURL(/phase=preparation&commitment=commit|class=parcel&phase=preparation&commitment=commit/);

	await page.getByRole('button', { name: words.none.clear }).click();
	await expect(page).toHaveURL(/\/planning$/);
	await expectShown(page, all, 77);
});

test('rows narrow by lifecycle, stage, theme, kind, placement and due year', async ({ page, request }) => {
	const all = await featuresOf(request);
	await openOnMap(page, '/planning');
	await openFilters(page);
	const [theme] = seeds('themes') as { code: string; name: { zh: string } }[];
	const [kind] = seeds('kinds') as { code: string; name: { zh: string } }[];
	if (!theme || !kind) throw new Error('the town has no themes or kinds');
	const tried = [
		{
			facet: 'lifecycle',
			label: /存量地块转型/,
			of: all.filter(({ lifecycle }) => lifecycle === 'land_transformation')
		},
		{ facet: 'stage', label: /招投标\/出让/, of: all.filter(({ current }) => current?.stage === 'tendering') },
		{ facet: 'theme', label: theme.name.zh, of: all.filter((feature) => feature.theme === theme.code) },
		{ facet: 'kind', label: kind.name.zh, of: all.filter((feature) => feature.kind === kind.code) },
		{ facet: 'placement', label: words.placement.disc, of: all.filter(({ placement }) => placement === 'disc') },
		{ facet: 'placement', label: words.placement.unplaced, of: all.filter(({ placement }) => placement === 'unplaced') }
	] as const;
	for (const { facet, label, of } of tried) {
		expect(of.length).toBeGreaterThan(0);
		const box = (await choice(page, facet, '')).and(page.getByLabel(label));
		await box.check();
		await expectShown(page, of, 77);
		await box.uncheck();
	}
	await page.getByRole('checkbox', { name: words.due('2025') }).check();
	await expectShown(
		page,
		all.filter(({ target }) => target?.date.startsWith('2025')),
		77
	);
});

/** Whether name, aliases, address or parcel number contain every word. */
function saysAll({ name, aliases, address, parcel_no }: PlanningFeature, text: string): boolean {
	const said = [...Object.values(name), ...aliases, ...Object.values(address ?? {}), parcel_no ?? ''].join(' ');
	return text.split(' ').every((word) => said.toLowerCase().includes(word.toLowerCase()));
}

test('free text finds name, alias, address and parcel number; an empty list offers to clear the filter', async ({
	page,
	request
}) => {
	const all = await featuresOf(request);
	await openOnMap(page, '/planning');
	const search = page.getByRole('searchbox', { name: words.search });
	for (const [text, slug] of [
		['百联', 'pl-bailian-570'],
		['真大路570号', 'pl-bailian-570'],
		['沪太路1899号长途客运站地块', 'pl-dahua-debi-we'],
		['1899 HUTAI road', 'pl-dahua-debi-we'],
		['D1-04', all.find(({ aliases }) => aliases.includes('D1-04'))?.slug ?? '']
	] as const) {
		await search.fill(text);
		const found = all.filter((feature) => saysAll(feature, text));
		expect(slugsOf(found)).toContain(slug);
		expect(found.length).toBeLessThan(5);
		await expectShown(page, found, 77);
		await expect(page).toHaveURL((url) => url.searchParams.get('q') === text);
	}
	await page.getByRole('button', { name: zh.shell.search.clear }).click();
	await expectShown(page, all, 77);

	await search.fill('没有这样的地方');
	await expect(page.getByText(words.none.title)).toBeVisible();
	await expect.poll(() => paintedSlugs(page)).toEqual([]);
	await page.getByRole('link', { name: words.none.clear }).click();
	await expectShown(page, all, 77);
});

test('back and a pasted link restore the view; a bad parameter falls back and says so', async ({ page, request }) => {
	const all = await featuresOf(request);
	await openOnMap(page, '/planning');
	await (await choice(page, 'phase', zh.map.legend.phases.done)).check();
	const done = all.filter(({ current }) => current?.phase === 'done');
	await expectShown(page, done, 77);
	await (await choice(page, 'class', words.class.facility)).check();
	const both = done.filter((feature) => feature.class === 'facility');
	await expectShown(page, both, 77);
	const pasted = page.url();

	await page.goBack();
	await expectShown(page, done, 77);
	await page.goBack();
	await expectShown(page, all, 77);
	await page.goForward();
	await expectShown(page, done, 77);

	await openOnMap(page, pasted);
	await expectShown(page, both, 77);

	await page.goto('/planning?phase=nowhere&as_of=2025-02-30&class=parcel');
	await expect(page.getByText(zh.shell.notices.problem('phase', 'nowhere'))).toBeVisible();
	await expect(page.getByText(zh.shell.notices.problem('as_of', '2025-02-30'))).toBeVisible();
	await mapIsDrawn(page);
	await expectShown(
		page,
		all.filter((feature) => feature.class === 'parcel'),
		77
	);
});

test('rows sort by name, ascending and descending', async ({ page }) => {
	await page.goto('/planning');
	const namesOf = () => rowLinks(page).locator('.name').allTextContents();
	const pinyin = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true });
	await page.getByRole('combobox', { name: words.sort.label }).selectOption({ label: words.sort.name });
	await expect(page).toHaveURL(/[?&]sort=name/);
	const ascending = await namesOf();
	expect(ascending).toHaveLength(77);
	expect(ascending).toEqual([...ascending].sort(pinyin.compare));

	await page.getByRole('link', { name: words.sort.descending }).click();
	await expect(page).toHaveURL(/order=desc/);
	await expect.poll(async () => (await namesOf())[0]).toBe(ascending.at(-1));
	await expect(page.getByRole('link', { name: words.sort.ascending })).toBeVisible();
});
