import { readFileSync } from 'node:fs';
import { DEFAULT_PARAMS } from '../../src/lib/domain/circle/view-params.ts';
import { levelsOf, queryOf } from '../../src/lib/domain/circle/engine/report-reading.ts';
import { decodeEdits } from '../../src/lib/domain/circle/engine/scenario.ts';
import { siteCandidates } from '../../src/lib/presenters/circle/site-view.ts';
import { expectAccessible } from './support/axe.ts';
import { engineOf, drawn, paintedLevels, placesOf } from './support/circle.ts';
import { table } from './support/csv.ts';
import { mapElement, mapIsReady, placeInWindow, type MapElement } from './support/map.ts';
import { expect, test } from './support/test.ts';
import { visit } from './support/visit.ts';
import { zh } from './support/words.ts';

const words = zh.circle;
const PAGES = [
	'/living-circle',
	'/living-circle/coverage',
	'/living-circle/gaps',
	'/living-circle/where-next'
] as const;

test('a compound shows what it reaches, what it lacks and the route', async ({ page, request }) => {
	const { places, engine } = await engineOf(request);
	const [home] = places.compounds;
	if (!home) throw new Error('no compound');
	const answer = engine.origin(home, queryOf(DEFAULT_PARAMS, engine.facts().kinds), []);
	const needed = answer.kinds.filter((kind) => kind.needed);
	const reached = needed.filter((kind) => kind.reached);

	await page.goto('/living-circle');
	await mapIsReady(page);
	await page.getByLabel(words.origin.choose).fill(home.name ?? '');
	await page.getByRole('button', { name: words.origin.search }).click();
	await expect(page).toHaveURL(/home=/);
	await expect(
		page.getByText(
			words.origin.summary.some(words.settings.minutesValue('15'), String(reached.length), String(needed.length))
		)
	).toBeVisible();
	await expect(
		page.getByRole('img', { name: words.origin.ring(String(reached.length), String(needed.length)) })
	).toBeVisible();
	await expect.poll(() => drawn(page, 'circle-street', 'role')).not.toEqual([]);

	const [first] = reached;
	if (!first) throw new Error('nothing within reach');
	await page.locator(`li[data-kind="${first.kind}"] a.button`).click();
	await expect(page).toHaveURL(new RegExp(`to=${first.kind}`));
	await expect.poll(() => drawn(page, 'circle-way', 'role')).not.toEqual([]);
});

test('a tap on the map is computed in the browser, and the device position is never sent', async ({
	page,
	context,
	request
}) => {
	const { compounds } = await placesOf(request);
	const [, near] = compounds;
	if (!near) throw new Error('no compound');
	await page.goto('/living-circle');
	await mapIsReady(page);
	await expect.poll(() => paintedLevels(page).then((levels) => levels.length)).toBeGreaterThan(0);
	const asked: string[] = [];
	page.on('request', (sent) => asked.push(`${sent.url()} ${sent.headers()['referer'] ?? ''}`));

	// The point farthest from all compounds on a short walk east: a tap on a compound would select it.
	const steps = Array.from({ length: 20 }, (_, i) => near.lon + i * 0.0005);
	const room = (lon: number): number =>
		Math.min(...compounds.map((other) => Math.hypot(other.lon - lon, other.lat - near.lat)));
	const east = steps.reduce((best, lon) => (room(lon) > room(best) ? lon : best), near.lon);
	const place = await placeInWindow(page, [east, near.lat]);
	await page.mouse.click(place.x, place.y);
	await expect(page).toHaveURL(/[?&]at=121\.\d{1,4},31\.\d{1,4}$/);
	await expect(page.getByRole('heading', { name: words.origin.from.map })).toBeVisible();
	const [tapped = ''] = new URL(page.url()).searchParams.get('at')?.split(',') ?? [];

	const standsStill = () => mapElement(page).evaluate((element: MapElement) => element.townMap?.isMoving() === false);
	const camera = () => new URL(page.url()).searchParams.get('map');
	await expect.poll(camera).not.toBeNull();
	await expect.poll(standsStill).toBe(true);

	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ longitude: near.lon, latitude: near.lat });
	await page.getByRole('button', { name: words.origin.locate }).click();
	await expect(page.getByRole('heading', { name: words.origin.from.device })).toBeVisible();
	await expect(page).not.toHaveURL(/at=/);
	await expect(page.getByText(words.origin.reached, { exact: true })).toBeVisible();
	await mapElement(page).evaluate((element: MapElement) => void element.townMap?.panBy([90, 60], { animate: false }));
	await expect.poll(standsStill).toBe(true);
	// A map centred on the device would reveal its position.
	expect(camera()).toBeNull();
	const shared = (await page.getByRole('link', { name: zh.shell.copy.copy }).getAttribute('href')) ?? '';
	expect(shared).toContain(`at=${Number(near.lon.toFixed(4))}`);
	expect(asked.filter((line) => line.includes(tapped) || line.includes(near.lon.toFixed(3)))).toEqual([]);
});

