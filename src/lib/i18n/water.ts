import { water as en } from './en/water.ts';
import type { Words } from './words.ts';
import { water as zh } from './zh/water.ts';

export const waterWords: Words<typeof zh> = { zh, en };
