/**
 * Isochrone outline around the reached streets, for display only: no figure is computed from it. The streets are
 * rasterised on a fine grid, cells near them are filled, and the boundary of the filled cells is smoothed.
 */
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Polygon } from 'geojson';
import { DEGREE_M, degreeOfLongitude_m, round6 } from '../../shared/geo/geodesy.ts';
import type { Line } from '../network/walk.ts';

export interface OutlineOptions {
	/** Side of a cell of the grid. */
	readonly cell_m: number;
	/** Width of the filled band beside a street. */
	readonly beside_m: number;
}

const DEFAULTS: OutlineOptions = { cell_m: 25, beside_m: 70 };
/** Holes of fewer cells are blocks between streets, not unreached areas. */
const MIN_HOLE_CELLS = 60;
const EVENINGS = 6;
const ROUNDINGS = 1;

type Ring = [x: number, y: number][];

/** @returns coordinates of a MultiPolygon in degrees; empty without lines */
export function outlineOf(lines: readonly Line[], options: Partial<OutlineOptions> = {}): Line[][] {
	const first = lines[0]?.[0];
	if (!first) return [];
	const grid = new Grid(lines, { ...DEFAULTS, ...options });
	const rings = grid.rings();
	const outer = rings.filter((ring) => area(ring) > 0);
	const holes = rings.filter((ring) => -area(ring) >= MIN_HOLE_CELLS);
	return outer.map((ring) =>
		[ring, ...holes.filter((hole) => booleanPointInPolygon(hole[0] ?? [NaN, NaN], areaOf(ring)))].map((one) =>
			grid.degrees(rounded(one))
		)
	);
}

class Grid {
	readonly #west: number;
	readonly #south: number;
	readonly #cellLon: number;
	readonly #cellLat: number;
	readonly #columns: number;
	readonly #rows: number;
	readonly #filled: Uint8Array;

	constructor(lines: readonly Line[], { cell_m, beside_m }: OutlineOptions) {
		let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
		for (const line of lines) {
			for (const [lon, lat] of line) {
				[west, east] = [Math.min(west, lon), Math.max(east, lon)];
				[south, north] = [Math.min(south, lat), Math.max(north, lat)];
			}
		}
		this.#cellLat = cell_m / DEGREE_M;
		this.#cellLon = cell_m / degreeOfLongitude_m((south + north) / 2);
		const margin = Math.ceil(beside_m / cell_m) + 1;
		this.#west = west - margin * this.#cellLon;
		this.#south = south - margin * this.#cellLat;
		this.#columns = Math.ceil((east - west) / this.#cellLon) + 2 * margin;
		this.#rows = Math.ceil((north - south) / this.#cellLat) + 2 * margin;
		this.#filled = new Uint8Array(this.#columns * this.#rows);
		for (const line of lines) this.#lay(line, beside_m / cell_m);
	}

	/** @param reach in cells */
	#lay(line: Line, reach: number): void {
		for (let i = 0; i + 1 < line.length; i++) {
			const [x0, y0] = this.#cell(line[i]);
			const [x1, y1] = this.#cell(line[i + 1]);
			const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0)));
			for (let step = 0; step <= steps; step++) {
				this.#stamp(x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps, reach);
			}
		}
	}

	#cell(point: Line[number] | undefined): [number, number] {
		const [lon, lat] = point ?? [NaN, NaN];
		return [(lon - this.#west) / this.#cellLon, (lat - this.#south) / this.#cellLat];
	}

	#stamp(x: number, y: number, reach: number): void {
		for (let row = Math.floor(y - reach); row <= y + reach; row++) {
			for (let column = Math.floor(x - reach); column <= x + reach; column++) {
				const near = Math.hypot(column + 0.5 - x, row + 0.5 - y) <= reach;
				if (near) this.#filled[row * this.#columns + column] = 1;
			}
		}
	}

	#isFilled(column: number, row: number): boolean {
		const inside = column >= 0 && row >= 0 && column < this.#columns && row < this.#rows;
		return inside && this.#filled[row * this.#columns + column] === 1;
	}

	/** Boundary edges of the filled cells, joined; filled cells lie on their left, so that holes run clockwise. */
	rings(): Ring[] {
		const next = new Map<number, number[]>();
		const key = (x: number, y: number): number => y * (this.#columns + 1) + x;
		const edge = (x0: number, y0: number, x1: number, y1: number): void => {
			const from = next.get(key(x0, y0));
			if (from) from.push(key(x1, y1));
			else next.set(key(x0, y0), [key(x1, y1)]);
		};
		for (let y = 0; y < this.#rows; y++) {
			for (let x = 0; x < this.#columns; x++) {
				if (!this.#isFilled(x, y)) continue;
				if (!this.#isFilled(x, y - 1)) edge(x, y, x + 1, y);
				if (!this.#isFilled(x + 1, y)) edge(x + 1, y, x + 1, y + 1);
				if (!this.#isFilled(x, y + 1)) edge(x + 1, y + 1, x, y + 1);
				if (!this.#isFilled(x - 1, y)) edge(x, y + 1, x, y);
			}
		}
		const rings: Ring[] = [];
		for (const start of next.keys()) {
			for (let ring = this.#follow(start, next); ring.length > 0; ring = this.#follow(start, next)) rings.push(ring);
		}
		return rings;
	}

	#follow(start: number, next: Map<number, number[]>): Ring {
		const ring: Ring = [];
		const width = this.#columns + 1;
		for (let at = next.get(start)?.pop(); at !== undefined; at = at === start ? undefined : next.get(at)?.pop()) {
			ring.push([at % width, Math.floor(at / width)]);
		}
		return ring;
	}

	degrees(ring: Ring): Line {
		const line = ring.map(([x, y]): Line[number] => [
			round6(this.#west + x * this.#cellLon),
			round6(this.#south + y * this.#cellLat)
		]);
		const [first] = line;
		return first ? [...line, first] : [];
	}
}

const areaOf = (ring: Ring): Polygon => ({ type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] });

/** In cells; positive where the ring runs counter-clockwise. */
function area(ring: Ring): number {
	let twice = 0;
	for (const [i, [x, y]] of ring.entries()) {
		const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
		twice += x * nextY - nextX * y;
	}
	return twice / 2;
}

/** Smooths the staircase of cells, then cuts the remaining corners (Chaikin). */
function rounded(ring: Ring): Ring {
	let soft = ring;
	for (let time = 0; time < EVENINGS; time++) soft = soft.map((point, i) => between(soft, i, point));
	for (let time = 0; time < ROUNDINGS; time++) {
		soft = soft.flatMap(([x, y], i): Ring => {
			const [nextX, nextY] = soft[(i + 1) % soft.length] ?? [x, y];
			return [
				[x * 0.75 + nextX * 0.25, y * 0.75 + nextY * 0.25],
				[x * 0.25 + nextX * 0.75, y * 0.25 + nextY * 0.75]
			];
		});
	}
	return soft;
}

function between(ring: Ring, i: number, [x, y]: Ring[number]): Ring[number] {
	const [beforeX, beforeY] = ring[(i + ring.length - 1) % ring.length] ?? [x, y];
	const [afterX, afterY] = ring[(i + 1) % ring.length] ?? [x, y];
	return [x / 2 + (beforeX + afterX) / 4, y / 2 + (beforeY + afterY) / 4];
}
