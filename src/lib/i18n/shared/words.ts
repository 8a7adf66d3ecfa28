import { type DEFAULT_LANGUAGE, LANGUAGES, type Language } from './languages.ts';

/** The words of one room of the product in every language. */
export type Words<Room> = Readonly<Record<Language, Room>>;

/** The type of a room's words, from the words in every language. */
export type RoomOf<All> = All extends Words<infer Room> ? Room : never;

/**
 * Words of one room, every language side by side: a missing key, or a missing language, does not compile. A page imports
 * the rooms it shows, so that they travel with its code and with no other page.
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineWords<Room>(
	words: Readonly<
		Record<typeof DEFAULT_LANGUAGE, Room> & Record<Exclude<Language, typeof DEFAULT_LANGUAGE>, NoInfer<Room>>
	>
): Words<Room> {
	return words;
}

/** A text made for each language. */
export const inEveryLanguage = <T>(textIn: (language: Language) => T): Words<T> =>
	Object.fromEntries(LANGUAGES.map((language) => [language, textIn(language)])) as Record<Language, T>;

/** Several rooms as one, each under its name. */
export function joinWords<Rooms extends Readonly<Record<string, Words<unknown>>>>(
	rooms: Rooms
): Words<{ readonly [Name in keyof Rooms]: RoomOf<Rooms[Name]> }> {
	const wordsIn = (language: Language) =>
		Object.fromEntries(Object.entries(rooms).map(([name, words]) => [name, words[language]]));
	return inEveryLanguage(wordsIn) as never;
}
