/**
 * The server of the browser tests: as `npm start` makes it, on a data folder that begins empty. Before it starts, the staff
 * command makes the accounts that the desk is tested with; their passwords lie in the folder, as they were printed.
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
const passwords = {};
for (const role of ['planner', 'water', 'admin']) {
	const command = ['scripts/staff.ts', 'add', `${role}@example.org`, '--role', role, '--town', 'dachang'];
	const node = path.join(root, 'node_modules', '.bin', 'node');
	const printed = execFileSync(node, ['--disable-warning=ExperimentalWarning', ...command], {
		cwd: root,
		encoding: 'utf8'
	});
	passwords[role] = printed.trim().split('\n').at(-1);
}
writeFileSync(path.join(folder, 'staff.json'), JSON.stringify(passwords));
await import('../../../scripts/start.mjs');
