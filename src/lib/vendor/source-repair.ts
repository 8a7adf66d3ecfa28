/**
 * Replaces lines of a package's module while Node loads it. A module of another version, or one without the lines, is
 * refused, and so is a module that was loaded before its repair was registered. Server only.
 */
import { readFileSync } from 'node:fs';
import { findPackageJSON, registerHooks } from 'node:module';
import { processState } from './process-state.ts';
import { expectShape, expectVersion, type Reach } from './reach.ts';

export interface SourceRepair extends Reach {
	/** Path of the module inside its package. */
	module: string;
	/** Each must occur exactly this often in the module. */
	lines: readonly { found: string; times: number; replaced: string }[];
}

/** A package is loaded once per process, also under the development server. */
const state = () =>
	processState('source-repairs', () => ({
		announced: new Map<string, SourceRepair>(),
		applied: new Set<string>(),
		hooked: false
	}));

/** @param url of a module, or of a file beside the package's code. @returns the version of its package */
function versionAt(url: string, library = '.'): string | null {
	const file = findPackageJSON(library, url);
	if (!file) return null;
	const { version }: { version?: unknown } = JSON.parse(readFileSync(file, 'utf8'));
	return typeof version === 'string' ? version : null;
}

/** The version of a package as this project has it installed. */
export const installedVersion = (library: string): string | null => versionAt(import.meta.url, library);

/**
 * Imports a package, repaired.
 * @throws ReachError where the loaded package is not the one that the repair is for
 */
export async function importRepaired<T>(repair: SourceRepair, load: () => Promise<T>): Promise<T> {
	const { announced, applied } = state();
	announced.set(repair.library, repair);
	hook();
	const loaded = await load();
	expectShape(repair, applied.has(repair.library), `${repair.module} was loaded unrepaired`);
	return loaded;
}

function hook(): void {
	const { announced, applied, hooked } = state();
	if (hooked) return;
	state().hooked = true;
	registerHooks({
		load(url, context, nextLoad) {
			const loaded = nextLoad(url, context);
			const repair = [...announced.values()].find(({ library, module }) => url.endsWith(`/${library}/${module}`));
			if (!repair || !loaded.source) return loaded;
			const { source } = loaded;
			const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
			const repaired = repairSource(repair, versionAt(url), text);
			applied.add(repair.library);
			return { ...loaded, source: repaired };
		}
	});
}

/** @throws ReachError where version or lines differ. @returns the module's repaired text */
export function repairSource(repair: SourceRepair, installed: string | null, source: string): string {
	expectVersion(repair, installed);
	return repair.lines.reduce((text, { found, times, replaced }) => {
		expectShape(repair, text.split(found).length - 1 === times, `${repair.module} has no longer "${found.trim()}"`);
		return text.replaceAll(found, replaced);
	}, source);
}
