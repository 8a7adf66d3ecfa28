import { expect, it } from 'vitest';
import { localise, type LocalText } from './text.ts';

it.each<[what: string, text: LocalText | null, language: string, town: string, expected: string]>([
	['the reader’s language', { zh: '路', en: 'Road', pt: 'Estrada' }, 'en', 'pt', 'Road'],
	['else the town’s', { pt: 'Estrada', en: 'Road' }, 'zh', 'pt', 'Estrada'],
	['else English', { en: 'Road', fr: 'Route' }, 'zh', 'pt', 'Road'],
	['else whichever is there', { fr: 'Route' }, 'zh', 'pt', 'Route'],
	['nothing for no text', null, 'zh', 'zh', '']
])('localise gives %s', (_what, text, language, town, expected) => {
	expect(localise(text, language, town)).toBe(expected);
});
