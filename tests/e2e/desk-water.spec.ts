import { expectAccessible } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { emailOf, ownOrigin, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { cleanPhoto } from '../../src/lib/domain/shared/photo/photo.ts';
import { phoneJpeg, SECRETS } from '../../src/lib/domain/shared/photo/photo.fixture.ts';
import { fieldWorkWords } from '../../src/lib/i18n/water/field-work.ts';
import { waterReviewWords } from '../../src/lib/i18n/water/review.ts';
import { zh } from './support/words.ts';

const { zh: words } = waterReviewWords;
const { zh: deskField } = fieldWorkWords;
const DAY = '2026-01-08';
const MONTH = `/desk/water?month=2026-01`;

test.describe.configure({ mode: 'serial' });
// Forms refused on purpose.
test.use({ expectedErrors: /status of 4(00|01|03|09|13)/ });

test('a sample is entered by one user and reviewed by another, who may not publish it; without scripts too', async ({
	page,
	browser
}) => {
	await signIn(page, 'water');
	const stored = await page.request.post('/water/import/store', {
		headers: ownOrigin(),
		data: {
			file: null,
			sha256: null,
			samples: [{ row: null, section: 'EX-01', date: DAY, sampler: null, values: { nh3n: '1.32', tp: '9' } }]
		}
	});
	expect(await stored.json()).toMatchObject({ ok: true });
	await page.goto('/desk');
	await page.getByRole('link', { name: new RegExp(words.tile) }).click();
	await page.goto(MONTH);
	const row = page.getByRole('row').filter({ hasText: '示例断面 01' });
	await expect(row).toContainText(words.mine.preliminary);
	await expect(row).toContainText(zh.water.sign['>V']);
	await expect(row.getByText(/总磷 9，往常.*相差十倍以上/)).toBeVisible();
	await expectAccessible(page, MONTH, ['light', 'dark']);
	await page.getByRole('checkbox').first().check();
	await expect(page.getByRole('button', { name: words.move.reviewed })).toHaveAttribute('aria-disabled', 'true');

	const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await signIn(plain, 'admin');
	await plain.goto(MONTH);
	await plain.getByRole('checkbox').first().check();
	await plain.getByRole('button', { name: words.move.reviewed }).click();
	await expect(plain.getByText(words.moved('1', words.state.reviewed))).toBeVisible();
	await plain.goto(`${MONTH}&state=reviewed`);
	await plain.getByRole('checkbox').first().check();
	await plain.getByRole('button', { name: words.move.published }).click();
	await expect(plain.getByRole('alert')).toContainText(words.problem.same_person);
	await expect(plain.getByRole('checkbox').first()).toBeChecked();

	// Restore: exclude the sample, with a reason for the log.
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${MONTH}&state=reviewed`);
	await expectFits(page, '/desk/water');
	await expect(page.getByText(words.hand.reviewed(emailOf('admin'), '').replace(/，$/, ''))).toBeVisible();
	await page.getByRole('checkbox').first().check();
	await page.getByText(words.more).click();
	await page.getByLabel(words.reason).fill('示例：小数点写错');
	await page.getByRole('button', { name: words.backTo.withdrawn }).click();
	await expect(page.getByText(words.moved('1', words.state.withdrawn))).toBeVisible();
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	test('a patrol with a finding and its photo: the location is read from the photo and removed from the stored file', async ({
		page,
		browser,
		request
	}) => {
		const patrols = deskField.patrols;
		await signIn(page, 'water');
		await page.goto('/desk/patrols/new');
		await page.getByLabel(deskField.outfalls.river).selectOption({ index: 1 });
		await page.getByLabel(patrols.chief).fill('示例村级河长');
		await page.getByRole('button', { name: patrols.save }).click();
		await expect(page.getByText(patrols.saved)).toBeVisible();
		await expect(page.getByText(deskField.place.tap, { exact: true })).toBeVisible();
		await page.locator('.maplibregl-canvas').click({ position: { x: 195, y: 250 } });
		await expect(page.getByText(deskField.place.found.map)).toBeVisible();
		await expect(page.getByLabel(deskField.place.lat)).toHaveValue(/^31\.\d{6}$/);
		await expect(page.getByLabel(deskField.place.accuracy)).toHaveValue(/^\d+$/);
		await expect(page.getByRole('img', { name: deskField.place.pin })).toBeVisible();
		const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(phoneJpeg()) };
		await page.locator('input[type=file]').last().setInputFiles(file);
		await expect(page.getByText(deskField.place.photoHas('31.29252', '121.41274'))).toBeVisible();
		await page.getByRole('button', { name: deskField.place.usePhoto }).click();
		await expect(page.getByLabel(deskField.place.lat)).toHaveValue('31.292520');
		await page.getByLabel(patrols.finding.description).fill('示例：岸坡垃圾');
		await page.getByRole('button', { name: patrols.finding.save }).click();
		await expect(page.getByText(patrols.finding.saved)).toBeVisible();

		const picture = page.getByRole('article').getByRole('img');
		await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(16);
		const address = (await picture.getAttribute('src')) ?? '';
		const answer = await page.request.get(address);
		expect(answer.headers()).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
		expect(answer.headers()['content-security-policy']).toContain('sandbox');
		expect(answer.headers()['cache-control']).toContain('private');
		const body = await answer.body();
		for (const secret of [...SECRETS, 'GPS']) expect(body.includes(secret), secret).toBe(false);
		expect(cleanPhoto(body)).toMatchObject({ place: null, taken_at: null });
		expect((await request.get(address)).status()).toBe(404);

		const here = page.url();
		await expectAccessible(page, new URL(here).pathname, ['light', 'dark']);
		await expectFits(page, '/desk/patrols/…');

		// Continued without scripts, by another user.
		const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
		await signIn(plain, 'admin');
		await plain.goto(here);
		await plain.getByText(patrols.finding.next(patrols.finding.states.dispatched)).click();
		await plain.getByLabel(patrols.finding.doneBy.dispatched).fill('示例养护单位');
		await plain.getByRole('button', { name: patrols.finding.move(patrols.finding.states.dispatched) }).click();
		await expect(plain.getByText(patrols.finding.moved(patrols.finding.states.dispatched))).toBeVisible();
	});

	test('a new outfall without scripts: refused while incomplete, then stored with its photo', async ({
		browser,
		request
	}) => {
		const fields = deskField.outfalls;
		const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
		const page = await context.newPage();
		await signIn(page, 'water');
		await page.goto('/desk/outfalls/new');
		await page.getByLabel(fields.name, { exact: true }).fill('示例排口（测试）');
		await page.getByLabel(fields.river).selectOption({ index: 1 });
		await page.getByRole('button', { name: fields.save }).click();
		await expect(page.getByRole('alert')).toContainText(deskField.problem.place_missing);
		await expect(page.getByLabel(fields.name, { exact: true })).toHaveValue('示例排口（测试）');
		const fake = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') };
		await page.locator('input[type=file]').setInputFiles(fake);
		await page.getByRole('button', { name: fields.save }).click();
		await expect(page.getByRole('alert')).toContainText(deskField.photo.problem.not_a_photo);
		const file = { name: 'x.png', mimeType: 'image/png', buffer: Buffer.from(phoneJpeg()) };
		await page.locator('input[type=file]').setInputFiles(file);
		await page.getByRole('button', { name: fields.save }).click();
		await expect(page.getByText(fields.added)).toBeVisible();
		const address = (await page.locator('main img').first().getAttribute('src')) ?? '';
		expect((await request.get(address)).status()).toBe(404);
		await expectFits(page, '/desk/outfalls/…');
	});
});
