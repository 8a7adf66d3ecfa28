import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repair } from './module-repairs.ts';

/** The installed file, beside the CommonJS one that is found by the package's name. */
function installed(name: string, file: string): [url: string, source: string] {
	const entry = createRequire(import.meta.url).resolve(name);
	const found = path.resolve(path.dirname(entry), file);
	return [`file://${found}`, readFileSync(found, 'utf8')];
}

it('finds in the installed driver what it repairs', () => {
	const repaired = repair(...installed('postgres', '../../src/connection.js'));
	expect(repaired).toContain('if (socket === null)');
	expect(repaired.match(/clearImmediate\(nextWriteTimer\); chunk = nextWriteTimer = null/g)).toHaveLength(2);
	expect(repaired).toContain('fetchArrayTypes().catch(');
});

it('finds in the installed engine what it repairs', () => {
	const [url, source] = installed('@electric-sql/pglite', 'index.js');
	const repaired = repair(url, source);
	expect(repaired).not.toContain('Object.keys(_.exports).indexOf');
	expect(repaired).toContain('.get(t),a=_.exports[t]');
});

it.each(['/node_modules/postgres/src/connection.js', '/node_modules/@electric-sql/pglite/dist/index.js'])(
	'leaves %s alone without such lines',
	(file) => {
		expect(repair(`file://${file}`, 'export default 1;')).toBe('export default 1;');
	}
);

it('leaves every other module alone', () => {
	const [, source] = installed('postgres', '../../src/connection.js');
	expect(repair('file:///elsewhere/connection.js', source)).toBe(source);
});
