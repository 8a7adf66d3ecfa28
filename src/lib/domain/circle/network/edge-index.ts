import { DEGREE_M, degreeOfLongitude_m } from '../../shared/geo/geodesy.ts';
import type { WalkingNetwork } from './network.ts';

/**
 * A grid over the segments of the network that finds the nearest edge. Cells are in degrees; distances are measured
 * in the plane that touches the earth at the asked point, exact to millimetres over the few kilometres that matter.
 */
export interface EdgeIndex {
	readonly west: number;
	readonly south: number;
	readonly cellLon: number;
	readonly cellLat: number;
	readonly columns: number;
	readonly rows: number;
	/** The segments that touch cell c are cellSegment[cellStart[c] … cellStart[c + 1]]; a segment is its first point. */
	readonly cellStart: Int32Array;
	readonly cellSegment: Int32Array;
	/** The edge of each point; -1 at the last point of an edge, where no segment begins. */
	readonly segmentEdge: Int32Array;
}

export interface NearestEdge {
	edge: number;
	/** Metres from the asked point to the edge. */
	distance_m: number;
	/** Metres from the start of the edge to the foot of the perpendicular. */
	along_m: number;
	lon: number;
	lat: number;
}

const MIN_CELL_M = 20;
const MAX_CELLS = 1 << 22;

export function indexEdges(network: WalkingNetwork): EdgeIndex {
	const { pointLon, pointLat } = network;
	const segmentEdge = edgeOfSegments(network);
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let point = 0; point < pointLon.length; point++) {
		west = Math.min(west, pointLon[point] ?? 0);
		east = Math.max(east, pointLon[point] ?? 0);
		south = Math.min(south, pointLat[point] ?? 0);
		north = Math.max(north, pointLat[point] ?? 0);
	}
	const degreeLon_m = Math.max(degreeOfLongitude_m((south + north) / 2), 1);
	const [width_m, height_m] = [(east - west) * degreeLon_m, (north - south) * DEGREE_M];
	const segments = pointLon.length - network.edgeCount;
	const cells = Math.min(segments, MAX_CELLS);
	const cell_m = Math.max(MIN_CELL_M, Math.sqrt((width_m * height_m) / cells), Math.max(width_m, height_m) / cells);
	const [cellLon, cellLat] = [cell_m / degreeLon_m, cell_m / DEGREE_M];
	const columns = Math.floor((east - west) / cellLon) + 1;
	const rows = Math.floor((north - south) / cellLat) + 1;
	const frame = { west, south, cellLon, cellLat, columns, rows };
	return { ...frame, ...fillCells(network, segmentEdge, frame), segmentEdge };
}

function edgeOfSegments(network: WalkingNetwork): Int32Array {
	const segmentEdge = new Int32Array(network.pointLon.length).fill(-1);
	for (let edge = 0; edge < network.edgeCount; edge++) {
		const last = (network.pointStart[edge + 1] ?? 0) - 1;
		for (let point = network.pointStart[edge] ?? 0; point < last; point++) segmentEdge[point] = edge;
	}
	return segmentEdge;
}

type Frame = Pick<EdgeIndex, 'west' | 'south' | 'cellLon' | 'cellLat' | 'columns' | 'rows'>;

function fillCells(
	network: WalkingNetwork,
	segmentEdge: Int32Array,
	frame: Frame
): Pick<EdgeIndex, 'cellStart' | 'cellSegment'> {
	const cellStart = new Int32Array(frame.columns * frame.rows + 1);
	const eachSegment = (visit: (cell: number, segment: number) => void): void => {
		for (let segment = 0; segment < segmentEdge.length; segment++) {
			if (segmentEdge[segment] !== -1) eachCell(network, segment, frame, visit);
		}
	};
	eachSegment((cell) => (cellStart[cell + 1] = (cellStart[cell + 1] ?? 0) + 1));
	for (let cell = 0; cell + 1 < cellStart.length; cell++) {
		cellStart[cell + 1] = (cellStart[cell + 1] ?? 0) + (cellStart[cell] ?? 0);
	}
	const free = cellStart.slice();
	const cellSegment = new Int32Array(cellStart[cellStart.length - 1] ?? 0);
	eachSegment((cell, segment) => {
		const slot = free[cell] ?? 0;
		free[cell] = slot + 1;
		cellSegment[slot] = segment;
	});
	return { cellStart, cellSegment };
}

/** Visits the cells that the segment passes, row by row, so that a long diagonal does not fill its whole box. */
function eachCell(
	{ pointLon, pointLat }: WalkingNetwork,
	segment: number,
	{ west, south, cellLon, cellLat, columns, rows }: Frame,
	visit: (cell: number, segment: number) => void
): void {
	const [x0, y0] = [((pointLon[segment] ?? 0) - west) / cellLon, ((pointLat[segment] ?? 0) - south) / cellLat];
	const [x1, y1] = [((pointLon[segment + 1] ?? 0) - west) / cellLon, ((pointLat[segment + 1] ?? 0) - south) / cellLat];
	const firstRow = clamp(Math.floor(Math.min(y0, y1)), rows);
	const lastRow = clamp(Math.floor(Math.max(y0, y1)), rows);
	const slope = y1 === y0 ? 0 : (x1 - x0) / (y1 - y0);
	for (let row = firstRow; row <= lastRow; row++) {
		let [left, right] = [Math.min(x0, x1), Math.max(x0, x1)];
		if (lastRow > firstRow) {
			const [low, high] = [x0 + (row - y0) * slope, x0 + (row + 1 - y0) * slope];
			left = Math.max(left, Math.min(low, high));
			right = Math.min(right, Math.max(low, high));
		}
		const lastColumn = clamp(Math.floor(right + 1e-9), columns);
		for (let column = clamp(Math.floor(left - 1e-9), columns); column <= lastColumn; column++) {
			visit(row * columns + column, segment);
		}
	}
}