test('the coverage page shows the figures of the domain, and follows the slider at once', async ({ page, request }) => {
	const { places, engine } = await engineOf(request);
	const { kinds } = engine.facts();
	const [kind = ''] = kinds;
	const report = engine.report(queryOf({ ...DEFAULT_PARAMS, show: kind }, kinds), []);
	const share = report.kinds.find((one) => one.kind === kind)?.now.share ?? NaN;

	await page.goto(`/living-circle/coverage?show=${kind}`);
	await mapIsReady(page);
	await expect(page.locator(`td[data-share="${share}"]`)).toBeVisible();
	await expect.poll(() => paintedLevels(page)).toEqual([...levelsOf(report, kind)]);
	expect(places.compounds.length).toBe(report.compounds);

	const slider = page.getByRole('slider', { name: words.settings.minutes });
	await slider.focus();
	await slider.press('Home');
	await expect(page).toHaveURL(/minutes=3/);
	const short = engine.report(queryOf({ ...DEFAULT_PARAMS, show: kind, minutes: 3 }, kinds), []);
	await expect.poll(() => paintedLevels(page)).toEqual([...levelsOf(short, kind)]);
	await page.locator('label', { hasText: words.settings.ways.straight_line }).click();
	await expect(page).toHaveURL(/way=straight_line/);
	const straight = engine.report(
		queryOf({ ...DEFAULT_PARAMS, show: kind, minutes: 3, way: 'straight_line' }, kinds),
		[]
	);
	await expect.poll(() => paintedLevels(page)).toEqual([...levelsOf(straight, kind)]);

	// In print the page contains a picture of the map and the rules of counting.
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	const colours = await page.locator('.picture canvas').evaluate((canvas: HTMLCanvasElement) => {
		const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
		return new Set(Array.from({ length: pixels.length / 400 }, (_, at) => pixels.slice(at * 400, at * 400 + 4).join()))
			.size;
	});
	expect(colours).toBeGreaterThan(20);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText(words.settings.ways.straight_line + ' · ').first()).toBeVisible();
	await expect(page.locator('.map-region')).toBeHidden();
	await expect(page.getByRole('button')).toHaveCount(0);
});

test('the minutes of every compound and kind download as CSV, by the settings of the page', async ({
	page,
	request
}) => {
	const { places, engine } = await engineOf(request);
	await page.goto('/living-circle/gaps?minutes=10');
	const link = page.getByRole('link', { name: words.coverage.gapsCsv });
	const response = await request.get((await link.getAttribute('href')) ?? '');
	const [, ...rows] = table(await response.text());
	const report = engine.report(queryOf({ ...DEFAULT_PARAMS, minutes: 10 }, engine.facts().kinds), []);
	expect(rows).toHaveLength(places.compounds.length * report.kinds.length);
	const missing = rows.filter((row) => row[7] === '1').length;
	const levels = [...report.cost_mm.keys()].filter(
		(at) => (report.cost_mm[at] ?? 0) > (report.kinds[Math.floor(at / report.compounds)]?.limit_mm ?? 0)
	);
	expect(missing).toBe(levels.length);
	expect(rows[0]?.[8]).toContain('10');
});

test('the proposed sites are those of the domain; a facility dragged on the map changes figures, map and address', async ({
	page,
	request
}) => {
	const { places, engine } = await engineOf(request);
	const kind = 'sh_health';
	const params = { ...DEFAULT_PARAMS, for: kind };
	const query = queryOf(params, engine.facts().kinds);
	const candidates = siteCandidates(places, params);
	const site = engine.site({ kind, picks: 3, capacity: null, candidates }, query, []);

	await page.goto(`/living-circle/where-next?for=${kind}`);
	await mapIsReady(page);
	await expect
		.poll(() => drawn(page, 'circle-pick', 'rank').then((ranks) => ranks.sort()))
		.toEqual(site.picks.map((_, i) => String(i + 1)));
	for (const pick of site.picks)
		await expect(page.getByText(words.units.people(pick.gain.toLocaleString('zh-CN')), { exact: true })).toBeVisible();

	const moved = places.facilities.find((facility) => facility.kind === kind && facility.state === 'operating');
	const [from] = moved?.entrances ?? [];
	if (!moved || !from) throw new Error('nothing to move');
	const start = await placeInWindow(page, [from.lon, from.lat]);
	const levels = await paintedLevels(page);
	await page.mouse.move(start.x, start.y);
	await page.mouse.down();
	await page.mouse.move(start.x + 60, start.y + 40, { steps: 8 });
	await expect.poll(() => paintedLevels(page)).not.toEqual(levels);
	await page.mouse.up();
	await expect(page).toHaveURL(/edits=m~/);
	const edits = decodeEdits(new URL(page.url()).searchParams.get('edits') ?? '') ?? [];
	expect(edits).toMatchObject([{ do: 'move', kind, id: moved.id }]);
	const after = engine.report(query, edits).kinds.find((one) => one.kind === kind);
	await expect(page.locator(`[data-covered="${Math.round(after?.now.covered ?? -1)}"]`)).toBeVisible();
	await expect.poll(() => paintedLevels(page)).toEqual([...levelsOf(engine.report(query, edits), kind)]);

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: words.whatIf.save }).click();
	const file = await (await download).path();
	await page.getByRole('link', { name: words.whatIf.reset }).click();
	await expect(page).not.toHaveURL(/edits=/);
	await page.locator('input[type=file]').setInputFiles({
		name: 'scenario.json',
		mimeType: 'application/json',
		buffer: readFileSync(file)
	});
	await expect(page).toHaveURL(/edits=m~/);
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'x.json', mimeType: 'text/plain', buffer: Buffer.from('x') });
	await expect(page.getByText(words.whatIf.failed.not_a_scenario)).toBeVisible();
});

