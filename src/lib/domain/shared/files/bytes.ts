/** Helpers for binary file formats. */

/** First bytes of file formats. */
export const SIGNATURES = {
	zip: Uint8Array.of(0x50, 0x4b, 0x03, 0x04),
	/** Compound File Binary: .xls and .doc before 2007. */
	ole2: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)
} as const;

export const startsWith = (bytes: Uint8Array, signature: Uint8Array): boolean =>
	signature.every((byte, i) => bytes[i] === byte);

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

export const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** @throws RangeError where the bytes end before the piece */
export function piece(bytes: Uint8Array, from: number, length: number): Uint8Array {
	if (from < 0 || length < 0 || from + length > bytes.length) throw new RangeError('beyond the end');
	return bytes.subarray(from, from + length);
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
