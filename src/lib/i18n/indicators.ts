import { indicators as en } from './en/indicators.ts';
import type { Words } from './words.ts';
import { indicators as zh } from './zh/indicators.ts';

export const indicatorsWords: Words<typeof zh> = { zh, en };
