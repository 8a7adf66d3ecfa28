import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBlocks } from '../src/lib/server/osm/pbf/blocks.ts';
import { readObjects } from '../src/lib/server/osm/pbf/objects.ts';

const ROOT = path.join(import.meta.dirname, '..');
const FIXTURES = path.join(ROOT, 'tests/fixtures/osm');
const fixture = (name: string): string => path.join(FIXTURES, name);

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'coverage-'))));
afterAll(() => rm(folder, { recursive: true }));

interface Run {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs a command of package.json as a person would; the pinned Node is the one that reads TypeScript. */
function run(script: string, args: readonly string[]): Promise<Run> {
	const node = path.join(ROOT, 'node_modules/.bin/node');
	return new Promise((resolve) => {
		execFile(node, [path.join(ROOT, 'scripts', script), ...args], (error, stdout, stderr) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
		});
	});
}

interface Given {
	network?: string;
	residents?: string;
	facilities?: string;
}

function coverage(given: Given = {}, ...more: string[]): Promise<Run> {
	const {
		network = fixture('streets.geojson'),
		residents = fixture('residents.geojson'),
		facilities = fixture('facilities.geojson')
	} = given;
	const files = ['--network', network, '--residents', residents, '--facilities', facilities];
	return run('coverage.ts', [...files, ...more]);
}

async function points(name: string, list: [properties: object, lon: number, lat: number][]): Promise<string> {
	const features = list.map(([properties, lon, lat]) => {
		return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } };
	});
	const file = path.join(folder, name);
	await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features }));
	return file;
}

describe('npm run coverage', () => {
	it('prints who reaches what, the same from an extract and from GeoJSON', async () => {
		const drawn = await coverage();
		const extract = await coverage({ network: fixture('town.osm.pbf') });
		expect(drawn.code).toBe(0);
		expect(extract.stdout).toBe(drawn.stdout);
		const report = JSON.parse(drawn.stdout);
		expect(Object.keys(report)).toEqual(
			expect.arrayContaining(['network', 'residents', 'coverage', 'complete_share', 'unreachable'])
		);
		expect(report.network.length_km).toBeCloseTo(3.043, 3);
		const byId = Object.fromEntries(report.residents.map((resident: { id: string }) => [resident.id, resident]));
		// Down to the street 20 m, along it 150 m, up to the canteen 15 m.
		expect(byId['same-street'].minutes.canteen).toBeCloseTo(185 / 60, 3);
		// Steps of 60 m count twice, then 200 m, then 10 m from the street to the clinic.
		expect(byId['terrace'].minutes.clinic).toBeCloseTo(330 / 60, 3);
		expect(byId['island'].minutes).toEqual({ canteen: null, clinic: null, park_5: null });
		expect(byId['far'].snapped_m).toBeCloseTo(4940, -1);
		expect(report.unreachable).toEqual(['island', 'far']);
		expect(report.coverage).toEqual({ canteen: 0.5, clinic: 2500 / 2600, park_5: 2500 / 2600 });
		expect(report.complete_share).toBe(0.5);
		expect(report.after_planned.complete_share).toBeCloseTo(2500 / 2600);
		expect(drawn.stderr).toContain('far (row 6)');
		expect(drawn.stderr).toContain('2 parts without a connection');
	});

	it('follows minutes, speed, snap and the required kinds', async () => {
		const report = async (...options: string[]) => JSON.parse((await coverage({}, ...options)).stdout);
		expect((await report('--minutes', '5')).coverage.canteen).toBeCloseTo(800 / 2600);
		expect((await report('--speed', '120')).coverage.canteen).toBeCloseTo(2500 / 2600);
		expect((await report('--snap', '5000')).unreachable).toEqual(['island']);
		expect((await report('--required', 'clinic,park_5')).complete_share).toBeCloseTo(2500 / 2600);
	});

	it('prints its help, and refuses unknown options', async () => {
		expect((await run('coverage.ts', ['--help'])).stdout).toContain('--residents FILE');
		expect(await run('coverage.ts', [])).toMatchObject({ code: 1 });
		expect((await coverage({}, '--minutes', 'ten')).stderr).toContain('--minutes ten');
		expect((await coverage({}, '--colour', 'red')).stderr).toContain('--colour');
	});

	it('names file and row of residents without or with a negative population, and prints nothing', async () => {
		const residents = await points('residents.geojson', [
			[{ id: 'a', population: 5 }, 121, 31],
			[{ id: 'b' }, 121, 31],
			[{ id: 'c', population: -3 }, 121, 31]
		]);
		const { code, stdout, stderr } = await coverage({ residents });
		expect([code, stdout]).toEqual([1, '']);
		expect(stderr).toContain('residents.geojson, row 2 (id b): has no population');
		expect(stderr).toContain('row 3 (id c): has a population that is not a number of 0 or more: -3');
	});

	it('continues with an unknown kind, and reports it', async () => {
		const facilities = await points('facilities.geojson', [[{ id: 'f', kind: 'observatory' }, 121, 31]]);
		const { code, stdout, stderr } = await coverage({ facilities });
		expect(code).toBe(0);
		expect(Object.keys(JSON.parse(stdout).coverage)).toEqual(['observatory']);
		expect(stderr).toContain('row 1 (id f): is of a kind that the catalogue does not know');
	});

	it('asks about the coordinate system when no point is near a street', async () => {
		const shifted = [0, 1, 2].map((i): [object, number, number] => [
			{ id: `r${i}`, population: 9 },
			121.05 + i / 1000,
			31.05
		]);
		const residents = await points('shifted.geojson', shifted);
		const some = await coverage({ residents });
		expect([some.code, some.stderr]).toEqual([0, expect.stringContaining('GCJ-02')]);
		const facilities = await points('off.geojson', [[{ id: 'f', kind: 'canteen' }, 121.05, 31.05]]);
		const all = await coverage({ residents, facilities });
		expect([all.code, all.stdout, all.stderr]).toEqual([1, '', expect.stringContaining('GCJ-02')]);
	});

	it('refuses a network without an edge, a truncated extract and a picture', async () => {
		const empty = await points('points.geojson', [[{}, 121, 31]]);
		expect((await coverage({ network: empty })).stderr).toContain('the network has no edge');
		const cut = path.join(folder, 'cut.osm.pbf');
		await writeFile(cut, (await readFile(fixture('town.osm.pbf'))).subarray(0, 400));
		expect(await coverage({ network: cut })).toMatchObject({ code: 1, stderr: expect.stringContaining('truncated') });
		const picture = path.join(folder, 'picture.osm.pbf');
		await writeFile(picture, Buffer.from('ffd8ffe000104a4649460001', 'hex'));
		expect(await coverage({ network: picture })).toMatchObject({ code: 1, stderr: expect.stringContaining('JPEG') });
		expect(await coverage({ network: path.join(folder, 'none.geojson') })).toMatchObject({ code: 1 });
	});
});

