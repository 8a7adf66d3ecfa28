/** Text files of unknown encoding: UTF-8, UTF-16 with a byte order mark, or GBK (as its superset GB 18030). */
import { SIGNATURES, startsWith } from './bytes.ts';

export type FileText = { ok: true; text: string } | { ok: false; reason: 'workbook' | 'binary' };

export const GBK = 'gb18030';

const UTF16 = [
	{ mark: Uint8Array.of(0xff, 0xfe), encoding: 'utf-16le' },
	{ mark: Uint8Array.of(0xfe, 0xff), encoding: 'utf-16be' }
] as const;

/** Control characters other than tab, line ends and form feed: a file with them is binary. */
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

export function fileText(bytes: Uint8Array): FileText {
	if (startsWith(bytes, SIGNATURES.zip) || startsWith(bytes, SIGNATURES.ole2)) return { ok: false, reason: 'workbook' };
	const utf16 = UTF16.find(({ mark }) => startsWith(bytes, mark));
	for (const encoding of utf16 ? [utf16.encoding] : ['utf-8', GBK]) {
		const text = decodeStrictly(bytes, encoding);
		if (text !== null && !CONTROL.test(text)) return { ok: true, text };
	}
	return { ok: false, reason: 'binary' };
}

/** A short text such as a file name: UTF-8 where it is valid, else `fallback`. */
export const decodeName = (bytes: Uint8Array, fallback: string): string =>
	decodeStrictly(bytes, 'utf-8') ?? new TextDecoder(fallback).decode(bytes);

/** @returns null for bytes that are invalid in the encoding; a byte order mark is removed */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** Texts may be cut in the middle of a character: a few invalid sequences do not disprove UTF-8. */
const MAX_BROKEN_SHARE = 1 / 3;

/** Encoding of fields of fixed width: UTF-8 unless too many of their non-ASCII characters are invalid in it. */
export function encodingOfFields(fields: readonly Uint8Array[]): 'utf-8' | typeof GBK {
	const decoder = new TextDecoder('utf-8');
	const foreign = fields.flatMap((bytes) => decoder.decode(bytes).match(/[^\0-\x7f]/gu) ?? []);
	const broken = foreign.filter((character) => character === '\uFFFD').length;
	return broken <= foreign.length * MAX_BROKEN_SHARE ? 'utf-8' : GBK;
}
