import { plan as en } from './en/plan.ts';
import type { Words } from './words.ts';
import { plan as zh } from './zh/plan.ts';

export const planWords: Words<typeof zh> = { zh, en };
