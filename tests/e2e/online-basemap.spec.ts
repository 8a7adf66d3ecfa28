/** Basemaps from the network. The hosts are fictitious: the test answers for them, or does not. */
import { expect, test, type Page, type Route } from '@playwright/test';
import { mapElement, mapIsReady, openOnMap, type MapElement } from './support/map.ts';
import { LAKE, vectorArchive } from './support/vector-archive.ts';
import { zh } from './support/words.ts';

const words = zh.map.basemap;
/** A strongly red pixel, a colour that the schematic basemap does not have. */
const RED_DOT = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mM4oaEBAALUARk7rVwIAAAAAElFTkSuQmCC',
	'base64'
);
const ANY_ORIGIN = { 'access-control-allow-origin': '*' };
const red = (route: Route) => route.fulfill({ body: RED_DOT, contentType: 'image/png', headers: ANY_ORIGIN });

const visibilityOf = (page: Page, layer: string) =>
	mapElement(page).evaluate(
		(element: MapElement, id) =>
			element.townMap?.getLayer(id) ? (element.townMap.getLayoutProperty(id, 'visibility') ?? 'visible') : null,
		layer
	);

/** Rendered red, green and blue in the middle of the map. */
const middleOf = (page: Page) =>
	mapElement(page).evaluate(
		(element: MapElement) =>
			new Promise<number[]>((resolve) => {
				const map = element.townMap;
				map?.once('render', () => {
					const gl = map.getCanvas().getContext('webgl2');
					const dot = new Uint8Array(4);
					const { width = 0, height = 0 } = gl?.canvas ?? {};
					gl?.readPixels(width >> 1, height >> 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, dot);
					resolve([...dot.subarray(0, 3)]);
				});
				map?.triggerRepaint();
			})
	);
const redness = async (page: Page) => {
	const [r = 0, g = 0, b = 0] = await middleOf(page);
	return r - Math.max(g, b);
};

async function choose(page: Page, name: string): Promise<void> {
	await page.getByTitle(words.label).click();
	await page.getByRole('radio', { name }).check();
	await page.keyboard.press('Escape');
}

test('XYZ tiles, and Tianditu with its labels, are drawn under the marks; without them the schematic basemap stays', async ({
	page
}) => {
	const asked: string[] = [];
	await page.context().route(/tianditu\.gov\.cn/, (route) => {
		asked.push(route.request().url());
		return red(route);
	});
	await page.context().route('https://tiles.example.org/**', red);
	// No feature lies in the middle there.
	await page.goto('/planning?map=16/31.2995/121.4155');
	await mapIsReady(page);
	expect(await redness(page)).toBeLessThan(40);

	await choose(page, 'XYZ');
	await expect(page).toHaveURL(/basemap=xyz/);
	await expect.poll(() => redness(page)).toBeGreaterThan(60);
	// The online map has its own labels; the town boundary is drawn over it.
	expect([await visibilityOf(page, 'road-label'), await visibilityOf(page, 'town-line')]).toEqual(['none', 'visible']);
	await expect(page.getByText('© 示例底图')).toBeVisible();

	await choose(page, words['tianditu-vec']);
	for (const layer of ['vec', 'cva'])
		await expect.poll(() => asked.some((url) => url.includes(`/${layer}_w/`) && url.includes('tk=e2e'))).toBe(true);

	await choose(page, words.own);
	await expect.poll(() => redness(page)).toBeLessThan(40);
	expect(await visibilityOf(page, 'online-first')).toBeNull();
	expect(await visibilityOf(page, 'road-label')).toBe('visible');
});

test('a basemap that cannot be reached is removed, with a message', async ({ page }) => {
	await page.context().route('https://tiles.example.org/**', (route) => route.abort());
	await openOnMap(page, '/planning?basemap=xyz');
	await expect(page.getByText(words.failed('XYZ'))).toBeVisible();
	await expect(page.getByText('© 示例底图')).toHaveCount(0);
	expect(await visibilityOf(page, 'online-first')).toBeNull();
	expect(await visibilityOf(page, 'road-label')).toBe('visible');

	await choose(page, 'PMTiles');
	await expect(page.getByText(words.failed('PMTiles'))).toBeVisible();
});

test('an archive of vector tiles is drawn in the colours of the basemap, in light and dark', async ({ page }) => {
	const archive = vectorArchive({ lon: 121.4155, lat: 31.2995 });
	await page.context().route('https://tiles.example.org/town.pmtiles', (route) => {
		const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(route.request().headers()['range'] ?? '') ?? [];
		const body = archive.subarray(Number(from), to ? Number(to) + 1 : undefined);
		return route.fulfill({ status: 206, body, headers: { ...ANY_ORIGIN, 'content-length': String(body.length) } });
	});
	await openOnMap(page, '/planning?basemap=pmtiles&map=14/31.2995/121.4155');
	const drawn = () =>
		mapElement(page).evaluate((element: MapElement) => {
			const layers = ['online-vector-water-water', 'online-vector-road-roads'];
			const found = element.townMap?.getLayer('online-vector-road-roads')
				? element.townMap.queryRenderedFeatures({ layers })
				: [];
			return [...new Set(found.map(({ properties }) => String(properties['name'])))].sort();
		});
	await expect.poll(drawn).toEqual([LAKE, '示例路'].sort());
	await expect(page.getByText(words.failed('PMTiles'))).toHaveCount(0);
	const waterColour = () =>
		mapElement(page).evaluate((element: MapElement) =>
			element.townMap?.getPaintProperty('online-vector-water-water', 'fill-color')
		);
	const light = await waterColour();
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(waterColour).not.toBe(light);
});
