import { desk as en } from './en/desk.ts';
import type { Words } from './words.ts';
import { desk as zh } from './zh/desk.ts';

export const deskWords: Words<typeof zh> = { zh, en };
