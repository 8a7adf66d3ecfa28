import { isClosedPoint, walkabilityOf, type Walkability } from '../../domain/circle/network/walkability.ts';
import type { BBox } from '../../domain/shared/geo/bbox.ts';
import { facilityKindsOf, mayBeFacility } from './facility-tags.ts';
import { layerOf } from './layer-tags.ts';
import { NodeStore } from './pbf/node-store.ts';
import type { OsmMember, OsmSink, OsmTags } from './pbf/objects.ts';
import { WayStore } from './pbf/way-store.ts';

export interface WalkedWay {
	readonly id: number;
	readonly walkability: Walkability;
}

export interface TaggedWay {
	readonly id: number;
	readonly tags: OsmTags;
}

export interface TaggedArea extends TaggedWay {
	readonly members: readonly OsmMember[];
}

export interface FacilityNode {
	readonly id: number;
	readonly lon: number;
	readonly lat: number;
	readonly tags: OsmTags;
}

/**
 * Collects the objects of an extract: all positions, the nodes of all ways, and the tags of the objects in use. References
 * are resolved after the whole file is read, so that its order does not matter.
 */
export class OsmData implements OsmSink {
	readonly nodes = new NodeStore();
	readonly ways = new WayStore();
	readonly walked: WalkedWay[] = [];
	readonly drawn: TaggedWay[] = [];
	readonly areas: TaggedArea[] = [];
	readonly facilityNodes: FacilityNode[] = [];
	/** Ids of nodes closed to pedestrians. */
	readonly closedNodes = new Set<number>();
	/** Ids of entrance nodes: doors and gates on the outline of a facility. */
	readonly entranceNodes = new Set<number>();
	highwayWays = 0;
	#walkedNodes: Set<number> | null = null;
	relations = 0;
	#bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];

	node(id: number, lon: number, lat: number, tags: OsmTags | null): void {
		this.nodes.add(id, lon, lat);
		const [west, south, east, north] = this.#bounds;
		this.#bounds = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
		if (!tags) return;
		if (isClosedPoint(tags)) this.closedNodes.add(id);
		if ((tags['entrance'] ?? 'no') !== 'no' || tags['barrier'] === 'gate') this.entranceNodes.add(id);
		if (facilityKindsOf(tags, null).length > 0) this.facilityNodes.push({ id, lon, lat, tags });
	}

	/** Whether a walkable way passes through the node; valid after the whole file is read. */
	isWalked(node: number): boolean {
		this.#walkedNodes ??= new Set(this.walked.flatMap(({ id }) => Array.from(this.ways.nodes(id) ?? [])));
		return this.#walkedNodes.has(node);
	}

	/** Bounding box of all nodes; null when there is none. */
	bounds(): BBox | null {
		return this.nodes.count === 0 ? null : this.#bounds;
	}

	way(id: number, nodes: readonly number[], tags: OsmTags): void {
		this.ways.add(id, nodes);
		if (tags['highway'] !== undefined) this.highwayWays++;
		const walkability = walkabilityOf(tags);
		if (walkability) this.walked.push({ id, walkability });
		if (isDrawn(tags)) this.drawn.push({ id, tags });
	}

	relation(id: number, members: readonly OsmMember[], tags: OsmTags): void {
		this.relations++;
		if (tags['type'] === 'multipolygon' && isDrawn(tags)) this.areas.push({ id, tags, members });
	}
}

function isDrawn(tags: OsmTags): boolean {
	return layerOf(tags, 'area') !== null || layerOf(tags, 'line') !== null || mayBeFacility(tags);
}
