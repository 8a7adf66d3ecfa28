import type { SnappedPoints } from '../network/snap.ts';
import { TIE_MM, UNREACHED } from '../network/network.ts';
import type { MultiSourceDijkstra } from '../network/multi-source-dijkstra.ts';

/** How far every resident point is from the nearest facility of one kind; one entry per resident point. */
export interface NearestTimes {
	/** Millimetres of level walking, both access legs included; UNREACHED when there is no route. */
	readonly cost_mm: Int32Array;
	/** Number of the nearest facility, -1 when there is no route. Ties go to the lower number. */
	readonly nearest: Int32Array;
}

/** The entrances of the facilities of one kind: entrance i belongs to facility facilityOf[i]. */
export interface Entrances {
	readonly places: SnappedPoints;
	readonly facilityOf: Int32Array;
}

/**
 * One run for a whole kind: from all entrances of all its facilities to every resident point.
 * @param limit_mm costs beyond it are UNREACHED; without it every resident with a route gets its cost
 */
export function timesToNearest(
	search: MultiSourceDijkstra,
	entrances: Entrances,
	residents: SnappedPoints,
	limit_mm: number = UNREACHED - 1
): NearestTimes {
	search.clear();
	return timesWithMore(search, unreachedTimes(residents.count), entrances, residents, limit_mm);
}

/**
 * The same with more entrances: only nodes nearer to them are visited again.
 * @param known result of the last run, which must have been for the same residents and limit
 */
export function timesWithMore(
	search: MultiSourceDijkstra,
	known: NearestTimes,
	more: Entrances,
	residents: SnappedPoints,
	limit_mm: number = UNREACHED - 1
): NearestTimes {
	for (let entrance = 0; entrance < more.places.count; entrance++) {
		search.seed(more.places, entrance, more.facilityOf[entrance] ?? -1);
	}
	search.run(limit_mm);
	const times = { cost_mm: known.cost_mm.slice(), nearest: known.nearest.slice() };
	readTimes(search, residents, limit_mm, times);
	readSameEdge(more, residents, limit_mm, times);
	return times;
}

export function unreachedTimes(count: number): NearestTimes {
	return { cost_mm: new Int32Array(count).fill(UNREACHED), nearest: new Int32Array(count).fill(-1) };
}

/** The walk over either end of the edge that the resident point is snapped to. */
function readTimes(search: MultiSourceDijkstra, residents: SnappedPoints, limit_mm: number, times: NearestTimes): void {
	const { edgeFrom, edgeTo } = search.network;
	for (let resident = 0; resident < residents.count; resident++) {
		const edge = residents.edge[resident] ?? -1;
		if (edge === -1) continue;
		const access_mm = residents.access_mm[resident] ?? 0;
		const a = edgeFrom[edge] ?? 0;
		const b = edgeTo[edge] ?? 0;
		const overA_mm = search.cost_mm(a) + access_mm + (residents.toFrom_mm[resident] ?? 0);
		const overB_mm = search.cost_mm(b) + access_mm + (residents.toTo_mm[resident] ?? 0);
		if (overA_mm <= limit_mm) keepNearest(times, resident, overA_mm, search.source(a));
		if (overB_mm <= limit_mm) keepNearest(times, resident, overB_mm, search.source(b));
	}
}

/** Resident point and facility on the same edge: straight along it, over neither end. */
function readSameEdge(entrances: Entrances, residents: SnappedPoints, limit_mm: number, times: NearestTimes): void {
	const byEdge = entrancesByEdge(entrances.places);
	for (let resident = 0; resident < residents.count; resident++) {
		for (const entrance of byEdge.get(residents.edge[resident] ?? -1) ?? []) {
			const cost_mm = alongEdge_mm(entrances.places, entrance, residents, resident);
			if (cost_mm <= limit_mm) keepNearest(times, resident, cost_mm, entrances.facilityOf[entrance] ?? -1);
		}
	}
}

function entrancesByEdge(places: SnappedPoints): Map<number, number[]> {
	const byEdge = new Map<number, number[]>();
	for (let place = 0; place < places.count; place++) {
		const edge = places.edge[place] ?? -1;
		if (edge === -1) continue;
		const list = byEdge.get(edge);
		if (list) list.push(place);
		else byEdge.set(edge, [place]);
	}
	return byEdge;
}

/** Between two points snapped to the same edge, both access legs included. */
export function alongEdge_mm(placesA: SnappedPoints, a: number, placesB: SnappedPoints, b: number): number {
	const along_mm = Math.abs((placesA.toFrom_mm[a] ?? 0) - (placesB.toFrom_mm[b] ?? 0));
	return (placesA.access_mm[a] ?? 0) + along_mm + (placesB.access_mm[b] ?? 0);
}

/** Keeps the smaller cost; of equal ones the lower facility number. */
export function keepNearest(times: NearestTimes, resident: number, cost_mm: number, facility: number): void {
	const known_mm = times.cost_mm[resident] ?? UNREACHED;
	if (cost_mm > known_mm + TIE_MM) return;
	const tied = cost_mm >= known_mm - TIE_MM;
	times.cost_mm[resident] = Math.min(cost_mm, known_mm);
	times.nearest[resident] = tied ? Math.min(facility, times.nearest[resident] ?? facility) : facility;
}
