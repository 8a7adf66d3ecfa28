/** The text of a file that an office machine wrote: UTF-8, UTF-16 with its mark, or GBK (GB 18030). */

export type FileText = { ok: true; text: string } | { ok: false; reason: 'workbook' | 'binary' };

const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE_MARK = [0xd0, 0xcf, 0x11, 0xe0];
const UTF16_MARKS = [
	{ mark: [0xff, 0xfe], encoding: 'utf-16le' },
	{ mark: [0xfe, 0xff], encoding: 'utf-16be' }
] as const;

/** What no text holds: control characters other than tab, line ends and form feed. */
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

export function fileText(bytes: Uint8Array): FileText {
	const startsWith = (mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte);
	if (startsWith(ZIP_MARK) || startsWith(OLD_OFFICE_MARK)) return { ok: false, reason: 'workbook' };
	const marked = UTF16_MARKS.find(({ mark }) => startsWith(mark));
	const encodings = marked ? [marked.encoding] : ['utf-8', 'gb18030'];
	for (const encoding of encodings) {
		const text = decode(bytes, encoding);
		if (text !== null && !CONTROL.test(text)) return { ok: true, text };
	}
	return { ok: false, reason: 'binary' };
}

/** @returns null where the bytes are not of that encoding; a byte order mark is left out */
function decode(bytes: Uint8Array, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
