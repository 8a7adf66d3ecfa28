import { drawnStates, mapElement, mapIsDrawn, openOnMap, type MapElement } from './support/map.ts';
import { rowLinks, rowSlugs } from './support/list.ts';
import { NOT_FOUND, expect, test } from './support/test.ts';
import { bySlug, featuresOf, FEATURE_FILES, seeds, slugsOf } from './support/town.ts';
import { en, zh } from './support/words.ts';

const TOWN = 'tests/fixtures/seeds/vila-de-teste';
const QUERY = '?town=vila-de-teste&as_of=2039-12-31';

test('a second seed folder is a second town: with its own places, basemap, words, stages and numbers', async ({
	page,
	request
}) => {
	const files = FEATURE_FILES.filter((file) => ['parcels', 'projects', 'facilities'].includes(file));
	const written = files.flatMap((file) => seeds(file, TOWN).map(({ slug }) => slug ?? ''));
	const all = await featuresOf(request, QUERY);
	expect(written).toEqual(expect.arrayContaining(slugsOf(all)));

	await openOnMap(page, `/planning${QUERY}`);
	await expect(page).toHaveTitle(/Vila de Teste/);
	expect((await rowSlugs(page)).sort()).toEqual(slugsOf(all));
	const drawn = await drawnStates(page);
	expect(drawn['lote-norte']).toMatchObject({ phase: 'preparation', promise: 'building', hard: true });
	expect(drawn['estrada-do-rio']).toMatchObject({ phase: 'building', promise: 'done', hard: false });
	expect(drawn).not.toHaveProperty('lote-sem-lugar');
	expect(drawn).not.toHaveProperty('pl-bailian-570');

	const view = await mapElement(page).evaluate((element: MapElement) => {
		const { lng, lat } = element.townMap?.getCenter() ?? { lng: 0, lat: 0 };
		const roads = element.townMap?.queryRenderedFeatures({ layers: ['road-primary', 'road-secondary'] }) ?? [];
		return { lng, lat, roads: [...new Set(roads.map(({ properties }) => String(properties['name_pt'])))].sort() };
	});
	expect(view.lng).toBeCloseTo(-48.35, 1);
	expect(view.lat).toBeCloseTo(-14.52, 1);
	expect(view.roads).toEqual(['Avenida Inventada', 'Rua Inventada']);
	await expect(page.getByText(zh.shell.map.approval('TESTE-2040')).first()).toBeVisible();

	await rowLinks(page).filter({ hasText: 'Lote Norte' }).click();
	await expect(page).toHaveURL(/\/planning\/lote-norte\?town=vila-de-teste&as_of=2039-12-31/);
	await expect(page.locator('[aria-current="step"]')).toContainText('Licença');
	await expect(page.getByText('T-01')).toBeVisible();
	await expect(page.getByText(zh.planning.detail.planFields.gfa_m2)).toBeVisible();
	await expect(page.getByText('1,800')).toBeVisible();

	await page.goto(`/indicators${QUERY}&lang=en`);
	await expect(page.getByRole('status').filter({ hasText: en.indicators.filter.found('2', '2') })).toBeVisible();
	await expect(page.getByRole('row', { name: /Roads/ })).toContainText('34.4');
	await page.goto(`/planning/escola-nova${QUERY}`);
	await expect(page.getByText(zh.planning.detail.suppressed)).toBeVisible();
});

test('the switch links the towns by name', async ({ page, request }) => {
	const all = await featuresOf(request, QUERY);
	expect(bySlug(all, 'lote-norte').name).toMatchObject({ pt: 'Lote Norte' });
	await page.goto('/?as_of=2024-12-31');
	await page.locator('summary').and(page.getByLabel(zh.shell.nav.town)).click();
	await page.getByRole('link', { name: 'Vila de Teste' }).click();
	await expect(page).toHaveURL(/\/\?town=vila-de-teste$/);
	await mapIsDrawn(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vila de Teste更新一览');
	await expect(page.getByText(zh.planning.overview.lead(String(all.length)))).toBeVisible();
	expect(Object.keys(await drawnStates(page))).toContain('lote-norte');

	await page.locator('summary').and(page.getByLabel(zh.shell.nav.town)).click();
	await page.getByRole('link', { name: '大场镇', exact: true }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('大场镇更新一览');
	await mapIsDrawn(page);
	expect(Object.keys(await drawnStates(page))).toContain('pl-bailian-570');
});

test.describe('an unknown town', () => {
	test.use({ expectedErrors: NOT_FOUND });

	test('answers 404', async ({ page, request }) => {
		const response = await page.goto('/planning?town=nowhere');
		expect(response?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(zh.shell.error.notFound.title);
		await page.getByRole('searchbox').fill('真大路570号');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/planning\?q=/);
		await expect.poll(() => rowSlugs(page)).toEqual(['pl-bailian-570']);
		expect((await request.get('/api/map/features.json?town=nowhere')).status()).toBe(404);
	});
});
