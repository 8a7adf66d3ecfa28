import type { Page } from '@playwright/test';
import { placesWords } from '../../src/lib/i18n/places/places.ts';
import { expectAccessible } from './support/axe.ts';
import { mapElement, mapIsReady, type MapElement } from './support/map.ts';
import { signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';

const { zh: places } = placesWords;
const SLUG = 'pl-alstom';
const PLACE = `/desk/features/${SLUG}/place`;
const words = places.place;
/** The verified point of the coordinate systems, northing and easting of EPSG:4549, and a square of 200 m beside it. */
const [NORTH, EAST] = [3_464_268.075, 634_515.401];
const CORNERS = [[0, 0], [0, 200], [200, 200], [200, 0]].map(([n = 0, e = 0]) => [NORTH + n, EAST + e] as const); // prettier-ignore

// The tests build on each other; the last restores the initial state.
test.describe.configure({ mode: 'serial' });
// Forms refused on purpose.
test.use({ expectedErrors: /status of 4(00|09)/ });

/** Position of a place on the screen. */
async function pointAt(page: Page, lon: number, lat: number): Promise<{ x: number; y: number }> {
	const box = await mapElement(page).boundingBox();
	const at = await mapElement(page).evaluate(
		(element: MapElement, to) => element.townMap?.project(to as [number, number]),
		[lon, lat]
	);
	return { x: (box?.x ?? 0) + (at?.x ?? 0), y: (box?.y ?? 0) + (at?.y ?? 0) };
}

const drawnParts = (page: Page, source: string) =>
	mapElement(page).evaluate(
		(element: MapElement, name) =>
			element.townMap?.querySourceFeatures(name).map(({ geometry }) => geometry.type) ?? [],
		source
	);

async function sayHowKnown(page: Page): Promise<void> {
	await page.getByLabel(words.basis, { exact: true }).fill('示例：按图则描绘');
	await page.getByLabel(words.accuracy).fill('8');
}

test('a planner draws an unplaced feature on the map; other users see it at once; the placement is revoked', async ({
	page,
	request
}) => {
	const before = bySlug(await featuresOf(request), SLUG);
	expect(before.placement).toBe('unplaced');
	await signIn(page, 'planner');
	await page.goto('/desk/places');
	await page.getByRole('searchbox', { name: places.search }).fill('阿尔斯通');
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: `${places.put}: 阿尔斯通地块` }).click();
	await expect(page).toHaveURL(new RegExp(PLACE));
	await mapIsReady(page);

	await page.getByRole('button', { name: words.tool.polygon, exact: true }).click();
	const corners = [[121.405, 31.294], [121.415, 31.294], [121.415, 31.286], [121.405, 31.286]] as const; // prettier-ignore
	for (const [lon, lat] of corners) {
		const { x, y } = await pointAt(page, lon, lat);
		await page.mouse.move(x, y);
		await page.mouse.click(x, y);
	}
	await page.getByRole('button', { name: words.finish }).click();
	const coordinates = page.getByLabel(words.coordinates, { exact: true });
	await expect(coordinates).toHaveValue(/^121\.40\d+, 31\.29\d+\n/);
	await expect.poll(() => drawnParts(page, 'td-polygon')).toContain('Polygon');
	await expect(page.getByText(/^[\d,]+ m²$/)).toBeVisible();

	// Undo and redo, by key and by button.
	await page.locator('h1').click();
	await page.keyboard.press('Control+z');
	await expect(coordinates).toHaveValue('');
	await page.getByRole('button', { name: words.redo }).click();
	await expect(coordinates).toHaveValue(/\n.*\n.*\n/);

	await sayHowKnown(page);
	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByText(words.saved)).toBeVisible();
	const placed = bySlug(await featuresOf(request), SLUG);
	expect(placed).toMatchObject({ placement: 'mark', accuracy_m: 8, geometry: { type: 'Polygon' } });
	await expect
		.poll(() =>
			mapElement(page).evaluate(
				(element: MapElement, id) =>
					element.townMap?.querySourceFeatures('planning-marks').some((feature) => feature.id === id) ?? false,
				placed.id
			)
		)
		.toBe(true);

	await page.getByRole('button', { name: words.undoSaved }).click();
	await expect(page.getByText(words.tookBack)).toBeVisible();
	expect(bySlug(await featuresOf(request), SLUG)).toMatchObject({
		placement: 'unplaced',
		basis: before.basis,
		accuracy_m: before.accuracy_m
	});
});

