import { waterImport as en } from './en/water-import.ts';
import type { Words } from './words.ts';
import { waterImport as zh } from './zh/water-import.ts';

export const waterImportWords: Words<typeof zh> = { zh, en };
