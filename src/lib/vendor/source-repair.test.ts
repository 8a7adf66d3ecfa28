import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { PGLITE_REPAIR } from './pglite.ts';
import { POSTGRES_REPAIR } from './postgres.ts';
import { importRepaired, installedVersion, repairSource, type SourceRepair } from './source-repair.ts';

/** The installed module, by way of the file that is found under the package's name. */
function installed({ library, module }: SourceRepair): string {
	const entry = createRequire(import.meta.url).resolve(library);
	const folder = entry.slice(0, entry.lastIndexOf(`/${library}/`) + library.length + 2);
	return readFileSync(path.join(folder, module), 'utf8');
}

describe.each([POSTGRES_REPAIR, PGLITE_REPAIR])('the repair of $library', (repair) => {
	it('is written for the version that is asked for and installed', () => {
		expect(Object.entries(manifest.dependencies)).toContainEqual([repair.library, repair.version]);
		expect(installedVersion(repair.library)).toBe(repair.version);
	});

	it('replaces its lines in the installed module', () => {
		const repaired = repairSource(repair, repair.version, installed(repair));
		for (const { replaced, times } of repair.lines) expect(repaired.split(replaced)).toHaveLength(times + 1);
	});

	it('refuses another version in one line that says what to do', () => {
		const message = `${repair.library}: version 99.0.0 is installed: install version ${repair.version} ("npm ci"), or adapt src/lib/vendor/${repair.file} to the other one`;
		expect(() => repairSource(repair, '99.0.0', installed(repair))).toThrow(message);
		expect(() => repairSource(repair, null, installed(repair))).toThrow('version unknown is installed');
	});

	it('refuses a module without a line, or with one too many', () => {
		const [first] = repair.lines;
		const source = installed(repair);
		expect(() => repairSource(repair, repair.version, 'export default 1;')).toThrow('has no longer');
		expect(() => repairSource(repair, repair.version, `${source}${first?.found}`)).toThrow('has no longer');
	});
});

it('refuses a package that was loaded before its repair was announced', async () => {
	const late = { ...PGLITE_REPAIR, library: 'papaparse', module: 'papaparse.js' };
	await import('papaparse');
	await expect(importRepaired(late, () => import('papaparse'))).rejects.toThrow('papaparse.js was loaded unrepaired');
});
