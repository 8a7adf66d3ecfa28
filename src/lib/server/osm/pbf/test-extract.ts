import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { OsmTags } from './objects.ts';

/** Writes small extracts for tests; the map itself never writes one. */
export interface TestNode {
	readonly id: number;
	readonly lon: number;
	readonly lat: number;
	readonly tags?: OsmTags;
}

export interface TestWay {
	readonly id: number;
	readonly nodes: readonly number[];
	readonly tags: OsmTags;
}

export interface TestRelation {
	readonly id: number;
	readonly members: readonly { readonly way: number; readonly role: string }[];
	readonly tags: OsmTags;
}

export interface TestExtract {
	readonly nodes: readonly TestNode[];
	readonly ways: readonly TestWay[];
	readonly relations?: readonly TestRelation[];
}

export interface TestForm {
	/** Ways and relations before nodes, as unordered extracts have them. */
	readonly unordered?: boolean;
	/** Nodes one by one instead of packed. */
	readonly plainNodes?: boolean;
	readonly uncompressed?: boolean;
	readonly requiredFeatures?: readonly string[];
	/** Unix seconds. */
	readonly asOf_s?: number;
}

export function writeExtract(extract: TestExtract, form: TestForm = {}): Uint8Array {
	const nodes = dataBlock(extract.nodes, form.plainNodes ? writePlainNodes : writeDenseNodes);
	const ways = dataBlock(extract.ways, writeWays);
	const relations = dataBlock(extract.relations ?? [], writeRelations);
	const blocks = form.unordered ? [relations, ways, nodes] : [nodes, ways, relations];
	const parts = [['OSMHeader', header(form)] as const, ...blocks.map((block) => ['OSMData', block] as const)];
	return Buffer.concat(parts.flatMap(([type, data]) => fileBlock(type, data, form.uncompressed ?? false)));
}

function message(write: (writer: PbfWriter) => void): Uint8Array {
	const writer = new PbfWriter();
	write(writer);
	return writer.finish();
}

function header({ requiredFeatures = ['OsmSchema-V0.6', 'DenseNodes'], asOf_s = 1_760_000_000 }: TestForm): Uint8Array {
	return message((writer) => {
		for (const feature of requiredFeatures) writer.writeStringField(4, feature);
		writer.writeStringField(16, 'test');
		writer.writeVarintField(32, asOf_s);
	});
}

function fileBlock(type: string, data: Uint8Array, uncompressed: boolean): Uint8Array[] {
	const body = message((writer) => {
		if (uncompressed) writer.writeBytesField(1, data);
		else {
			writer.writeVarintField(2, data.length);
			writer.writeBytesField(3, deflateSync(data));
		}
	});
	const head = message((writer) => {
		writer.writeStringField(1, type);
		writer.writeVarintField(3, body.length);
	});
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, head.length);
	return [length, head, body];
}

class Strings {
	readonly list = [''];

	number(text: string): number {
		const known = this.list.indexOf(text);
		return known === -1 ? this.list.push(text) - 1 : known;
	}
}

function dataBlock<T>(
	objects: readonly T[],
	write: (objects: readonly T[], strings: Strings) => Uint8Array
): Uint8Array {
	const strings = new Strings();
	const group = write(objects, strings);
	return message((writer) => {
		// The group before the strings it needs: the order of fields is free.
		writer.writeBytesField(2, group);
		writer.writeBytesField(
			1,
			message((table) => strings.list.forEach((text) => table.writeStringField(1, text)))
		);
	});
}

const E7 = 1e7;

function keysAndValues(tags: OsmTags, strings: Strings): [keys: number[], values: number[]] {
	const entries = Object.entries(tags);
	return [entries.map(([key]) => strings.number(key)), entries.map(([, value]) => strings.number(value))];
}

function differences(values: readonly number[]): number[] {
	return values.map((value, i) => value - (values[i - 1] ?? 0));
}

function writeDenseNodes(nodes: readonly TestNode[], strings: Strings): Uint8Array {
	const dense = message((writer) => {
		writer.writePackedSVarint(1, differences(nodes.map((node) => node.id)));
		writer.writePackedSVarint(8, differences(nodes.map((node) => Math.round(node.lat * E7))));
		writer.writePackedSVarint(9, differences(nodes.map((node) => Math.round(node.lon * E7))));
		if (nodes.some((node) => node.tags)) {
			const flat = nodes.flatMap(({ tags = {} }) => [
				...Object.entries(tags).flatMap(([key, value]) => [strings.number(key), strings.number(value)]),
				0
			]);
			writer.writePackedVarint(10, flat);
		}
	});
	return message((writer) => writer.writeBytesField(2, dense));
}

function writePlainNodes(nodes: readonly TestNode[], strings: Strings): Uint8Array {
	return message((group) => {
		for (const { id, lon, lat, tags = {} } of nodes) {
			const [keys, values] = keysAndValues(tags, strings);
			const node = message((writer) => {
				writer.writeTag(1, 0);
				writer.writeSVarint(id);
				writer.writePackedVarint(2, keys);
				writer.writePackedVarint(3, values);
				writer.writeTag(8, 0);
				writer.writeSVarint(Math.round(lat * E7));
				writer.writeTag(9, 0);
				writer.writeSVarint(Math.round(lon * E7));
			});
			group.writeBytesField(1, node);
		}
	});
}

function writeWays(ways: readonly TestWay[], strings: Strings): Uint8Array {
	return message((group) => {
		for (const { id, nodes, tags } of ways) {
			const [keys, values] = keysAndValues(tags, strings);
			const way = message((writer) => {
				writer.writeVarintField(1, id);
				writer.writePackedVarint(2, keys);
				writer.writePackedVarint(3, values);
				writer.writePackedSVarint(8, differences(nodes));
			});
			group.writeBytesField(3, way);
		}
	});
}

function writeRelations(relations: readonly TestRelation[], strings: Strings): Uint8Array {
	return message((group) => {
		for (const { id, members, tags } of relations) {
			const [keys, values] = keysAndValues(tags, strings);
			const roles = members.map((member) => strings.number(member.role));
			const relation = message((writer) => {
				writer.writeVarintField(1, id);
				writer.writePackedVarint(2, keys);
				writer.writePackedVarint(3, values);
				writer.writePackedVarint(8, roles);
				writer.writePackedSVarint(9, differences(members.map((member) => member.way)));
				writer.writePackedVarint(
					10,
					members.map(() => 1)
				);
			});
			group.writeBytesField(4, relation);
		}
	});
}
