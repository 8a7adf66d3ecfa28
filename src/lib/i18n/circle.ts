import { circle as en } from './en/circle.ts';
import type { Words } from './words.ts';
import { circle as zh } from './zh/circle.ts';

export const circleWords: Words<typeof zh> = { zh, en };
