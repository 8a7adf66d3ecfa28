/** Makes the accounts of the browser tests as the staff command does, all with the database opened once; prints their passwords. */
import path from 'node:path';
import type { Role } from '../../../src/lib/domain/access/access.ts';
import { readSettings } from '../../../src/lib/server/backend/settings.ts';
import { openStaffOffice } from '../../../src/lib/server/staff/accounts.ts';
import { addStaff, chooseTown } from '../../../src/lib/server/staff/staff.ts';

/** Who is there, and as what. The newcomer has never signed in; the others do so with the first test that needs them. */
const WANTED: readonly [name: string, role: Role][] = [
	['planner', 'planner'],
	['water', 'water'],
	['admin', 'admin'],
	['newcomer', 'planner']
];

const office = await openStaffOffice(readSettings(process.env, path.resolve(import.meta.dirname, '../../..')));
const town = await chooseTown(office, 'dachang');
const passwords: Record<string, string | null> = {};
for (const [name, role] of WANTED) passwords[name] = await addStaff(office, `${name}@example.org`, role, town);
await office.close();
console.log(JSON.stringify(passwords));