function clamp(cell: number, count: number): number {
	return Math.max(0, Math.min(count - 1, cell));
}

/**
 * Finds the edge nearest to a position; of two equally near the one with the lower number.
 * @param found is written to, so that a search for thousands of points allocates nothing
 */
export function findNearestEdge(
	network: WalkingNetwork,
	index: EdgeIndex,
	lon: number,
	lat: number,
	found: NearestEdge
): void {
	const lon_m = Math.max(degreeOfLongitude_m(lat), 1e-6);
	const column = clamp(Math.floor((lon - index.west) / index.cellLon), index.columns);
	const row = clamp(Math.floor((lat - index.south) / index.cellLat), index.rows);
	const search: Search = { network, index, lon, lat, lon_m, found, best_m2: Infinity };
	found.edge = -1;
	for (let ring = 0; ; ring++) {
		searchRing(search, column, row, ring);
		const beyond_m = nearestBeyond_m(search, column, row, ring);
		if (beyond_m === Infinity || search.best_m2 <= beyond_m * beyond_m) break;
	}
	found.distance_m = Math.sqrt(search.best_m2);
}

interface Search {
	readonly network: WalkingNetwork;
	readonly index: EdgeIndex;
	readonly lon: number;
	readonly lat: number;
	readonly lon_m: number;
	readonly found: NearestEdge;
	best_m2: number;
}

function searchRing(search: Search, column: number, row: number, ring: number): void {
	const { columns, rows } = search.index;
	const left = Math.max(0, column - ring);
	const right = Math.min(columns - 1, column + ring);
	for (let y = Math.max(0, row - ring); y <= Math.min(rows - 1, row + ring); y++) {
		const wholeRow = y === row - ring || y === row + ring;
		for (let x = left; x <= right; x++) {
			if (!wholeRow && x !== column - ring && x !== column + ring) continue;
			if (ring === 0 || toCell_m2(search, x, y) <= search.best_m2) searchCell(search, y * columns + x);
		}
	}
}

/** Square of the distance to the nearest corner or side of a cell; 0 inside it. */
function toCell_m2({ index, lon, lat, lon_m }: Search, x: number, y: number): number {
	const west = index.west + x * index.cellLon - lon;
	const south = index.south + y * index.cellLat - lat;
	const east_m = Math.max(west, -west - index.cellLon, 0) * lon_m;
	const north_m = Math.max(south, -south - index.cellLat, 0) * DEGREE_M;
	return east_m * east_m + north_m * north_m;
}

/** A lower bound on the distance to anything outside the rings searched so far; Infinity when nothing is outside. */
function nearestBeyond_m({ index, lon, lat, lon_m }: Search, column: number, row: number, ring: number): number {
	let beyond_m = Infinity;
	const toLine_m = (metres: number): void => void (beyond_m = Math.min(beyond_m, Math.max(0, metres)));
	if (column - ring > 0) toLine_m((lon - (index.west + (column - ring) * index.cellLon)) * lon_m);
	if (column + ring < index.columns - 1) toLine_m((index.west + (column + ring + 1) * index.cellLon - lon) * lon_m);
	if (row - ring > 0) toLine_m((lat - (index.south + (row - ring) * index.cellLat)) * DEGREE_M);
	if (row + ring < index.rows - 1) toLine_m((index.south + (row + ring + 1) * index.cellLat - lat) * DEGREE_M);
	return beyond_m;
}

function searchCell(search: Search, cell: number): void {
	const { index, network, lon, lat, lon_m, found } = search;
	const { pointLon, pointLat, pointAlong_m } = network;
	const end = index.cellStart[cell + 1] ?? 0;
	for (let slot = index.cellStart[cell] ?? 0; slot < end; slot++) {
		const a = index.cellSegment[slot] ?? 0;
		const lonA = pointLon[a] ?? 0;
		const latA = pointLat[a] ?? 0;
		const lonB = pointLon[a + 1] ?? 0;
		const latB = pointLat[a + 1] ?? 0;
		const dx = (lonB - lonA) * lon_m;
		const dy = (latB - latA) * DEGREE_M;
		const px = (lon - lonA) * lon_m;
		const py = (lat - latA) * DEGREE_M;
		const square = dx * dx + dy * dy;
		const part = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
		const offX = px - part * dx;
		const offY = py - part * dy;
		const m2 = offX * offX + offY * offY;
		const edge = index.segmentEdge[a] ?? -1;
		if (m2 > search.best_m2 || (m2 === search.best_m2 && edge >= found.edge)) continue;
		search.best_m2 = m2;
		found.edge = edge;
		const [startAlong_m, endAlong_m] = [pointAlong_m[a] ?? 0, pointAlong_m[a + 1] ?? 0];
		found.along_m = startAlong_m + part * (endAlong_m - startAlong_m);
		found.lon = lonA + part * (lonB - lonA);
		found.lat = latA + part * (latB - latA);
	}
}
