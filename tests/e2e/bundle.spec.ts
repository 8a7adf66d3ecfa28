import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/test.ts';
import { ROOT } from './support/town.ts';

/** Server-only content: names of secret settings, connection strings, SQL, the tables of rights. */
const SERVER_ONLY = [
	'sb_secret_',
	'SERVICE_ROLE',
	'jwtSecret',
	'DATABASE_URL',
	'postgres://',
	'postgresql://',
	'keys.json',
	'encrypted_password',
	'one_time_password',
	'insert into public',
	'security definer',
	'createServerClient',
	'nodemailer',
	'SMTP_URL'
];

test('files for browsers contain no secret and no server code', () => {
	const folder = path.join(ROOT, 'build/client');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		/\.(js|mjs|css|json|html|svg|webmanifest)$/.test(file)
	);
	expect(files.length).toBeGreaterThan(20);
	const keys = JSON.parse(readFileSync(path.join(ROOT, '.cache/e2e/data/keys.json'), 'utf8')) as Record<string, string>;
	// The publishable key is meant to be public; the other two are not.
	const secrets = [...SERVER_ONLY, keys['jwtSecret'] ?? '', keys['serviceKey'] ?? ''];
	expect(secrets.every((secret) => secret.length > 5)).toBe(true);
	const found = files.flatMap((file) => {
		const text = readFileSync(path.join(folder, file), 'utf8');
		return secrets.filter((secret) => text.includes(secret)).map((secret) => `${file}: ${secret}`);
	});
	expect(found).toEqual([]);
	expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
});
