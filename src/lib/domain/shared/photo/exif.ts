/**
 * Position, time and orientation from the Exif metadata of a photo (Exif 2.32 in a TIFF 6.0 structure). All metadata is
 * removed from the stored photo (jpeg.ts, png.ts, webp.ts).
 */
export interface ExifData {
	/** 1 … 8 (Exif); 1 when not stated. */
	orientation: number;
	/** Local time of the camera without a zone: `2026-03-05T09:41:07`; null when missing or invalid. */
	taken_at: string | null;
	/** WGS 84 degrees. */
	place: { lon: number; lat: number } | null;
	/** Stated accuracy of the position; null when missing. */
	accuracy_m: number | null;
}

export const NO_EXIF: ExifData = { orientation: 1, taken_at: null, place: null, accuracy_m: null };

const ORIENTATION = 0x0112;
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const TAKEN_AT = 0x9003;
const [LAT_REF, LAT, LON_REF, LON, ERROR_M] = [0x01, 0x02, 0x03, 0x04, 0x1f];
/** More than any camera writes: limits the work on a malicious file. */
const MAX_ENTRIES = 512;

/** @param tiff the block that begins with `II` or `MM`; damaged blocks give no data */
export function readExif(tiff: Uint8Array): ExifData {
	try {
		return exifOf(new Tiff(tiff));
	} catch (error) {
		// An offset beyond the block.
		if (error instanceof RangeError) return NO_EXIF;
		throw error;
	}
}

function exifOf(tiff: Tiff): ExifData {
	const first = tiff.directory(tiff.firstDirectory);
	const exif = tiff.directoryAt(first.get(EXIF_IFD));
	const gps = tiff.directoryAt(first.get(GPS_IFD));
	const orientation = tiff.number(first.get(ORIENTATION)) ?? 1;
	const lat = degrees(tiff.rationals(gps.get(LAT)), tiff.text(gps.get(LAT_REF)), 'S', 90);
	const lon = degrees(tiff.rationals(gps.get(LON)), tiff.text(gps.get(LON_REF)), 'W', 180);
	const error_m = tiff.rationals(gps.get(ERROR_M))[0];
	return {
		orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
		taken_at: timeOf(tiff.text(exif.get(TAKEN_AT))),
		// Cameras without a position fix write 0, 0.
		place: lat === null || lon === null || (lat === 0 && lon === 0) ? null : { lon, lat },
		accuracy_m: error_m !== undefined && error_m > 0 && error_m < 100_000 ? Math.ceil(error_m) : null
	};
}

function degrees(parts: readonly number[], reference: string, negative: string, most: number): number | null {
	const [whole, minutes = 0, seconds = 0] = parts;
	if (whole === undefined) return null;
	const value = whole + minutes / 60 + seconds / 3600;
	if (!Number.isFinite(value) || value > most) return null;
	return Number((reference.startsWith(negative) ? -value : value).toFixed(6));
}

/** @param text `2026:03:05 09:41:07` */
function timeOf(text: string): string | null {
	const found = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
	if (!found) return null;
	const iso = `${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}`;
	const time = new Date(`${iso}Z`);
	return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 19) !== iso ? null : iso;
}

interface Entry {
	type: number;
	count: number;
	/** Offset of its four bytes: the value itself where it fits, else an offset to it. */
	at: number;
}
type Directory = ReadonlyMap<number, Entry>;

const SHORT = 3;
const LONG = 4;
const ASCII = 2;
const RATIONAL = 5;

class Tiff {
	readonly #view: DataView;
	readonly #little: boolean;
	readonly firstDirectory: number;

	constructor(bytes: Uint8Array) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const order = this.#view.getUint16(0);
		this.#little = order === 0x4949;
		if ((!this.#little && order !== 0x4d4d) || this.#view.getUint16(2, this.#little) !== 42)
			throw new RangeError('not a TIFF block');
		this.firstDirectory = this.#view.getUint32(4, this.#little);
	}

	directory(offset: number): Directory {
		const count = Math.min(this.#view.getUint16(offset, this.#little), MAX_ENTRIES);
		const entries = new Map<number, Entry>();
		for (let n = 0; n < count; n += 1) {
			const at = offset + 2 + 12 * n;
			entries.set(this.#view.getUint16(at, this.#little), {
				type: this.#view.getUint16(at + 2, this.#little),
				count: this.#view.getUint32(at + 4, this.#little),
				at: at + 8
			});
		}
		return entries;
	}

	directoryAt(pointer: Entry | undefined): Directory {
		const offset = this.number(pointer);
		return offset === null ? new Map() : this.directory(offset);
	}

	number(entry: Entry | undefined): number | null {
		if (entry?.type === SHORT) return this.#view.getUint16(entry.at, this.#little);
		return entry?.type === LONG ? this.#view.getUint32(entry.at, this.#little) : null;
	}

	text(entry: Entry | undefined): string {
		if (entry?.type !== ASCII || entry.count > 64) return '';
		const from = entry.count <= 4 ? entry.at : this.#view.getUint32(entry.at, this.#little);
		const codes = Array.from({ length: entry.count }, (_, n) => this.#view.getUint8(from + n));
		return String.fromCharCode(...codes)
			.replace(/\0.*$/s, '')
			.trim();
	}

	rationals(entry: Entry | undefined): number[] {
		if (entry?.type !== RATIONAL || entry.count < 1 || entry.count > 3) return [];
		const from = this.#view.getUint32(entry.at, this.#little);
		return Array.from({ length: entry.count }, (_, n) => {
			const below = this.#view.getUint32(from + 8 * n + 4, this.#little);
			return below === 0 ? NaN : this.#view.getUint32(from + 8 * n, this.#little) / below;
		});
	}
}
