/** JavaScript that the list needs before the map's own code, and its size. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { get } from './support/server.ts';
import { ROOT, type Benchmark, type Figure, type Workbench } from './support/workbench.ts';

const CLIENT = path.join(ROOT, 'build', 'client');
const PAGE = '/planning';
const STATIC_IMPORT = /\b(?:import|from)\s*["'](\.[^"']+\.js)["']/g;
const LAZY_IMPORT = /\bimport\(\s*["'`](\.[^"'`]+\.js)["'`]\s*\)/g;
const WORKER = /\bnew URL\(\s*["'`](\.[^"'`]+\.js)["'`]/g;

/** Static imports of a chunk, and its dynamic ones. Files are paths below build/client. */
interface Code {
	chunks: Set<string>;
	lazy: Set<string>;
}

export const clientCode: Benchmark = {
	name: 'code',
	about: `gzip size of the JavaScript of ${PAGE} before the map's code, and of the map's code with its worker`,
	async *run(bench: Workbench): AsyncGenerator<Figure> {
		bench.progress('reading the modules of the built page');
		const server = await bench.serve(await bench.newTier('embedded'));
		const { body, headers } = await get(server.origin + PAGE);
		await server.stop();
		const page = codeFrom(entriesOf(body.toString(), String(headers['link'] ?? '')));
		if ([...page.chunks].some(isMap)) throw new Error('the map is part of the first code of the page');
		yield { name: 'javascript_before_map', value: gzipped_kb(page.chunks), unit: 'KB', limit: 120 };

		const map = codeFrom([...page.lazy].filter(leadsToMap));
		if (map.chunks.size === 0) throw new Error('no chunk holds the map');
		const more = [...map.chunks].filter((file) => !page.chunks.has(file));
		yield { name: 'javascript_of_map', value: gzipped_kb(more), unit: 'KB', limit: null };
		yield {
			name: 'javascript_of_map_worker',
			value: gzipped_kb(new Set(more.flatMap((file) => matches(file, WORKER)))),
			unit: 'KB',
			limit: null
		};
	}
};

/** Modules in the page itself: its preloads and the imports of its inline script. */
function entriesOf(html: string, link: string): string[] {
	const preloaded = [...link.matchAll(/<([^>]+\.js)>/g), ...html.matchAll(/href="([^"]+\.js)"/g)];
	const imported = [...html.matchAll(LAZY_IMPORT)];
	const entries = [...preloaded, ...imported].map(([, address = '']) => path.posix.join('/', address));
	if (!entries.some((file) => file.includes('/entry/'))) throw new Error('the page names no entry');
	return entries;
}

function codeFrom(entries: readonly string[]): Code {
	const code: Code = { chunks: new Set(), lazy: new Set() };
	const waiting = [...entries];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (code.chunks.has(file)) continue;
		code.chunks.add(file);
		waiting.push(...matches(file, STATIC_IMPORT));
		for (const lazy of matches(file, LAZY_IMPORT)) code.lazy.add(lazy);
	}
	return code;
}

function matches(file: string, pattern: RegExp): string[] {
	return [...text(file).matchAll(pattern)].map(([, address = '']) =>
		path.posix.join(path.posix.dirname(file), address)
	);
}

/** The map's own chunk may be loaded by another one. */
const leadsToMap = (file: string): boolean => [...codeFrom([file]).chunks].some(isMap);
const isMap = (file: string): boolean => text(file).includes('maplibregl-canvas');
const text = (file: string): string => readFileSync(path.join(CLIENT, file), 'utf8');

function gzipped_kb(files: Iterable<string>): number {
	const sizes = [...files].map((file) => gzipSync(readFileSync(path.join(CLIENT, file))).length);
	return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}
