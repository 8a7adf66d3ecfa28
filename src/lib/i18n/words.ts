import type { Language } from '../domain/shared/text.ts';

/**
 * The words of one room of the product in every language. Chinese is the model, English its twin by type: a missing key
 * does not compile. A room imports its own, so that they travel with its code and with no other page.
 */
export type Words<Room> = Readonly<Record<Language, Room>>;
