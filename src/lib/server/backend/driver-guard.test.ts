import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repair } from './driver-guard.ts';

it('finds in the installed driver what it repairs', () => {
	// createRequire resolves the CommonJS copy; the one that is loaded lies beside it.
	const entry = createRequire(import.meta.url).resolve('postgres');
	const source = readFileSync(path.resolve(path.dirname(entry), '../../src/connection.js'), 'utf8');
	const repaired = repair(source);
	expect(repaired).toContain('if (socket === null)');
	expect(repaired.match(/clearImmediate\(nextWriteTimer\); chunk = nextWriteTimer = null/g)).toHaveLength(2);
});

it('leaves a driver alone that has no such lines', () => {
	expect(repair('export default function Connection() {}')).toBe('export default function Connection() {}');
});
