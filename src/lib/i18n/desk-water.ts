import { deskWater as en } from './en/desk-water.ts';
import type { Words } from './words.ts';
import { deskWater as zh } from './zh/desk-water.ts';

export const deskWaterWords: Words<typeof zh> = { zh, en };
