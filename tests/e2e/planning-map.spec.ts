import {
	cameraRests,
	drawnStates,
	emptyPlace,
	mapElement,
	mapIsReady,
	openOnMap,
	paintOf,
	placeInWindow,
	stateOf,
	type MapElement
} from './support/map.ts';
import { expectShown, rowLinks } from './support/list.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf, placed, slugsOf } from './support/town.ts';
import { zh } from './support/words.ts';
import { PHASES } from '../../src/lib/domain/shared/phase.ts';

const BAILIAN = 'pl-bailian-570';

test('every placed feature is drawn in the colour of its phase, with its promise', async ({ page, request }) => {
	const all = await featuresOf(request);
	await openOnMap(page, '/planning');
	await expectShown(page, all, 77);

	const drawn = await drawnStates(page);
	expect(Object.keys(drawn).sort()).toEqual(slugsOf(placed(all)));
	for (const { slug, current, target } of placed(all)) {
		expect(drawn[slug], slug).toMatchObject({
			phase: current?.phase ?? null,
			promise: target?.phase ?? null,
			hard: target?.commitment === 'commit',
			shown: true
		});
	}
	expect(await stateOf(page, bySlug(all, BAILIAN).id)).toMatchObject({
		phase: 'preparation',
		promise: 'building',
		hard: true,
		shown: true
	});
	// The colour depends on the state, and each phase has its own.
	const colour = JSON.stringify(await paintOf(page, 'planning-area', 'fill-color'));
	expect(colour).toContain('["feature-state","phase"]');
	for (const phase of PHASES) expect(colour).toMatch(new RegExp(`"${phase}","#[0-9A-F]{6}"`));
	const soft = JSON.stringify(await paintOf(page, 'planning-arc-soft', 'icon-opacity'));
	expect(soft).not.toBe(JSON.stringify(await paintOf(page, 'planning-arc-hard', 'icon-opacity')));
});

/** Maximum number of shader programs of the town's map: the first picture waits for each of them. */
const MAX_PROGRAMS = 16;

test('the basemap, the legend, and the buttons that move the map', async ({ page }) => {
	await page.addInitScript(() => {
		const { linkProgram } = WebGL2RenderingContext.prototype;
		let programs = 0;
		WebGL2RenderingContext.prototype.linkProgram = function (program) {
			document.documentElement.dataset['programs'] = String(++programs);
			linkProgram.call(this, program);
		};
	});
	await openOnMap(page, '/planning');
	const programs = Number(await page.locator('html').getAttribute('data-programs'));
	expect(programs).toBeGreaterThan(5);
	expect(programs).toBeLessThanOrEqual(MAX_PROGRAMS);
	const found = await mapElement(page).evaluate((element: MapElement) => {
		const layers = ['water', 'road-primary', 'metro', 'station', 'town-line'];
		return layers.map((layer) => [layer, element.townMap?.queryRenderedFeatures({ layers: [layer] }).length ?? 0]);
	});
	for (const [layer, count] of found) expect(count, String(layer)).toBeGreaterThan(0);
	const label = await mapElement(page).evaluate((element: MapElement) =>
		element.townMap?.getLayoutProperty('town-line-label', 'text-field')
	);
	expect(label).toBe(zh.map.schematic);
	await expect(page.getByText('© OpenStreetMap contributors, ODbL').first()).toBeVisible();

	const zoom = () => mapElement(page).evaluate((element: MapElement) => element.townMap?.getZoom() ?? 0);
	const before = await zoom();
	await page.getByRole('button', { name: zh.map.zoomIn }).click();
	await expect.poll(zoom).toBeCloseTo(before + 1, 1);
	await expect(page).toHaveURL(/[?&]map=\d/);
	await page.getByRole('button', { name: zh.map.wholeTown }).click();
	await expect.poll(zoom).toBeCloseTo(before, 1);

	const legend = page.locator('.map-region details').filter({ hasText: zh.map.legend.title });
	const fold = legend.getByText(zh.map.legend.title, { exact: true });
	// Open by default where there is room.
	if ((await legend.getAttribute('open')) === null) await fold.click();
	for (const name of Object.values(zh.map.legend.phases))
		await expect(legend.getByText(name, { exact: true })).toBeVisible();
	await expect(legend.getByText(zh.map.legend.hardPromise)).toBeVisible();
	await expect(legend.getByText(zh.map.legend.softPromise)).toBeVisible();
	await fold.click();
	await expect(legend.getByText(zh.map.legend.softPromise)).toBeHidden();
});

test('row and mark highlight each other; a click on a mark opens it, beside the panel', async ({ page, request }) => {
	const bailian = bySlug(await featuresOf(request), BAILIAN);
	if (bailian.geometry?.type !== 'Point') throw new Error('a point was expected');
	const [lon = 0, lat = 0] = bailian.geometry.coordinates;
	// Wide enough that a part of the map has no feature.
	await page.setViewportSize({ width: 1440, height: 900 });
	await openOnMap(page, `/planning?map=15/${lat}/${lon}`);
	await cameraRests(page);

	await rowLinks(page)
		.filter({ hasText: bailian.name['zh'] ?? '' })
		.hover();
	await expect.poll(() => stateOf(page, bailian.id)).toMatchObject({ hover: true });
	await page.getByRole('heading', { level: 1 }).hover();
	await expect.poll(() => stateOf(page, bailian.id)).toMatchObject({ hover: false });

	const mark = await placeInWindow(page, [lon, lat]);
	await page.mouse.move(mark.x, mark.y);
	await expect.poll(() => stateOf(page, bailian.id)).toMatchObject({ hover: true });
	await page.mouse.click(mark.x, mark.y);
	await expect(page).toHaveURL(/\/planning\/pl-bailian-570\?map=/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('百联真大路570号地块');
	await expect.poll(() => stateOf(page, bailian.id)).toMatchObject({ selected: true });
	await expect(page.getByText(zh.map.selected('百联真大路570号地块', '正实施招投标'))).toBeAttached();

	// A click on no feature closes it again.
	const nothing = await emptyPlace(page);
	await page.mouse.click(nothing.x, nothing.y);
	await expect(page).toHaveURL(/\/planning\?map=/);
	await expect.poll(() => stateOf(page, bailian.id)).toMatchObject({ selected: false });
});

test('a selected feature out of view is brought into view, clear of the panel', async ({ page, request }) => {
	const bailian = bySlug(await featuresOf(request), BAILIAN);
	await page.goto('/planning?map=16/31.33/121.36');
	await mapIsReady(page);
	expect(await drawnStates(page)).toEqual({});
	await rowLinks(page)
		.filter({ hasText: bailian.name['zh'] ?? '' })
		.click();
	await expect(page).toHaveURL(/pl-bailian-570/);
	await expect.poll(async () => BAILIAN in (await drawnStates(page))).toBe(true);
	await cameraRests(page);
	const place = await placeInWindow(page, [121.4035, 31.2988]);
	const panel = await page.getByRole('main').boundingBox();
	expect(place.x).toBeGreaterThan((panel?.x ?? 0) + (panel?.width ?? 0));
	expect(place.y).toBeGreaterThan(0);
	expect(place.y).toBeLessThan(900);
});
