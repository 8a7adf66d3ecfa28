import { PbfReader } from 'pbf';

/** Receives the objects of an extract in the order of the file. */
export interface OsmSink {
	/** Tags are null where there are none, as for most nodes. */
	node(id: number, lon: number, lat: number, tags: OsmTags | null): void;
	way(id: number, nodes: readonly number[], tags: OsmTags): void;
	relation(id: number, members: readonly OsmMember[], tags: OsmTags): void;
}

export type OsmTags = Readonly<Record<string, string>>;

export interface OsmMember {
	readonly type: 'node' | 'way' | 'relation';
	readonly id: number;
	readonly role: string;
}

export interface OsmHeader {
	readonly requiredFeatures: readonly string[];
	readonly program: string | null;
	/** Time of the extract; null when not stated. */
	readonly asOf: Date | null;
}

const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

/** HeaderBlock of osmformat.proto: 4 required_features, 16 writingprogram, 32 replication timestamp in seconds. */
export function readHeader(data: Uint8Array): OsmHeader {
	const header: { requiredFeatures: string[]; program: string | null; asOf: Date | null } = {
		requiredFeatures: [],
		program: null,
		asOf: null
	};
	return new PbfReader(data).readFields((field, result, reader) => {
		if (field === 4) result.requiredFeatures.push(reader.readString());
		else if (field === 16) result.program = reader.readString();
		else if (field === 32) result.asOf = momentOf(reader.readVarint(true));
	}, header);
}

/** The field is in seconds; some writers put milliseconds, which as seconds would lie past the year 5000. */
function momentOf(value: number): Date {
	return new Date(value > 1e11 ? value : value * 1000);
}

interface BlockContext {
	strings: string[];
	groups: { start: number; end: number }[];
	/** Units of the positions in nanodegrees, and what is added to them. */
	granularity: number;
	latOffset: number;
	lonOffset: number;
}

/**
 * PrimitiveBlock: 1 stringtable, 2 groups, 17 granularity, 19 and 20 offsets. The groups are read last: the fields that
 * they need may stand behind them.
 */
export function readObjects(data: Uint8Array, sink: OsmSink): void {
	const reader = new PbfReader(data);
	const context: BlockContext = { strings: [], groups: [], granularity: 100, latOffset: 0, lonOffset: 0 };
	reader.readFields((field, block) => {
		if (field === 1)
			reader.readMessage((tag, strings) => void (tag === 1 && strings.push(reader.readString())), block.strings);
		else if (field === 2) block.groups.push(skipMessage(reader));
		else if (field === 17) block.granularity = reader.readVarint();
		else if (field === 19) block.latOffset = reader.readVarint(true);
		else if (field === 20) block.lonOffset = reader.readVarint(true);
	}, context);
	for (const { start, end } of context.groups) {
		reader.pos = start;
		reader.readFields((field) => readGroupField(field, reader, context, sink), null, end);
	}
}

function skipMessage(reader: PbfReader): { start: number; end: number } {
	const length = reader.readVarint();
	const start = reader.pos;
	reader.pos = start + length;
	return { start, end: start + length };
}

/** PrimitiveGroup: 1 nodes, 2 dense nodes, 3 ways, 4 relations. */
function readGroupField(field: number, reader: PbfReader, context: BlockContext, sink: OsmSink): void {
	if (field === 1) readNode(reader, context, sink);
	else if (field === 2) readDenseNodes(reader, context, sink);
	else if (field === 3) readWay(reader, context, sink);
	else if (field === 4) readRelation(reader, context, sink);
}

function degrees(value: number, offset: number, granularity: number): number {
	// Nanodegrees rounded to the 1e-7 degrees that OpenStreetMap itself keeps.
	return Math.round((offset + granularity * value) / 100) / 1e7;
}

function tagsOf(
	keys: readonly number[],
	values: readonly number[],
	strings: readonly string[]
): Record<string, string> {
	const tags: Record<string, string> = {};
	for (const [i, key] of keys.entries()) tags[strings[key] ?? ''] = strings[values[i] ?? 0] ?? '';
	return tags;
}

