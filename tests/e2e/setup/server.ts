/**
 * A server of the browser tests: as `npm start` runs it, on a data folder that begins empty, and for the native tier on
 * a PostgreSQL cluster and a mail server of its own; the last e-mail is stored in the folder. Before it starts, the staff
 * accounts of the tests are made as the staff command makes them, and their passwords stored in the folder: by the same
 * process, because a second one would compile the embedded database again.
 *
 * Usage: E2E_TIER=embedded|native node server.ts
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '../../../src/lib/domain/staff/access.ts';
import { readSettings } from '../../../src/lib/server/backend/settings.ts';
import { openStaffAdmin } from '../../../src/lib/server/staff/accounts.ts';
import { addStaff, chooseTown } from '../../../src/lib/server/staff/staff-command.ts';
import { createCluster } from '../../db/support/cluster.ts';
import { openMailServer } from '../../mail-server.ts';

/** Accounts and their roles. The newcomer never signs in; the others do with the first test that needs them. */
const WANTED: readonly [name: string, role: Role][] = [
	['planner', 'planner'],
	['water', 'water'],
	['admin', 'admin'],
	['newcomer', 'planner']
];

const { DATA_DIR: folder = '', E2E_TIER: tier, HOST: host = '', PORT: port = '' } = process.env;
// Run by hand without DATA_DIR it must not remove the user's own data.
if (!folder.includes('.cache')) throw new Error('DATA_DIR must be a folder below .cache');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

if (tier === 'native') {
	const cluster = await createCluster();
	process.once('exit', () => cluster.remove());
	const mail = await openMailServer({
		received: (message) => writeFileSync(path.join(folder, 'last-email.json'), JSON.stringify(message))
	});
	Object.assign(process.env, {
		DATABASE_URL: cluster.urlOf('postgres'),
		SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
		MAIL_FROM: 'map@example.org',
		ORIGIN: `http://${host}:${port}`
	});
}

const staffAdmin = await openStaffAdmin(readSettings(process.env, path.resolve(import.meta.dirname, '../../..')));
const town = await chooseTown(staffAdmin, 'dachang');
const passwords: Record<string, string | null> = {};
for (const [name, role] of WANTED) passwords[name] = await addStaff(staffAdmin, `${name}@example.org`, role, town);
await staffAdmin.close();
writeFileSync(path.join(folder, 'staff.json'), JSON.stringify(passwords));

await import('../../../scripts/serve.ts');
