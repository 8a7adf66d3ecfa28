/**
 * A server of the browser tests: as `npm start` makes it, on a data folder that begins empty, and for the native tier on
 * a PostgreSQL cluster and a mail server of its own; the last letter lies in the folder. Before it starts, the accounts are made that the desk is tested with; their passwords
 * lie in the folder.
 *
 * Usage: node server.mjs embedded|native
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCluster } from '../../db/support/cluster.ts';
import { openMailServer } from '../../mail-server.ts';

const folder = process.env.DATA_DIR;
// Whoever runs this by hand without a folder of its own must not lose theirs.
if (!folder?.includes('.cache')) throw new Error('DATA_DIR must be a folder below .cache');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

if (process.argv[2] === 'native') {
	const cluster = await createCluster();
	process.once('exit', () => cluster.remove());
	process.env.DATABASE_URL = cluster.urlOf('postgres');
	const received = (letter) => writeFileSync(path.join(folder, 'letter.json'), JSON.stringify(letter));
	const mail = await openMailServer({ received });
	process.env.SMTP_URL = `smtp://127.0.0.1:${mail.port}`;
	process.env.MAIL_FROM = 'map@example.org';
	process.env.ORIGIN = `http://${process.env.HOST}:${process.env.PORT}`;
}

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
