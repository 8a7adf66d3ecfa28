/**
 * The languages of the interface, the default one first. This is the one place where a language is added: an entry here, and
 * its texts in the files of words beside it, where the types name every one that is missing.
 */
interface LanguageEntry {
	/** Its own name, for the switch. */
	readonly name: string;
	/** Of a page and of a response (BCP 47). */
	readonly tag: string;
	readonly direction: 'ltr' | 'rtl';
	/** Of numbers and dates, for Intl. */
	readonly locale: string;
	/** Of the order of names, for Intl. */
	readonly collation: string;
	/** Tags of OpenStreetMap that hold a name in it, best first. */
	readonly nameTags: readonly string[];
}

const ENTRIES = {
	zh: {
		name: '中文',
		tag: 'zh-CN',
		direction: 'ltr',
		locale: 'zh-CN',
		collation: 'zh-Hans-u-co-pinyin',
		nameTags: ['name:zh', 'name:zh-Hans']
	},
	en: {
		name: 'English',
		tag: 'en',
		direction: 'ltr',
		locale: 'en-GB',
		collation: 'en',
		nameTags: ['name:en']
	}
} as const satisfies Readonly<Record<string, LanguageEntry>>;

export type Language = keyof typeof ENTRIES;

export const LANGUAGE: Readonly<Record<Language, LanguageEntry>> = ENTRIES;
export const LANGUAGES = Object.keys(ENTRIES) as Language[];

/** Of an address that names none, and of the words that give a room its type. */
export const DEFAULT_LANGUAGE = 'zh' satisfies Language;

/** @param code of a text of the data, which may be in a language that the interface does not have */
export const isLanguage = (code: string): code is Language => Object.hasOwn(ENTRIES, code);

/** Tags of OpenStreetMap that hold a name in a language, best first. */
export const nameTags = (code: string): readonly string[] =>
	isLanguage(code) ? LANGUAGE[code].nameTags : [`name:${code}`];

/** Compares names as readers of a language sort them, numbers in them by their value. */
export const nameCollator = (code: string): Intl.Collator =>
	new Intl.Collator(isLanguage(code) ? LANGUAGE[code].collation : code, { numeric: true });
