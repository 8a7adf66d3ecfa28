/**
 * Reads the words of the interface: `m` has those of every page and of the map, `of` those of one room.
 * The language is part of the address, so nothing here is module state: each request and each tab has its own
 * `I18n`, made in the root layout and held in context.
 */
import { createContext } from 'svelte';
import type { DatePrecision } from '../domain/shared/statement.ts';
import { localise, type LocalText } from '../domain/shared/text.ts';
import type { Language } from './shared/languages.ts';
import { formatDate, formatNumber } from './format.ts';
import { planningWords } from './planning/planning.ts';
import { notationWords } from './shared/notation.ts';
import { joinWords, type RoomOf, type Words } from './shared/words.ts';
import { liveWords } from './shell/live.ts';
import { mapWords } from './shell/map.ts';
import { shellWords } from './shell/shell.ts';
import { signInWords } from './staff/sign-in.ts';

const MESSAGES = joinWords({
	shell: shellWords,
	notation: notationWords,
	planning: planningWords,
	map: mapWords,
	live: liveWords,
	signIn: signInWords
});
export type Messages = RoomOf<typeof MESSAGES>;

/** Read on each use, so that a new language in the address changes the words in place. */
export interface LanguageSource {
	/** The reader's language. */
	language: () => Language;
	/** The town's own language: the one its data is sure to have. */
	townLanguage: () => string;
}

export class I18n {
	readonly #source: LanguageSource;

	constructor(source: LanguageSource) {
		this.#source = source;
	}

	get language(): Language {
		return this.#source.language();
	}

	/** The words every page has. */
	get m(): Messages {
		return MESSAGES[this.language];
	}

	/** The words of one room. */
	of<Room>(words: Words<Room>): Room {
		return words[this.language];
	}

	/** A text of the data in the reader's language, else in the town's. Empty for no text. */
	name(text: LocalText | null | undefined): string {
		return localise(text, this.language, this.#source.townLanguage());
	}

	number(value: number): string {
		return formatNumber(value, this.language);
	}

	/** @param isoDate YYYY-MM-DD */
	date(isoDate: string, precision: DatePrecision): string {
		return formatDate(isoDate, precision, this.language);
	}
}

const [useI18n, setI18n] = createContext<I18n>();
export { useI18n };

/** To be called once, while the root layout is set up. */
export function provideI18n(source: LanguageSource): I18n {
	return setI18n(new I18n(source));
}
