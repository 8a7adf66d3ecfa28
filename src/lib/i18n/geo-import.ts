import { geoImport as en } from './en/geo-import.ts';
import type { Words } from './words.ts';
import { geoImport as zh } from './zh/geo-import.ts';

export const geoImportWords: Words<typeof zh> = { zh, en };
