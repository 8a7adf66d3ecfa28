import type { NetworkArrays } from './network.ts';

/**
 * Binary format of the walking network for transfer and storage: positions in ten-millionths of a degree (about 1 cm,
 * the resolution of OpenStreetMap), delta-encoded as variable-length integers. Neighbours mostly follow each other, so
 * that most deltas take two or three bytes instead of eight.
 *
 *   "WNET", version, flags, then as integers: counts of junctions, streets and bends;
 *   the junctions; the ends of each street; runs of equal slowness (length, float32); the bends of each street.
 */
const MAGIC = [0x57, 0x4e, 0x45, 0x54];
const VERSION = 1;
const HAS_SLOWNESS = 1;
const HAS_BENDS = 2;
const UNITS_IN_DEGREE = 1e7;

/** The bytes are not a complete walking network. */
export class NetworkCodecError extends Error {}

/** @throws NetworkCodecError when a position is not in degrees */
export function encodeNetwork(arrays: NetworkArrays): Uint8Array<ArrayBuffer> {
	const { lon, lat, from, to, slowness, bendStart, bendLon, bendLat } = arrays;
	const bends = bendStart && bendLon && bendLat ? { bendStart, bendLon, bendLat } : null;
	const out = new Writer();
	for (const byte of MAGIC) out.byte(byte);
	out.byte(VERSION);
	out.byte((slowness ? HAS_SLOWNESS : 0) + (bends ? HAS_BENDS : 0));
	out.count(lon.length);
	out.count(from.length);
	if (bends) out.count(bends.bendLon.length);
	writePositions(out, lon, lat);
	for (let edge = 0, before = 0; edge < from.length; edge++) {
		const start = from[edge] ?? 0;
		out.step(start - before);
		out.step((to[edge] ?? 0) - start);
		before = start;
	}
	if (slowness) writeRuns(out, slowness);
	if (bends) {
		for (let edge = 0; edge < from.length; edge++)
			out.count((bends.bendStart[edge + 1] ?? 0) - (bends.bendStart[edge] ?? 0));
		writePositions(out, bends.bendLon, bends.bendLat);
	}
	return out.bytes();
}

/** @throws NetworkCodecError when the bytes are of another format or version, or incomplete */
export function decodeNetwork(buffer: ArrayBuffer | Uint8Array): NetworkArrays {
	const from = new Reader(buffer instanceof Uint8Array ? buffer : new Uint8Array(buffer));
	if (MAGIC.some((byte) => from.byte() !== byte)) throw new NetworkCodecError('these bytes are no walking network');
	const version = from.byte();
	if (version !== VERSION) throw new NetworkCodecError(`a walking network of version ${version}, not ${VERSION}`);
	const flags = from.byte();
	const [nodeCount, edgeCount] = [from.count(), from.count()];
	const bendCount = flags & HAS_BENDS ? from.count() : 0;
	// Every node, edge and bend takes at least two bytes: a larger count is refused before memory is allocated.
	if ((nodeCount + edgeCount + bendCount) * 2 > from.left)
		throw new NetworkCodecError('the walking network is cut short');
	const arrays = { ...readPositions(from, nodeCount), ...readEnds(from, edgeCount, nodeCount) };
	const paced = flags & HAS_SLOWNESS ? { ...arrays, slowness: readRuns(from, edgeCount) } : arrays;
	const whole = flags & HAS_BENDS ? { ...paced, ...readBends(from, edgeCount, bendCount) } : paced;
	if (from.left > 0) throw new NetworkCodecError(`${from.left} bytes follow the end of the walking network`);
	return whole;
}

function writePositions(out: Writer, lon: Float64Array, lat: Float64Array): void {
	let [lonBefore, latBefore] = [0, 0];
	for (let i = 0; i < lon.length; i++) {
		const [x, y] = [lon[i] ?? NaN, lat[i] ?? NaN];
		if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) throw new NetworkCodecError(`${x}, ${y} is no position in degrees`);
		const [lonUnits, latUnits] = [Math.round(x * UNITS_IN_DEGREE), Math.round(y * UNITS_IN_DEGREE)];
		out.step(lonUnits - lonBefore);
		out.step(latUnits - latBefore);
		[lonBefore, latBefore] = [lonUnits, latUnits];
	}
}