test('the basemap of an imported extract is drawn together with the town’s own', async ({ page, request }) => {
	const [home] = (await placesOf(request)).compounds;
	if (!home) throw new Error('no compound');
	const ring = [
		[home.lon, home.lat],
		[home.lon + 0.001, home.lat],
		[home.lon + 0.001, home.lat + 0.001],
		[home.lon, home.lat]
	];
	const area = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
	// As the database serves it after `npm run osm`: tests/db/circle-osm.test.ts.
	const brought = ['buildings', 'residential', 'green', 'water'];
	await page.route('**/api/basemap.json*', async (route) => {
		const response = await route.fetch();
		const layers = (await response.json()) as Record<string, { features: object[] }>;
		for (const layer of brought)
			layers[layer] = { ...{ type: 'FeatureCollection' }, features: [...(layers[layer]?.features ?? []), area] };
		await route.fulfill({ response, json: layers });
	});
	await page.goto(`/living-circle?map=16/${home.lat}/${home.lon}`);
	await mapIsReady(page);
	for (const layer of ['building', 'residential', 'green', 'water-area'])
		await expect.poll(() => drawn(page, layer, 'layer').then((found) => found.length), layer).toBeGreaterThan(0);
});

test('unknown values in the address fall back, with a message', async ({ page }) => {
	await page.goto('/living-circle/coverage?minutes=999&show=nothing&edits=broken');
	for (const [field, value] of [
		['minutes', '999'],
		['show', 'nothing'],
		['edits', 'broken']
	] as const)
		await expect(page.getByText(words.problem(field, value))).toBeVisible();
});

test('a town without streets says how to import them', async ({ page }) => {
	for (const address of PAGES) {
		await visit(page, `${address}?town=vila-de-teste`);
		await expect(page.getByText(words.empty.network.title)).toBeVisible();
	}
	await expect(mapElement(page)).toHaveAttribute('data-ready', 'true');
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('coverage, gaps, sites and one origin are shown', async ({ page, request }) => {
		const { places, engine } = await engineOf(request);
		const report = engine.report(queryOf(DEFAULT_PARAMS, engine.facts().kinds), []);
		await page.goto('/living-circle/coverage');
		for (const { now } of report.kinds)
			await expect(page.locator(`td[data-share="${now.share}"]`).first()).toBeVisible();
		await page.getByLabel(words.settings.minutes).and(page.locator('input[type=number]')).fill('5');
		await page.getByRole('button', { name: words.settings.apply }).click();
		await expect(page).toHaveURL(/minutes=5/);
		await page.goto('/living-circle/gaps');
		await expect(page.getByRole('table', { name: words.gaps.caption }).getByRole('row')).toHaveCount(26);
		await page.goto('/living-circle/where-next?for=sh_health');
		await expect(page.getByRole('table', { name: /下一处/ })).toBeVisible();
		await page.goto('/living-circle');
		await page.getByLabel(words.origin.choose).fill(places.compounds[2]?.name ?? '');
		await page.getByRole('button', { name: words.origin.search }).click();
		await expect(page.getByText(words.origin.reached, { exact: true })).toBeVisible();
	});
});

test('every page marks examples, and passes WCAG 2.2 AA in light and dark', async ({ page }) => {
	await expectAccessible(page, [...PAGES, '/living-circle?home=example-001'], ['light', 'dark'], async () => {
		await expect(page.getByText(words.source.drawn)).toBeVisible();
		await expect(page.locator('.notice').getByText('示例').first()).toBeVisible();
	});
});
