import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { assemble } from './extract.ts';
import { readOverpass } from './overpass.ts';

let server: Server | null = null;
afterEach(() => void server?.close());

/** An Overpass address that always answers the same. @returns its URL */
async function answering(status: number, body: string): Promise<string> {
	const made = createServer((_, response) => response.writeHead(status).end(body));
	server = made;
	await new Promise<void>((resolve) => void made.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(made.address() as AddressInfo).port}/api/interpreter`;
}

const BBOX = [121, 31, 121.1, 31.1] as const;

describe('an Overpass address', () => {
	it('gives the same objects as an extract', async () => {
		const elements = [
			{ type: 'way', id: 1, nodes: [1, 2], tags: { highway: 'path' } },
			{ type: 'node', id: 1, lon: 121, lat: 31 },
			{ type: 'node', id: 2, lon: 121.001, lat: 31 },
			{ type: 'node', id: 2, lon: 121.001, lat: 31 }
		];
		const url = await answering(
			200,
			JSON.stringify({ osm3s: { timestamp_osm_base: '2026-01-02T00:00:00Z' }, elements })
		);
		const { data, asOf } = await readOverpass(url, BBOX);
		expect(asOf?.getUTCFullYear()).toBe(2026);
		expect(assemble(url, data, null).streets.streets).toHaveLength(1);
		expect(data.nodes.count).toBe(2);
	});

	it.each([
		[504, 'busy', 'answers 504'],
		[200, '<html>', 'no Overpass JSON'],
		[200, '{"elements":[],"remark":"runtime error: out of memory"}', 'out of memory']
	])('that fails with %i %s is reported', async (status, body, message) => {
		await expect(readOverpass(await answering(status, body), BBOX)).rejects.toThrow(message);
	});

	it('that does not answer is reported', async () => {
		const url = await answering(200, '');
		await new Promise((resolve) => server?.close(resolve));
		await expect(readOverpass(url, BBOX)).rejects.toThrow('no answer');
	});
});
