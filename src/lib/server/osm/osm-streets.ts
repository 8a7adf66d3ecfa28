import type { BBox } from '../../domain/shared/geo/bbox.ts';
import type { Street } from '../../domain/circle/network/vertices.ts';
import type { OsmData } from './osm-data.ts';

export interface OsmStreets {
	readonly streets: Street[];
	/** Ways with at least one street. */
	readonly ways: number;
	/** Missing nodes of walkable ways; the way is split there. */
	readonly missingNodes: number;
	/** Gates and walls that split a way. */
	readonly closedPoints: number;
}

/**
 * Walkable ways as streets. A way is split at a missing node, where it leaves the box, and at a closed gate; two ways
 * meet where they share a node.
 */
export function osmStreets(data: OsmData, bbox: BBox | null): OsmStreets {
	const cutter = new Cutter(data, bbox);
	let ways = 0;
	for (const { id, walkability } of data.walked) {
		const pieces = cutter.cut(data.ways.nodes(id) ?? new Float64Array());
		if (pieces.length > 0) ways++;
		for (const piece of pieces) cutter.streets.push({ ...piece, ...walkability });
	}
	return { streets: cutter.streets, ways, missingNodes: cutter.missingNodes, closedPoints: cutter.closedPoints };
}

type Piece = Pick<Street, 'lonLat'> & { readonly vertices: Int32Array };

class Cutter {
	readonly streets: Street[] = [];
	missingNodes = 0;
	closedPoints = 0;
	readonly #data: OsmData;
	readonly #bbox: BBox | null;
	/** Ends at a closed gate get new vertex numbers, so that no other way is connected there. */
	#nextVertex: number;

	constructor(data: OsmData, bbox: BBox | null) {
		this.#data = data;
		this.#bbox = bbox;
		this.#nextVertex = data.nodes.count;
	}

	cut(nodes: ArrayLike<number>): Piece[] {
		const pieces: Piece[] = [];
		let run: { slot: number; vertex: number }[] = [];
		const finish = (): void => {
			if (run.length > 1) pieces.push(this.#pieceOf(run));
			run = [];
		};
		for (let i = 0; i < nodes.length; i++) {
			const id = nodes[i] ?? 0;
			const slot = this.#data.nodes.slot(id);
			if (slot === -1) {
				this.missingNodes++;
				finish();
				continue;
			}
			const before = run.at(-1);
			if (before && !this.#isInside(before.slot) && !this.#isInside(slot)) finish();
			if (this.#data.closedNodes.has(id)) {
				this.closedPoints++;
				run.push({ slot, vertex: this.#nextVertex++ });
				finish();
				run.push({ slot, vertex: this.#nextVertex++ });
			} else run.push({ slot, vertex: slot });
		}
		finish();
		return pieces;
	}

	#isInside(slot: number): boolean {
		if (!this.#bbox) return true;
		const [west, south, east, north] = this.#bbox;
		const [lon, lat] = [this.#data.nodes.lon(slot), this.#data.nodes.lat(slot)];
		return lon >= west && lon <= east && lat >= south && lat <= north;
	}

	#pieceOf(run: readonly { slot: number; vertex: number }[]): Piece {
		const lonLat = new Float64Array(run.length * 2);
		for (const [i, { slot }] of run.entries()) {
			lonLat[i * 2] = this.#data.nodes.lon(slot);
			lonLat[i * 2 + 1] = this.#data.nodes.lat(slot);
		}
		return { lonLat, vertices: Int32Array.from(run, ({ vertex }) => vertex) };
	}
}
