import { layoutOf, mapElement, openOnMap } from './support/map.ts';
import { rowLinks } from './support/list.ts';
import { expect, test } from './support/test.ts';
import { visit } from './support/visit.ts';
import { en } from './support/words.ts';
import type { Page } from '@playwright/test';
import { LANGUAGE } from '../../src/lib/i18n/shared/languages.ts';

const ENGLISH_PAGES = ['/', '/planning', '/planning/pl-bailian-570', '/indicators', '/sources'];

/** Chinese text in the English page, in labels and titles too; the link back to Chinese is the one exception. */
function chineseOn(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const chinese = /[\u3400-\u9fff]/;
		const found: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const element = node.parentElement;
			if (!element || element.closest('script, style, noscript, [lang|="zh"]')) continue;
			if (chinese.test(node.textContent ?? '')) found.push(node.textContent ?? '');
		}
		for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
			for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
				const value = element.getAttribute(name) ?? '';
				if (chinese.test(value)) found.push(`${name}: ${value}`);
			}
		return chinese.test(document.title) ? [...found, document.title] : found;
	});
}

test('the language changes in place: panel, labels on the map, and the document', async ({ page }) => {
	await openOnMap(page, '/planning?phase=preparation');
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	expect(JSON.stringify(await layoutOf(page, 'planning-label', 'text-field'))).toContain('name_zh');
	await page.evaluate(() => Object.assign(window, { stays: true }));

	await page.getByRole('link', { name: LANGUAGE.en.name }).click();
	await expect(page).toHaveURL(/\?lang=en&phase=preparation/);
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Parcels and projects');
	await expect(
		rowLinks(page, en.planning.table.caption).filter({ hasText: 'Bailian plot, 570 Zhenda Road' })
	).toBeVisible();
	for (const layer of ['planning-label', 'planning-label-selected', 'road-label', 'place-label', 'water-label'])
		expect(JSON.stringify(await layoutOf(page, layer, 'text-field')), layer).toContain('name_en');
	expect(await layoutOf(page, 'town-line-label', 'text-field')).toBe(en.map.schematic);
	await expect(page.getByRole('region', { name: en.map.label('Dachang Town') })).toBeVisible();
	expect(await page.evaluate(() => 'stays' in window)).toBe(true);

	await page.getByRole('link', { name: LANGUAGE.zh.name }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('地块与项目');
	expect(JSON.stringify(await layoutOf(page, 'planning-label', 'text-field'))).toContain('name_zh');
	await expect(mapElement(page)).toHaveAttribute('data-ready', 'true');
	expect(await page.evaluate(() => 'stays' in window)).toBe(true);
});

test('in English every page is in English, names and data included, and links keep the language', async ({ page }) => {
	for (const address of ENGLISH_PAGES) {
		await visit(page, `${address}?lang=en`);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		expect(await chineseOn(page), address).toEqual([]);
		for (const link of await page.getByRole('navigation', { name: en.shell.nav.label }).getByRole('link').all())
			expect(await link.getAttribute('href')).toContain('lang=en');
	}
});
