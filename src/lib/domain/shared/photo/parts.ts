/** Putting a file together from the pieces that stay. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

export const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** @throws RangeError where the piece is not all there */
export function piece(bytes: Uint8Array, from: number, length: number): Uint8Array {
	if (from < 0 || length < 0 || from + length > bytes.length) throw new RangeError('behind the end');
	return bytes.subarray(from, from + length);
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
