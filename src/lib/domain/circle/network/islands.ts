import type { WalkingNetwork } from './network.ts';

export interface Islands {
	/** Number of connected components. */
	readonly count: number;
	/** Component of each node, numbered in the order of their first node. */
	readonly ofNode: Int32Array;
	/** Share of the street length in the longest component, 0 … 1. */
	readonly largestShare: number;
}

/** Connected components of the network. */
export function islandsOf(network: WalkingNetwork): Islands {
	const ofNode = new Int32Array(network.nodeCount).fill(-1);
	const waiting = new Int32Array(network.nodeCount);
	let count = 0;
	for (let start = 0; start < network.nodeCount; start++) {
		if (ofNode[start] !== -1) continue;
		flood(network, start, count++, ofNode, waiting);
	}
	return { count, ofNode, largestShare: largestShare(network, ofNode, count) };
}

function flood(net: WalkingNetwork, start: number, label: number, ofNode: Int32Array, waiting: Int32Array): void {
	let open = 0;
	ofNode[start] = label;
	waiting[open++] = start;
	while (open > 0) {
		const node = waiting[--open] ?? 0;
		const end = net.arcStart[node + 1] ?? 0;
		for (let arc = net.arcStart[node] ?? 0; arc < end; arc++) {
			const next = net.arcs[arc * 2] ?? 0;
			if (ofNode[next] !== -1) continue;
			ofNode[next] = label;
			waiting[open++] = next;
		}
	}
}

function largestShare(network: WalkingNetwork, ofNode: Int32Array, count: number): number {
	const length_mm = new Float64Array(count);
	let total_mm = 0;
	for (let edge = 0; edge < network.edgeCount; edge++) {
		const part = ofNode[network.edgeFrom[edge] ?? 0] ?? 0;
		length_mm[part] = (length_mm[part] ?? 0) + (network.edgeCost_mm[edge] ?? 0);
		total_mm += network.edgeCost_mm[edge] ?? 0;
	}
	return total_mm === 0 ? 1 : length_mm.reduce((most, part) => Math.max(most, part), 0) / total_mm;
}
