const CELLS = 1 << 16;

/**
 * Numbers nodes along a Z-order curve, so that neighbours in space are neighbours in memory, which makes a search use
 * the processor's cache.
 * @returns the new number of each node
 */
export function spatialOrder(lon: Float64Array, lat: Float64Array): Int32Array {
	const count = lon.length;
	const [west, east] = rangeOf(lon);
	const [south, north] = rangeOf(lat);
	const scale = (CELLS - 1) / Math.max(east - west, north - south, 1e-9);
	const keys = new Float64Array(count);
	for (let node = 0; node < count; node++) {
		const column = Math.floor(((lon[node] ?? 0) - west) * scale);
		const row = Math.floor(((lat[node] ?? 0) - south) * scale);
		// Cell and node in one number: sorting numbers is much faster than sorting with a comparison function.
		keys[node] = (spread(column) + 2 * spread(row)) * count + node;
	}
	keys.sort();
	const numbers = new Int32Array(count);
	for (let place = 0; place < count; place++) numbers[(keys[place] ?? 0) % count] = place;
	return numbers;
}

function rangeOf(values: Float64Array): [least: number, most: number] {
	let [least, most] = [Infinity, -Infinity];
	for (const value of values) {
		least = Math.min(least, value);
		most = Math.max(most, value);
	}
	return [least, most];
}

/** Puts a zero between the bits of a 16-bit number. */
function spread(value: number): number {
	let bits = value & 0xffff;
	bits = (bits | (bits << 8)) & 0x00ff00ff;
	bits = (bits | (bits << 4)) & 0x0f0f0f0f;
	bits = (bits | (bits << 2)) & 0x33333333;
	return (bits | (bits << 1)) & 0x55555555;
}
