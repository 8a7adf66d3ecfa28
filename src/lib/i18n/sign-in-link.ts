import { signInLink as en } from './en/sign-in-link.ts';
import type { Words } from './words.ts';
import { signInLink as zh } from './zh/sign-in-link.ts';

export const signInLinkWords: Words<typeof zh> = { zh, en };
