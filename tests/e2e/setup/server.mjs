/**
 * The server of the browser tests: as `npm start` makes it, on a data folder that begins empty. Before it starts, the
 * accounts are made that the desk is tested with; their passwords lie in the folder.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.env.DATA_DIR;
// Whoever runs this by hand without a folder of its own must not lose theirs.
if (!folder?.includes('.cache')) throw new Error('DATA_DIR must be a folder below .cache');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const root = path.resolve(import.meta.dirname, '../../..');
const node = path.join(root, 'node_modules', '.bin', 'node');
const accounts = path.join(import.meta.dirname, 'accounts.ts');
const passwords = execFileSync(node, ['--disable-warning=ExperimentalWarning', accounts], {
	cwd: root,
	encoding: 'utf8',
	stdio: ['ignore', 'pipe', 'inherit']
});
writeFileSync(path.join(folder, 'staff.json'), passwords);
await import('../../../scripts/start.mjs');
