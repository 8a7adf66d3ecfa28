import type { Page } from '@playwright/test';
import { expectAccessible, PAGES } from './support/axe.ts';
import { expectFits } from './support/layout.ts';
import { expect, NOT_FOUND, test } from './support/test.ts';
import { visit } from './support/visit.ts';

test.use({ expectedErrors: NOT_FOUND });

/** Pages of the other rooms whose links stand alone: back, files, lists. */
const MORE = ['/water/sections/EX-15', '/water/report', '/sign-in'];

/** Targets below the minimum size (WCAG 2.5.8: 24 pixels), with lists unfolded. A link within a sentence may be as high as its line. */
function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		for (const folded of document.querySelectorAll<HTMLDetailsElement>('main details')) folded.open = true;
		const found: string[] = [];
		const targets = 'a[href], button, summary, select, textarea, input:not([type="hidden"])';
		for (const element of document.querySelectorAll<HTMLElement>(targets)) {
			if (!element.checkVisibility({ visibilityProperty: true })) continue;
			if (element.closest('.sr-only, .skip-link, .canvas')) continue;
			const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
			const boxes = [element, ...(label ? [label] : [])].map((part) => part.getBoundingClientRect());
			const [width, height] = [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
			if (width === 0 || (width >= 23.5 && height >= 23.5)) continue;
			const around = [...(element.parentElement?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE);
			const inSentence = around.some((node) => /[\p{L}\p{N}]/u.test(node.textContent ?? ''));
			if (inSentence && getComputedStyle(element).display.startsWith('inline')) continue;
			const name = (element.textContent ?? '').trim().slice(0, 20);
			found.push(`${element.tagName} “${name}” ${Math.round(width)} × ${Math.round(height)}`);
		}
		return found;
	});
}

test('on a phone every page fits in both languages and passes WCAG 2.2 AA, in English and in dark', async ({
	page
}) => {
	const inEnglish = PAGES.map((address) => `${address}?lang=en`);
	await expectAccessible(page, inEnglish, ['dark'], (address) => expectFits(page, address));
	for (const address of PAGES) {
		await visit(page, address);
		await expectFits(page, address);
		expect(await smallTargets(page), address).toEqual([]);
	}
	for (const address of MORE) {
		await visit(page, address);
		expect(await smallTargets(page), address).toEqual([]);
	}
});
