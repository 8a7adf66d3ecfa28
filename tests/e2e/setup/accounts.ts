/** Makes the accounts of the browser tests as the staff command does, all with the database opened once; prints their passwords. */
import path from 'node:path';
import { ROLES } from '../../../src/lib/domain/access/access.ts';
import { readSettings } from '../../../src/lib/server/backend/settings.ts';
import { openStaffOffice } from '../../../src/lib/server/staff/accounts.ts';
import { addStaff, chooseTown } from '../../../src/lib/server/staff/staff.ts';

const WANTED = ['planner', 'water', 'admin'];

const office = await openStaffOffice(readSettings(process.env, path.resolve(import.meta.dirname, '../../..')));
const town = await chooseTown(office, 'dachang');
const passwords: Record<string, string | null> = {};
for (const role of ROLES.filter((one) => WANTED.includes(one)))
	passwords[role] = await addStaff(office, `${role}@example.org`, role, town);
await office.close();
console.log(JSON.stringify(passwords));
