import { LANGUAGES, type Language } from '../domain/shared/text.ts';

/** The words of one room of the product in every language. */
export type Words<Room> = Readonly<Record<Language, Room>>;

/** The language whose words give a room its type. */
type Model = 'zh';

/**
 * Words of one room, every language side by side: a missing key, or a missing language, does not compile. A page imports
 * the rooms it shows, so that they travel with its code and with no other page.
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineWords<Room>(
	words: Readonly<Record<Model, Room> & Record<Exclude<Language, Model>, NoInfer<Room>>>
): Words<Room> {
	return words;
}

/** The type of a room's words, from the words in every language. */
export type RoomOf<All> = All extends Words<infer Room> ? Room : never;

/** Several rooms as one, each under its name. */
export function joinWords<Rooms extends Readonly<Record<string, Words<unknown>>>>(
	rooms: Rooms
): Words<{ readonly [Name in keyof Rooms]: RoomOf<Rooms[Name]> }> {
	const inLanguage = (language: Language) =>
		Object.fromEntries(Object.entries(rooms).map(([name, words]) => [name, words[language]]));
	return Object.fromEntries(LANGUAGES.map((language) => [language, inLanguage(language)])) as never;
}
