import { expectAccessible } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { emailOf, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { deskWater as words } from '../../src/lib/i18n/zh/desk-water.ts';
import { zh } from './support/words.ts';

const DAY = '2026-01-08';
const MONTH = `/desk/water?month=2026-01`;

test.describe.configure({ mode: 'serial' });
// Forms that are refused on purpose.
test.use({ provoked: /status of 4(00|01|03|09|13)/ });

test('a sample is entered by one, reviewed by another, and not published by the same; without scripts too', async ({
	page,
	browser
}) => {
	await signIn(page, 'water');
	const stored = await page.request.post('/water/import/store', {
		headers: { origin: new URL(page.url()).origin },
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

	// Back to how it was found: taken out of the record, with a reason that the log keeps.
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
