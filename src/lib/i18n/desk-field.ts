import { deskField as en } from './en/desk-field.ts';
import type { Words } from './words.ts';
import { deskField as zh } from './zh/desk-field.ts';

export const deskFieldWords: Words<typeof zh> = { zh, en };