/** What an Overpass address answers: the objects of an extract as JSON, in another order. */
async function elementsOf(file: string): Promise<object[]> {
	const elements: object[] = [];
	for await (const block of readBlocks(file)) {
		if (block.type !== 'OSMData') continue;
		readObjects(block.data, {
			node: (id, lon, lat, tags) => void elements.unshift({ type: 'node', id, lon, lat, ...(tags ? { tags } : {}) }),
			way: (id, nodes, tags) => void elements.unshift({ type: 'way', id, nodes: [...nodes], tags }),
			relation: (id, members, tags) => {
				const listed = members.map((member) => ({ type: member.type, ref: member.id, role: member.role }));
				elements.unshift({ type: 'relation', id, members: listed, tags });
			}
		});
	}
	return elements;
}

describe('npm run osm', () => {
	it('reads, sorts and counts an extract without changing anything', async () => {
		const { code, stdout } = await run('osm.ts', [fixture('town.osm.pbf'), '--dry-run']);
		expect(code).toBe(0);
		expect(stdout).toContain('walking network    11 nodes, 12 edges, 3.0 km');
		expect(stdout).toContain('layers             river 1');
		expect(stdout).toContain('dry run: nothing was changed');
	});

	it('refuses a box outside the data, a bad box, and no file', async () => {
		const osm = async (...args: string[]) => (await run('osm.ts', args)).stderr;
		expect(await osm(fixture('town.osm.pbf'), '--dry-run', '--bbox', '7,43,8,44')).toContain('lies outside the data');
		expect(await osm(fixture('town.osm.pbf'), '--dry-run', '--bbox', '-8,43,-7,44')).toContain('lies outside the data');
		expect(await osm(fixture('town.osm.pbf'), '--bbox', '8,44,7,43')).toContain('west,south,east,north');
		expect(await osm('--dry-run')).toContain('name an .osm.pbf file');
		expect(await osm('--dry-run', '--overpass', 'http://127.0.0.1:9')).toContain('needs --bbox');
		expect(await osm(fixture('town.osm.pbf'), '--overpass', 'http://127.0.0.1:9')).toContain('not both');
	});

	it('gets from an Overpass address what an extract of the box holds', async () => {
		const asked: string[] = [];
		const elements = await elementsOf(fixture('town.osm.pbf'));
		const server = createServer((request, response) => {
			request.setEncoding('utf8').on('data', (part: string) => asked.push(decodeURIComponent(part)));
			request.on('end', () => response.end(JSON.stringify({ elements })));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/interpreter`;
		const box = ['--dry-run', '--bbox', '120.9,30.9,121.2,31.2'];
		const [byFile, byAddress] = await Promise.all([
			run('osm.ts', [fixture('town.osm.pbf'), ...box]),
			run('osm.ts', ['--overpass', url, ...box])
		]);
		server.close();
		expect(byAddress.stderr).toBe('');
		const held = ({ stdout }: Run): string[] => stdout.split('\n').slice(1);
		expect(held(byAddress)).toEqual(held(byFile));
		expect(held(byFile)).not.toEqual([]);
		expect(asked.join('')).toContain('[bbox:30.9,120.9,31.2,121.2]');
	});
});
