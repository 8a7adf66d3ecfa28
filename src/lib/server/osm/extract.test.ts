import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { islandsOf } from '../../domain/circle/network/islands.ts';
import { buildNetwork } from '../../domain/circle/network/network.ts';
import { joinStreets } from '../../domain/circle/network/streets.ts';
import { at } from '../../domain/circle/network/test-graphs.ts';
import { readExtract, type OsmExtract } from './extract.ts';
import { OsmFileError } from './pbf/blocks.ts';
import { writeExtract, type TestExtract, type TestForm, type TestNode, type TestWay } from './pbf/test-extract.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'osm-'))));
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(bytes: Uint8Array, name = 'extract.osm.pbf'): Promise<string> {
	const file = path.join(folder, name);
	await writeFile(file, bytes);
	return file;
}

const read = async (extract: TestExtract, form?: TestForm): Promise<OsmExtract> =>
	readExtract(await fileOf(writeExtract(extract, form)));

const node = (id: number, east_m: number, north_m: number, tags?: Record<string, string>): TestNode => {
	return { id, ...at(east_m, north_m), ...(tags ? { tags } : {}) };
};
const way = (id: number, nodes: number[], tags: Record<string, string>): TestWay => ({ id, nodes, tags });

/** A cross of two streets with ids beyond 32 bits, and a square park with a gate. */
const CROSS: TestExtract = {
	nodes: [
		node(5_000_000_001, 0, 0),
		node(5_000_000_002, 100, 0),
		node(5_000_000_003, 200, 0),
		node(5_000_000_004, 100, 100),
		...[node(11, 0, 200), node(12, 120, 200), node(13, 120, 320, { barrier: 'gate' }), node(14, 0, 320)],
		node(20, 10, 5, { amenity: 'clinic', name: '示例门诊' })
	],
	ways: [
		way(1, [5_000_000_001, 5_000_000_002, 5_000_000_003], { highway: 'residential' }),
		way(2, [5_000_000_002, 5_000_000_004], { highway: 'footway' }),
		way(3, [11, 12, 13, 14, 11], { leisure: 'park', name: '示例公园' })
	],
	relations: []
};

