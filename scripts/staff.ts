/** `npm run staff`: accounts and roles of staff. */
import { parseArgs } from 'node:util';
import { ROLES } from '../src/lib/domain/staff/access.ts';
import { runCommand } from '../src/lib/server/backend/command.ts';
import { readSettings, StartError } from '../src/lib/server/backend/settings.ts';
import { openStaffAdmin, type StaffAdmin } from '../src/lib/server/staff/accounts.ts';
import { addStaff, chooseTown, listStaff, removeStaff, resetPassword } from '../src/lib/server/staff/staff-command.ts';

const HELP = `Usage: npm run staff -- add EMAIL --role ROLE [--town SLUG]
       npm run staff -- list
       npm run staff -- reset EMAIL
       npm run staff -- remove EMAIL [--town SLUG]

  add      gives a person a role in a town. A new account gets a password that is printed here once and has to be
           changed when it is first used; until then the role does not count. A person who has an account only gets the role
  list     who has which role where
  reset    a new password in place of a lost one; the account's open sessions end
  remove   takes the role in one town, or in all; an account without a role is deleted. What the person did stays in the log

  --role   viewer (reads what is internal), planner (moves statuses, reads what is restricted), water (rivers and samples),
           admin (all of it)
  --town   slug of the town; needed where the database has several
  --help   this text

The database is the one the server uses: .data/ (DATA_DIR), DATABASE_URL, or PUBLIC_SUPABASE_URL with
SUPABASE_SERVICE_ROLE_KEY. The embedded one can be open only once: stop the map first.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { role: { type: 'string' }, town: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
});

type Command = (admin: StaffAdmin, email: string) => Promise<void>;

const handOver = (email: string, password: string): void =>
	console.log(`password for ${email}, shown this once, to be changed at the first sign-in:\n${password}`);

const COMMANDS: Readonly<Record<string, { needsEmail: boolean; run: Command }>> = {
	add: {
		needsEmail: true,
		run: async (admin, email) => {
			const role = ROLES.find((candidate) => candidate === values.role);
			if (!role) throw new StartError(`--role ${values.role ?? 'is missing'}: one of ${ROLES.join(', ')}`);
			const town = await chooseTown(admin, values.town ?? defaultTown);
			const password = await addStaff(admin, email, role, town);
			console.log(`${email} is ${role} of ${town.slug}`);
			if (password) handOver(email, password);
		}
	},
	list: {
		needsEmail: false,
		run: async (admin) => {
			const entries = await listStaff(admin);
			for (const { email, town, role } of entries) console.log(`${town}\t${role}\t${email}`);
			if (entries.length === 0) console.log('nobody yet: npm run staff -- add EMAIL --role admin');
		}
	},
	reset: {
		needsEmail: true,
		run: async (admin, email) => handOver(email, await resetPassword(admin, email))
	},
	remove: {
		needsEmail: true,
		run: async (admin, email) => {
			const town = values.town ? await chooseTown(admin, values.town) : null;
			const removed = await removeStaff(admin, email, town);
			console.log(removed === 'account' ? `${email} has no account any more` : `${email} has no role in ${town?.slug}`);
		}
	}
};

let defaultTown: string | null = null;

async function main(): Promise<void> {
	const [name = '', email = ''] = positionals;
	const command = COMMANDS[name];
	if (!command) throw new StartError(`"${name}" is no command: one of ${Object.keys(COMMANDS).join(', ')}; --help`);
	if (command.needsEmail && !email) throw new StartError(`${name}: whose? Give an e-mail address`);
	const settings = readSettings(process.env, process.cwd());
	({ defaultTown } = settings);
	const admin = await openStaffAdmin(settings);
	try {
		await command.run(admin, email);
	} finally {
		await admin.close();
	}
}

await runCommand(HELP, values.help || positionals.length === 0 ? null : main);