test('coordinates typed in a stated system show on the map; errors are named and marked; nothing is converted silently', async ({
	page,
	request
}) => {
	await signIn(page, 'planner');
	await page.goto(PLACE);
	await mapIsReady(page);
	const coordinates = page.getByLabel(words.coordinates, { exact: true });
	const rows = (order: readonly number[]) =>
		order.map((i) => CORNERS[i]?.map((value) => value.toFixed(3)).join(' ')).join('\n');

	// Northing first, as surveyors write it; by mistake read as degrees at first.
	await coordinates.fill(rows([0, 1, 2, 3]));
	await expect(page.getByText(/不可能是这个坐标系的坐标/)).toBeVisible();
	await page.getByRole('listitem').filter({ hasText: '中央子午线 120' }).getByRole('button').click();
	await expect(page.getByLabel(words.systemLabel)).toHaveValue('EPSG:4549');
	await expect(page.getByRole('radio', { name: words.orders.north_east })).toBeChecked();
	await expect(page.getByText(/^3\d,\d{3} m²$/)).toBeVisible();
	await expect.poll(() => drawnParts(page, 'td-polygon')).toContain('Polygon');

	// Self-intersecting: named in words, marked on the map, refused by the database with its position.
	await coordinates.fill(rows([0, 2, 1, 3]));
	await expect(page.getByText(/第 1 边与第 3 边相交/)).toBeVisible();
	await expect.poll(() => drawnParts(page, 'place')).toContain('Point');
	await sayHowKnown(page);
	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByRole('alert')).toContainText(words.problem.invalid_geometry);
	await expect(coordinates).toHaveValue(rows([0, 2, 1, 3]));

	await coordinates.fill(rows([0, 1, 2, 3]));
	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByText(words.saved)).toBeVisible();
	const placed = bySlug(await featuresOf(request), SLUG);
	const first = placed.geometry?.type === 'Polygon' ? placed.geometry.coordinates[0]?.[0] : undefined;
	expect(first?.[0]).toBeCloseTo(121.41274, 5);
	expect(first?.[1]).toBeCloseTo(31.29252, 5);
	await expectAccessible(page, PLACE, ['light', 'dark']);

	await page.getByText(words.takeBack, { exact: true }).click();
	await page.getByRole('radio', { name: words.takeBackTo.unplaced }).check();
	await page.getByLabel(words.takeBackReason).fill('示例：测试后撤回');
	await page.getByRole('button', { name: words.takeBackSubmit, exact: true }).click();
	await expect(page.getByText(words.tookBack)).toBeVisible();
	expect(bySlug(await featuresOf(request), SLUG).placement).toBe('unplaced');
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });
	test('the list and the form work as plain forms', async ({ page, request }) => {
		await signIn(page, 'planner');
		await page.goto('/desk/places?q=阿尔斯通');
		await expect(page.getByRole('rowheader')).toHaveCount(1);
		await page.goto(PLACE);
		// By its name attribute: the value written by the server is part of its label's text.
		const coordinates = page.locator('textarea[name="coordinates"]');
		await coordinates.fill('POINT(31.29252 121.41274)');
		await sayHowKnown(page);
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('alert')).toContainText(words.problem.unreadable_coordinates);
		await expect(page.getByText(/不可能是这个坐标系的坐标/)).toBeVisible();
		await coordinates.fill('POINT(121.41274 31.29252)');
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByText(words.saved)).toBeVisible();
		expect(bySlug(await featuresOf(request), SLUG).geometry?.type).toBe('Point');
		await page.getByRole('button', { name: words.undoSaved }).click();
		await expect(page.getByText(words.tookBack)).toBeVisible();
		expect(bySlug(await featuresOf(request), SLUG).placement).toBe('unplaced');
	});
});
