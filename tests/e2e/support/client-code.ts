/** The JavaScript of each page, from what the build says of itself: no server and no browser is asked. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './town.ts';

const OUTPUT = path.join(ROOT, '.svelte-kit/output');
const CLIENT = path.join(ROOT, 'build/client');

/** One file of the client, as Vite's manifest has it; imports are keys of the manifest. */
interface BuiltFile {
	file: string;
	imports?: string[];
}

/** What of SvelteKit's manifest says which files a page needs. */
interface ServerManifest {
	_: {
		client: { start: string; app: string };
		routes: { id: string; page: { layouts: (number | undefined)[]; leaf: number } | null }[];
	};
}

export interface PageCode {
	route: string;
	/** Paths below build/client. */
	files: string[];
	/** As it travels to a browser that takes gzip. */
	gzip_kb: number;
}

/** What each page loads before it hydrates. The map comes after it, by an import that runs later. */
export async function codeOfPages(): Promise<PageCode[]> {
	const built = JSON.parse(readFileSync(path.join(OUTPUT, 'client/.vite/manifest.json'), 'utf8')) as Record<
		string,
		BuiltFile
	>;
	const module: unknown = await import(pathToFileURL(path.join(OUTPUT, 'server/manifest-full.js')).href);
	const { client, routes } = (module as { manifest: ServerManifest }).manifest._;
	return routes.flatMap(({ id, page }) => {
		if (!page) return [];
		const nodes = [...page.layouts, page.leaf].flatMap((node) =>
			node === undefined ? [] : [fileOf(built, `.svelte-kit/generated/client-optimized/nodes/${node}.js`)]
		);
		const files = [...withImports(built, [client.start, client.app, ...nodes])].sort();
		return [{ route: id, files, gzip_kb: files.reduce((sum, file) => sum + gzippedBytes(file), 0) / 1024 }];
	});
}

export const textOf = (file: string): string => readFileSync(path.join(CLIENT, file), 'utf8');

function withImports(built: Record<string, BuiltFile>, entries: readonly string[]): Set<string> {
	const importsOf = new Map(Object.values(built).map(({ file, imports = [] }) => [file, imports]));
	const found = new Set<string>();
	const waiting = [...entries];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (found.has(file)) continue;
		found.add(file);
		waiting.push(...(importsOf.get(file) ?? []).map((key) => fileOf(built, key)));
	}
	return found;
}

function fileOf(built: Record<string, BuiltFile>, key: string): string {
	const file = built[key]?.file;
	if (!file) throw new Error(`the manifest of the build has no ${key}: build again`);
	return file;
}

/** The server sends the file that was packed at build time. */
const gzippedBytes = (file: string): number => statSync(path.join(CLIENT, `${file}.gz`)).size;
