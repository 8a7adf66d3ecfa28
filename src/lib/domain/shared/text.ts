import { DEFAULT_LANGUAGE } from '../../i18n/shared/languages.ts';

/**
 * Text in several languages, keyed by a BCP 47 primary subtag: `{ zh: '真大路', en: 'Zhenda Road' }`.
 * Data carries its own languages (a town in Portugal has `pt`), whichever the interface has.
 */
export type LocalText = Readonly<Record<string, string>>;

/**
 * The text in the user's language, else in the town's own, else in any language.
 * @returns an empty string when there is no text
 */
export function localise(
	text: LocalText | null | undefined,
	language: string,
	townLanguage: string = DEFAULT_LANGUAGE
): string {
	if (!text) return '';
	return text[language] ?? text[townLanguage] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
