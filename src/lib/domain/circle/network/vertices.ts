/** A walkable street as one line. */
export interface Street {
	/** Points as lon, lat, lon, lat, … in WGS 84 degrees. */
	readonly lonLat: Float64Array;
	readonly slowness: number;
	readonly level: number;
	/** Identity of the points (OpenStreetMap nodes); null where points are identified by position. */
	readonly vertices: Int32Array | null;
}

/**
 * Assigns a vertex number to every point of every drawn street: points at the same position (to 1 cm) share one, so that
 * streets meet there. Points on different levels do not: a bridge that passes over a street through the same point is
 * not connected to it. A bridge still starts on the ground, so a line that ends alone on its level is joined to another
 * vertex at that position, nearest level first.
 */
export function vertexNumbers(streets: readonly Street[]): { vertices: Int32Array[]; count: number } {
	const places = new Map<string, Vertex[]>();
	const all: Vertex[] = [];
	const drawn = streets.map(({ lonLat, level }) => {
		const last = lonLat.length / 2 - 1;
		return Array.from({ length: last + 1 }, (_, point) => {
			const vertex = vertexAt(places, all, placeKey(lonLat, point), level);
			vertex.uses++;
			if (point === 0 || point === last) vertex.ends++;
			return vertex;
		});
	});
	for (const levels of places.values()) if (levels.length > 1) joinLoneEnds(levels);
	return { vertices: drawn.map((line) => Int32Array.from(line, (vertex) => rootOf(vertex).number)), count: all.length };
}

interface Vertex {
	readonly number: number;
	readonly level: number;
	uses: number;
	ends: number;
	joined: Vertex | null;
}

function placeKey(lonLat: Float64Array, point: number): string {
	return `${Math.round((lonLat[point * 2] ?? 0) * 1e7)},${Math.round((lonLat[point * 2 + 1] ?? 0) * 1e7)}`;
}

function vertexAt(places: Map<string, Vertex[]>, all: Vertex[], key: string, level: number): Vertex {
	const levels = places.get(key) ?? [];
	if (levels.length === 0) places.set(key, levels);
	const known = levels.find((vertex) => vertex.level === level);
	if (known) return known;
	const vertex: Vertex = { number: all.length, level, uses: 0, ends: 0, joined: null };
	all.push(vertex);
	levels.push(vertex);
	return vertex;
}

function joinLoneEnds(levels: readonly Vertex[]): void {
	for (const lone of levels) {
		if (lone.uses !== 1 || lone.ends !== 1) continue;
		const others = levels.filter((vertex) => vertex !== lone);
		others.sort((a, b) => Math.abs(a.level - lone.level) - Math.abs(b.level - lone.level));
		const [nearest] = others;
		if (!nearest) continue;
		const [a, b] = [rootOf(lone), rootOf(nearest)];
		if (a !== b) a.joined = b;
	}
}

function rootOf(vertex: Vertex): Vertex {
	let root = vertex;
	while (root.joined) root = root.joined;
	return root;
}
