import { records as en } from './en/records.ts';
import type { Words } from './words.ts';
import { records as zh } from './zh/records.ts';

export const recordsWords: Words<typeof zh> = { zh, en };