function readPositions(from: Reader, count: number): Pick<NetworkArrays, 'lon' | 'lat'> {
	const [lon, lat] = [new Float64Array(count), new Float64Array(count)];
	let [lonUnits, latUnits] = [0, 0];
	for (let i = 0; i < count; i++) {
		lonUnits += from.step();
		latUnits += from.step();
		lon[i] = lonUnits / UNITS_IN_DEGREE;
		lat[i] = latUnits / UNITS_IN_DEGREE;
	}
	return { lon, lat };
}

function readEnds(from: Reader, edgeCount: number, nodeCount: number): Pick<NetworkArrays, 'from' | 'to'> {
	const ends = { from: new Int32Array(edgeCount), to: new Int32Array(edgeCount) };
	for (let edge = 0, start = 0; edge < edgeCount; edge++) {
		start += from.step();
		const end = start + from.step();
		if (!(start >= 0 && start < nodeCount && end >= 0 && end < nodeCount)) {
			throw new NetworkCodecError(`street ${edge} leads to a junction that is not there`);
		}
		ends.from[edge] = start;
		ends.to[edge] = end;
	}
	return ends;
}

function writeRuns(out: Writer, values: Float32Array): void {
	for (let start = 0; start < values.length;) {
		let end = start + 1;
		while (end < values.length && values[end] === values[start]) end++;
		out.count(end - start);
		out.float(values[start] ?? 1);
		start = end;
	}
}

function readRuns(from: Reader, length: number): Float32Array {
	const values = new Float32Array(length);
	for (let start = 0; start < length;) {
		const end = start + from.count();
		if (end === start || end > length) throw new NetworkCodecError('the walking network is damaged');
		values.fill(from.float(), start, end);
		start = end;
	}
	return values;
}

function readBends(
	from: Reader,
	edgeCount: number,
	bendCount: number
): Required<Pick<NetworkArrays, 'bendStart' | 'bendLon' | 'bendLat'>> {
	const bendStart = new Int32Array(edgeCount + 1);
	for (let edge = 0; edge < edgeCount; edge++) bendStart[edge + 1] = (bendStart[edge] ?? 0) + from.count();
	if (bendStart[edgeCount] !== bendCount) throw new NetworkCodecError('the walking network is damaged');
	const { lon, lat } = readPositions(from, bendCount);
	return { bendStart, bendLon: lon, bendLat: lat };
}

/** Variable-length integers (LEB128): groups of seven bits, lowest first; the eighth bit says that more follow. */
class Writer {
	#bytes = new Uint8Array(1 << 12);
	#length = 0;

	byte(value: number): void {
		if (this.#length === this.#bytes.length) {
			const grown = new Uint8Array(this.#bytes.length * 2);
			grown.set(this.#bytes);
			this.#bytes = grown;
		}
		this.#bytes[this.#length++] = value;
	}

	count(value: number): void {
		let rest = value;
		// Deltas need up to 33 bits: more than JavaScript's bit operators carry.
		for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.byte((rest % 0x80) | 0x80);
		this.byte(rest);
	}

	/** Signed integers in zigzag order: 0, -1, 1, -2, … */
	step(value: number): void {
		this.count(value < 0 ? -2 * value - 1 : 2 * value);
	}

	float(value: number): void {
		for (const byte of new Uint8Array(Float32Array.of(value).buffer)) this.byte(byte);
	}

	bytes(): Uint8Array<ArrayBuffer> {
		return this.#bytes.slice(0, this.#length);
	}
}

const MAX_GROUPS = 6;

class Reader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get left(): number {
		return this.#bytes.length - this.#at;
	}

	byte(): number {
		const byte = this.#bytes[this.#at++];
		if (byte === undefined) throw new NetworkCodecError('the walking network is cut short');
		return byte;
	}

	count(): number {
		let [value, weight] = [0, 1];
		for (let group = 0; group < MAX_GROUPS; group++, weight *= 0x80) {
			const byte = this.byte();
			value += (byte & 0x7f) * weight;
			if (byte < 0x80) return value;
		}
		throw new NetworkCodecError('the walking network is damaged');
	}

	step(): number {
		const value = this.count();
		return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
	}

	float(): number {
		const bytes = Uint8Array.from({ length: 4 }, () => this.byte());
		return new Float32Array(bytes.buffer)[0] ?? NaN;
	}
}
