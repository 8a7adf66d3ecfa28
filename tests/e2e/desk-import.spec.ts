/** Import of a place file: confirmed by the user, shown on the map, stored, and undone. */
import { placesImportWords } from '../../src/lib/i18n/places/import.ts';
import { dbf, shp, zip, type FixtureFeature } from '../fixtures/geo/files.ts';
import { expectAccessible } from './support/axe.ts';
import { mapElement, mapIsDrawn, type MapElement } from './support/map.ts';
import { signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const { zh: words } = placesImportWords;
/** Plane coordinates of EPSG:4549 near the middle of the town (gis.md). */
const [E, N] = [634515, 3464268];
const ring = (x: number, y: number, side: number) => [[x, y], [x, y + side], [x + side, y + side], [x + side, y], [x, y]] as const; // prettier-ignore
const FEATURES: readonly FixtureFeature[] = [
	{ rings: [ring(E, N, 100)], values: { 地块编号: 'E2E-01', 名称: '示例导入甲', 面积: 10_000 } },
	{ rings: [ring(E + 150, N, 100)], values: { 地块编号: 'E2E-02', 名称: '示例导入乙', 面积: 8_000 } },
	{
		rings: [[[E + 300, N], [E + 400, N + 100], [E + 400, N], [E + 300, N + 100], [E + 300, N]]], // prettier-ignore
		values: { 地块编号: 'E2E-03', 名称: '示例导入丙', 面积: 5_000 }
	}
];

// Two refusals are expected.
test.use({ expectedErrors: /status of 400/ });

test('a shapefile in GBK without its coordinate system: confirmed, shown on the map, stored, listed by name, undone', async ({
	page
}) => {
	await signIn(page, 'planner');
	await page.goto('/desk/import');
	await mapIsDrawn(page);
	const bytes = zip({ '地块.shp': shp(FEATURES), '地块.dbf': dbf(FEATURES) });
	const field = page.locator('input[type="file"]');
	await field.setInputFiles({
		name: '图片.zip',
		mimeType: 'application/zip',
		buffer: Buffer.from([0xff, 0xd8, 0xff, 0])
	});
	await expect(page.getByText(words.fileProblem.not_understood)).toBeVisible();
	await field.setInputFiles({ name: '地块.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
	await expect(page).toHaveURL(/\/desk\/import\/file\//);
	await expect(page.getByText(words.notes.no_prj)).toBeVisible();

	await expectAccessible(page, new URL(page.url()).pathname, ['light', 'dark']);
	// No coordinate system is preselected.
	await page.getByLabel(words.target.theme).selectOption({ index: 1 });
	await page.getByLabel(words.target.kind).selectOption({ index: 1 });
	await page.getByLabel(words.target.document).fill('示例导入文件');
	await page.getByRole('button', { name: words.check }).click();
	await expect(page.getByText(words.problem.no_system)).toBeVisible();
	await expect(page.getByLabel(words.target.document)).toHaveValue('示例导入文件');
	await page.getByRole('radio', { name: new RegExp('EPSG:4549.*' + words.system.order.east_north) }).check();
	await expect(page.getByText(words.system.where('3', '3'))).toBeVisible();
	await expect.poll(() => drawn(page)).toBeGreaterThan(0);
	await page.getByRole('button', { name: words.check }).click();

	await expect(page).toHaveURL(/\/desk\/import\/\d+/);
	await expect(page.getByText(words.report.reason.invalid_geometry)).toBeVisible();
	await expect(page.getByText(words.report.areaDiffers('1'))).toBeVisible();
	await expect.poll(() => drawn(page)).toBeGreaterThan(0);
	await expectAccessible(page, new URL(page.url()).pathname, ['light', 'dark']);
	await page.getByRole('button', { name: words.report.store('2') }).click();
	await expect(page.getByText(words.report.stored('2', '0'))).toBeVisible();
	const report = page.url();
	const slug = `import-${/import\/(\d+)/.exec(report)?.[1] ?? ''}-1`;
	await expect.poll(() => onMap(page, slug)).toBe(true);
	await page.goto(`/planning/${slug}`);
	await expect(page.getByRole('heading', { name: '示例导入甲' })).toBeVisible();

	await page.goto(report);
	await page.getByLabel(words.undo.reason).fill('测试');
	await page.getByRole('button', { name: words.undo.submit }).click();
	await expect(page.getByText(words.report.undone)).toBeVisible();
	await expect.poll(() => onMap(page, slug)).toBe(false);
	expect((await page.request.get(`/planning/${slug}`)).status()).toBe(404);
});

type Page = Parameters<typeof mapIsDrawn>[0];

/** Shapes of the file that the map has drawn. */
const drawn = (page: Page): Promise<number> =>
	mapElement(page).evaluate(
		(element: MapElement) =>
			element.townMap?.queryRenderedFeatures({ layers: ['import-area', 'import-edge'] }).length ?? 0
	);

const onMap = (page: Page, slug: string): Promise<boolean> =>
	mapElement(page).evaluate(
		(element: MapElement, wanted) =>
			element.townMap?.querySourceFeatures('planning-marks').some(({ properties }) => properties['slug'] === wanted) ??
			false,
		slug
	);
