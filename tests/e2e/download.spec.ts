import { readFile } from 'node:fs/promises';
import { choice, rowSlugs } from './support/list.ts';
import { table } from './support/csv.ts';
import { openOnMap } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { zh } from './support/words.ts';
import type { Page } from '@playwright/test';

const words = zh.planning;

async function downloaded(page: Page, name: string): Promise<string> {
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
	return readFile(await download.path(), 'utf8');
}

interface Exported {
	features: { properties: Record<string, unknown>; geometry: unknown }[];
}

test('the download equals the shown list: same filter, same order, same day', async ({ page }) => {
	await openOnMap(page, '/planning?as_of=2025-12-31&read=promise&sort=name');
	await (await choice(page, 'phase', zh.map.legend.phases.building)).check();
	await expect(page).toHaveURL(/phase=building/);
	const rows = await rowSlugs(page);
	expect(rows.length).toBeGreaterThan(3);

	const { features } = JSON.parse(await downloaded(page, words.download.geojson)) as Exported;
	expect(features.map(({ properties }) => properties['slug'])).toEqual(rows);
	const bailian = features.find(({ properties }) => properties['slug'] === 'pl-bailian-570');
	expect(bailian?.properties).toMatchObject({
		name_zh: '百联真大路570号地块',
		kind: 'parcel',
		lifecycle: 'land_transformation',
		stage: 'construction_start',
		target_date: '2025-12-31',
		commitment: 'commit',
		accuracy_m: 250,
		source: 'work-report-2025'
	});
	expect(bailian?.geometry).toEqual({ type: 'Point', coordinates: [121.4035, 31.2988] });

	const [columns = [], ...lines] = table(await downloaded(page, words.download.csv));
	expect(lines.map((cells) => cells[columns.indexOf('slug')])).toEqual(rows);
});