/** Node: 1 id, 2 keys, 3 values, 8 lat, 9 lon. */
function readNode(
	reader: PbfReader,
	{ strings, granularity, latOffset, lonOffset }: BlockContext,
	sink: OsmSink
): void {
	const node = { id: 0, keys: [] as number[], values: [] as number[], lat: 0, lon: 0 };
	reader.readMessage((field, read) => {
		if (field === 1) read.id = reader.readSVarint();
		else if (field === 2) reader.readPackedVarint(read.keys);
		else if (field === 3) reader.readPackedVarint(read.values);
		else if (field === 8) read.lat = reader.readSVarint();
		else if (field === 9) read.lon = reader.readSVarint();
	}, node);
	const lon = degrees(node.lon, lonOffset, granularity);
	const lat = degrees(node.lat, latOffset, granularity);
	sink.node(node.id, lon, lat, node.keys.length === 0 ? null : tagsOf(node.keys, node.values, strings));
}

/** DenseNodes: 1 id, 8 lat, 9 lon, each the difference to the one before; 10 keys and values, a 0 after each node. */
function readDenseNodes(reader: PbfReader, context: BlockContext, sink: OsmSink): void {
	const dense = { ids: [] as number[], lats: [] as number[], lons: [] as number[], keysValues: [] as number[] };
	reader.readMessage((field, read) => {
		if (field === 1) reader.readPackedSVarint(read.ids);
		else if (field === 8) reader.readPackedSVarint(read.lats);
		else if (field === 9) reader.readPackedSVarint(read.lons);
		else if (field === 10) reader.readPackedVarint(read.keysValues);
	}, dense);
	const { granularity, latOffset, lonOffset, strings } = context;
	if (dense.lats.length !== dense.ids.length || dense.lons.length !== dense.ids.length) {
		throw new Error('dense nodes with unequal numbers of ids and positions');
	}
	let [id, lat, lon, at] = [0, 0, 0, 0];
	for (let i = 0; i < dense.ids.length; i++) {
		id += dense.ids[i] ?? 0;
		lat += dense.lats[i] ?? 0;
		lon += dense.lons[i] ?? 0;
		let tags: Record<string, string> | null = null;
		for (; (dense.keysValues[at] ?? 0) !== 0; at += 2) {
			tags ??= {};
			tags[strings[dense.keysValues[at] ?? 0] ?? ''] = strings[dense.keysValues[at + 1] ?? 0] ?? '';
		}
		at++;
		sink.node(id, degrees(lon, lonOffset, granularity), degrees(lat, latOffset, granularity), tags);
	}
}

/** Way: 1 id, 2 keys, 3 values, 8 nodes, each the difference to the one before. */
function readWay(reader: PbfReader, { strings }: BlockContext, sink: OsmSink): void {
	const way = { id: 0, keys: [] as number[], values: [] as number[], nodes: [] as number[] };
	reader.readMessage((field, read) => {
		if (field === 1) read.id = reader.readVarint(true);
		else if (field === 2) reader.readPackedVarint(read.keys);
		else if (field === 3) reader.readPackedVarint(read.values);
		else if (field === 8) reader.readPackedSVarint(read.nodes);
	}, way);
	sink.way(way.id, runningSums(way.nodes), tagsOf(way.keys, way.values, strings));
}

/** Relation: 1 id, 2 keys, 3 values, 8 roles, 9 member ids as differences, 10 member types. */
function readRelation(reader: PbfReader, { strings }: BlockContext, sink: OsmSink): void {
	const relation = { id: 0, keys: [] as number[], values: [] as number[], roles: [] as number[] };
	const members = { ids: [] as number[], types: [] as number[] };
	reader.readMessage((field, read) => {
		if (field === 1) read.id = reader.readVarint(true);
		else if (field === 2) reader.readPackedVarint(read.keys);
		else if (field === 3) reader.readPackedVarint(read.values);
		else if (field === 8) reader.readPackedVarint(read.roles, true);
		else if (field === 9) reader.readPackedSVarint(members.ids);
		else if (field === 10) reader.readPackedVarint(members.types);
	}, relation);
	const list = runningSums(members.ids).map((id, i): OsmMember => {
		return { type: MEMBER_TYPES[members.types[i] ?? 0] ?? 'node', id, role: strings[relation.roles[i] ?? 0] ?? '' };
	});
	sink.relation(relation.id, list, tagsOf(relation.keys, relation.values, strings));
}

function runningSums(differences: number[]): number[] {
	let sum = 0;
	return differences.map((difference) => (sum += difference));
}
