import { sources as en } from './en/sources.ts';
import type { Words } from './words.ts';
import { sources as zh } from './zh/sources.ts';

export const sourcesWords: Words<typeof zh> = { zh, en };