describe('reading an extract', () => {
	it.each<[string, TestForm]>([
		['in the usual order', {}],
		['unordered', { unordered: true }],
		['with plain nodes', { plainNodes: true }],
		['without compression', { uncompressed: true, unordered: true }]
	])('gives the same network %s', async (_, form) => {
		const extract = await read(CROSS, form);
		expect(extract.counts).toEqual({ nodes: 9, ways: 3, highwayWays: 2, relations: 0 });
		expect(extract.asOf?.toISOString()).toBe('2025-10-09T08:53:20.000Z');
		const network = buildNetwork(joinStreets(extract.streets.streets).arrays);
		expect([network.nodeCount, network.edgeCount]).toEqual([4, 3]);
		expect(network.length_m).toBeCloseTo(300, 0);
		expect(extract.drawn.facilities.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
			'osm:node/20 clinic',
			'osm:way/3 sh_square',
			'osm:way/3 sh_park3000',
			'osm:way/3 park_5',
			'osm:way/3 park_10'
		]);
		expect(extract.drawn.layers.map(({ layer, name }) => [layer, name])).toEqual([['green', '示例公园']]);
	});

	it('uses the gate of an area as its entrance, else the crossing of a way, and the centroid only without either', async () => {
		const [, park] = (await read(CROSS)).drawn.facilities;
		expect(park?.entrances[0]?.lon).toBeCloseTo(at(120, 320).lon, 6);
		const nodes = CROSS.nodes.map(({ id, lon, lat }) => ({ id, lon, lat }));
		const path = way(4, [5_000_000_004, 12], { highway: 'path' });
		const [crossed] = (await read({ ...CROSS, nodes, ways: [...CROSS.ways, path] })).drawn.facilities;
		expect(crossed?.entrances).toEqual([expect.objectContaining({ lon: expect.closeTo(at(120, 200).lon, 6) })]);
		const [middle] = (await read({ ...CROSS, nodes })).drawn.facilities;
		expect(middle?.entrances[0]?.lon).toBeCloseTo(at(60, 260).lon, 6);
	});

	it('reads milliseconds in the place of seconds as the moment they mean', async () => {
		expect((await read(CROSS, { asOf_s: 1_760_000_000_000 })).asOf?.getUTCFullYear()).toBe(2025);
	});

	it('cuts a street where a node is missing, and counts it', async () => {
		const nodes = CROSS.nodes.filter(({ id }) => id !== 5_000_000_003 && id !== 14);
		const extract = await read({ ...CROSS, nodes });
		expect([extract.streets.missingNodes, extract.drawn.incomplete]).toEqual([1, 1]);
		expect(buildNetwork(joinStreets(extract.streets.streets).arrays).edgeCount).toBe(2);
	});

	it('does not pass a private gate, and passes an open one', async () => {
		const partsWith = async (tags: Record<string, string>): Promise<number> => {
			const nodes = CROSS.nodes.map((known) => (known.id === 5_000_000_002 ? { ...known, tags } : known));
			return islandsOf(buildNetwork(joinStreets((await read({ ...CROSS, nodes })).streets.streets).arrays)).count;
		};
		expect(await partsWith({ barrier: 'gate', access: 'private' })).toBe(3);
		expect(await partsWith({ barrier: 'gate' })).toBe(1);
	});

	it('joins the ways of a multipolygon and takes its holes out', async () => {
		const ring = [node(1, 0, 0), node(2, 100, 0), node(3, 100, 100), node(4, 0, 100)];
		const hole = [node(5, 40, 40), node(6, 60, 40), node(7, 60, 60), node(8, 40, 60)];
		const { drawn } = await read({
			nodes: [...ring, ...hole],
			ways: [way(1, [1, 2, 3], {}), way(2, [1, 4, 3], {}), way(3, [5, 6, 7, 8, 5], {})],
			relations: [
				{
					id: 9,
					members: [
						{ way: 1, role: 'outer' },
						{ way: 2, role: 'outer' },
						{ way: 3, role: 'inner' }
					],
					tags: { type: 'multipolygon', landuse: 'residential', name: '示例小区' }
				}
			]
		});
		expect(drawn.compounds[0]).toMatchObject({ id: 'osm:relation/9', name: '示例小区' });
		expect(drawn.compounds[0]?.area_m2).toBeCloseTo(9600, -1);
		const [layer] = drawn.layers;
		expect(layer?.geometry.type === 'Polygon' && layer.geometry.coordinates.map((line) => line.length)).toEqual([5, 5]);
	});

	it('keeps what lies in the box or reaches into it', async () => {
		const file = await fileOf(writeExtract(CROSS));
		const [corner, far] = [at(-10, -10), at(110, 50)];
		const inside = await readExtract(file, { bbox: [corner.lon, corner.lat, far.lon, far.lat] });
		expect(inside.drawn.layers).toEqual([]);
		expect(buildNetwork(joinStreets(inside.streets.streets).arrays).edgeCount).toBe(3);
		await expect(readExtract(file, { bbox: [7, 43, 8, 44] })).rejects.toThrow('lies outside the data');
	});
});

describe('files that are no whole extract', () => {
	const refusal = async (bytes: Uint8Array): Promise<string> => {
		const file = await fileOf(bytes, 'bad.osm.pbf');
		const error: unknown = await readExtract(file).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(OsmFileError);
		expect(String(error)).toContain(file);
		return String(error);
	};

	it('names a truncated file, wherever it ends', async () => {
		const whole = writeExtract(CROSS);
		for (const length of [whole.length - 1, whole.length - 40, 60]) {
			expect(await refusal(whole.slice(0, length))).toContain('truncated');
		}
	});

	it('names pictures and other things by what they are', async () => {
		expect(await refusal(Buffer.from('ffd8ffe000104a46494600010101', 'hex'))).toContain('JPEG');
		expect(await refusal(Buffer.from('<?xml version="1.0"?><osm/>'))).toContain('XML');
		expect(await refusal(Buffer.from('just some words here'))).toContain('not an OpenStreetMap extract');
		expect(await refusal(new Uint8Array())).toContain('empty');
		expect(await refusal(Buffer.from('abc'))).toContain('not an OpenStreetMap extract');
	});

	it('names damage by its byte', async () => {
		const damaged = await readFile(await fileOf(writeExtract(CROSS)));
		damaged.fill(0x55, damaged.length - 60, damaged.length - 20);
		expect(await refusal(damaged)).toMatch(/damaged at byte \d+/);
	});

	it('refuses history files and a missing file', async () => {
		expect(await refusal(writeExtract(CROSS, { requiredFeatures: ['HistoricalInformation'] }))).toContain('history');
		await expect(readExtract(path.join(folder, 'none.pbf'))).rejects.toThrow('cannot be opened');
	});
});
