import { expectAccessible, PAGES } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { NOT_FOUND, test } from './support/test.ts';
import { visit } from './support/visit.ts';

test.use({ provoked: NOT_FOUND });

test('on a phone every page fits in both languages and breaks no rule of WCAG 2.2 AA, in English and in dark', async ({
	page
}) => {
	const inEnglish = PAGES.map((address) => `${address}?lang=en`);
	await expectAccessible(page, inEnglish, ['dark'], (address) => expectFits(page, address));
	for (const address of PAGES) {
		await visit(page, address);
		await expectFits(page, address);
	}
});
