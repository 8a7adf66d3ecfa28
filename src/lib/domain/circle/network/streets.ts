import type { Street } from './vertices.ts';
import type { NetworkArrays } from './network.ts';
import { vertexNumbers } from './vertices.ts';

export interface JoinedStreets {
	readonly arrays: NetworkArrays;
	readonly tidied: {
		/** Segments between two identical points, left out. */
		readonly zeroLength: number;
		/** Edges with the same points as another, kept once. */
		readonly duplicates: number;
		/** Edges that begin and end at the same junction, kept. */
		readonly loops: number;
	};
}

/**
 * Splits streets at their junctions into nodes and edges. Streets meet where they share a point, never where they only
 * cross in the plane: a street over or under an expressway, a railway or a river is not connected to it.
 */
export function joinStreets(streets: readonly Street[]): JoinedStreets {
	const known = streets.map((street) => street.vertices);
	const { vertices, count } = known.every((line) => line !== null)
		? { vertices: known, count: known.reduce((most, line) => line.reduce((a, b) => Math.max(a, b), most), -1) + 1 }
		: vertexNumbers(streets);
	const laying = new Laying(count);
	for (const line of vertices) laying.countUses(line);
	for (const [i, street] of streets.entries()) laying.lay(street, vertices[i] ?? new Int32Array());
	return laying.finish();
}

class Laying {
	readonly #uses: Uint8Array;
	readonly #nodeOf: Int32Array;
	readonly #seen = new Map<number, number[]>();
	readonly #nodes: number[] = [];
	readonly #from: number[] = [];
	readonly #to: number[] = [];
	readonly #slowness: number[] = [];
	readonly #bendStart: number[] = [0];
	readonly #bends: number[] = [];
	#zeroLength = 0;
	#duplicates = 0;
	#loops = 0;

	constructor(vertexCount: number) {
		this.#uses = new Uint8Array(vertexCount);
		this.#nodeOf = new Int32Array(vertexCount).fill(-1);
	}

	/** A vertex is a junction when a street ends there or two streets pass through it. */
	countUses(line: Int32Array): void {
		for (const [i, vertex] of line.entries()) {
			if (vertex === line[i - 1]) continue;
			const weight = i === 0 || i === line.length - 1 ? 2 : 1;
			this.#uses[vertex] = Math.min(2, (this.#uses[vertex] ?? 0) + weight);
		}
	}

	lay(street: Street, line: Int32Array): void {
		let start = 0;
		for (let point = 1; point < line.length; point++) {
			if (line[point] === line[point - 1]) {
				this.#zeroLength++;
				if (start === point - 1) start = point;
			} else if (this.#uses[line[point] ?? 0] === 2) {
				this.#layEdge(street, line, start, point);
				start = point;
			}
		}
	}

	#layEdge(street: Street, line: Int32Array, start: number, end: number): void {
		const from = this.#nodeAt(street, line, start);
		const to = this.#nodeAt(street, line, end);
		const bends: number[] = [];
		for (let point = start + 1; point < end; point++) {
			if (line[point] !== line[point - 1])
				bends.push(street.lonLat[point * 2] ?? NaN, street.lonLat[point * 2 + 1] ?? NaN);
		}
		if (this.#isRepeated(from, to, street.slowness, bends)) {
			this.#duplicates++;
			return;
		}
		if (from === to) this.#loops++;
		this.#from.push(from);
		this.#to.push(to);
		this.#slowness.push(street.slowness);
		for (const value of bends) this.#bends.push(value);
		this.#bendStart.push(this.#bends.length / 2);
	}

	#nodeAt(street: Street, line: Int32Array, point: number): number {
		const vertex = line[point] ?? 0;
		const known = this.#nodeOf[vertex] ?? -1;
		if (known !== -1) return known;
		const node = this.#nodes.length / 2;
		this.#nodes.push(street.lonLat[point * 2] ?? NaN, street.lonLat[point * 2 + 1] ?? NaN);
		this.#nodeOf[vertex] = node;
		return node;
	}

	/** Looks for an edge between the same junctions with the same bends, drawn in either direction. */
	#isRepeated(from: number, to: number, slowness: number, bends: readonly number[]): boolean {
		const key = Math.min(from, to) * this.#nodeOf.length + Math.max(from, to);
		const earlier = this.#seen.get(key) ?? [];
		if (earlier.some((edge) => this.#slowness[edge] === slowness && this.#sameBends(edge, from, bends))) return true;
		if (earlier.length === 0) this.#seen.set(key, earlier);
		earlier.push(this.#from.length);
		return false;
	}

	#sameBends(edge: number, from: number, bends: readonly number[]): boolean {
		const first = (this.#bendStart[edge] ?? 0) * 2;
		const length = (this.#bendStart[edge + 1] ?? 0) * 2 - first;
		if (length !== bends.length) return false;
		const forwards = bends.every((value, i) => value === this.#bends[first + i]);
		if (this.#from[edge] === from && forwards) return true;
		const backwards = (i: number): number | undefined => this.#bends[first + length - 2 - i + 2 * (i % 2)];
		return this.#to[edge] === from && bends.every((value, i) => value === backwards(i));
	}

	finish(): JoinedStreets {
		const everySecond = (values: readonly number[], offset: number): Float64Array =>
			Float64Array.from({ length: values.length / 2 }, (_, i) => values[i * 2 + offset] ?? NaN);
		return {
			arrays: {
				lon: everySecond(this.#nodes, 0),
				lat: everySecond(this.#nodes, 1),
				from: Int32Array.from(this.#from),
				to: Int32Array.from(this.#to),
				slowness: Float32Array.from(this.#slowness),
				bendStart: Int32Array.from(this.#bendStart),
				bendLon: everySecond(this.#bends, 0),
				bendLat: everySecond(this.#bends, 1)
			},
			tidied: { zeroLength: this.#zeroLength, duplicates: this.#duplicates, loops: this.#loops }
		};
	}
}
