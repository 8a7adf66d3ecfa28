import { places as en } from './en/places.ts';
import type { Words } from './words.ts';
import { places as zh } from './zh/places.ts';

export const placesWords: Words<typeof zh> = { zh, en };
