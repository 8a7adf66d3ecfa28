/**
 * System packages of the tests beside npm: PostgreSQL with PostGIS, Chromium, a Chinese font. On Debian as root the
 * missing ones are installed; elsewhere their names are printed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The headless shell first: the same engine without the rest of a browser, which would take processor time. */
const CHROMIUM_PATHS = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome'
];
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** Folder of initdb and pg_ctl, or null. */
function postgresFolder() {
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [
		process.env.PG_BIN ?? '',
		...versions.map((version) => path.join(DEBIAN_FOLDER, version, 'bin')),
		...(process.env.PATH ?? '').split(path.delimiter)
	];
	return folders.find((folder) => folder && existsSync(path.join(folder, 'initdb'))) ?? null;
}

function hasPostgis() {
	const folder = postgresFolder();
	if (!folder) return false;
	const answer = spawnSync(path.join(folder, 'pg_config'), ['--sharedir'], { encoding: 'utf8' });
	const shared = answer.status === 0 ? [answer.stdout.trim()] : [];
	const version = path.basename(path.dirname(folder));
	return [...shared, `/usr/share/postgresql/${version}`].some((share) =>
		existsSync(path.join(share, 'extension', 'postgis.control'))
	);
}

/** Path of Chromium, or null. */
export function chromiumPath() {
	const given = process.env.CHROMIUM_PATH;
	if (given) return existsSync(given) ? given : null;
	return CHROMIUM_PATHS.find((file) => existsSync(file)) ?? null;
}

function hasChineseFont() {
	const answer = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
	return answer.status === 0 && answer.stdout.trim() !== '';
}

const NEEDS = [
	{
		name: 'PostgreSQL 15 or later',
		there: () => postgresFolder() !== null,
		debian: ['postgresql'],
		elsewhere: 'install PostgreSQL 15 or later and set PG_BIN to the folder that holds initdb'
	},
	{
		name: 'PostGIS',
		there: hasPostgis,
		debian: ['postgresql-postgis'],
		elsewhere: 'install PostGIS 3 for that PostgreSQL'
	},
	{
		name: 'Chromium',
		there: () => chromiumPath() !== null,
		debian: ['chromium-headless-shell'],
		elsewhere: 'install Chromium or Chrome and set CHROMIUM_PATH to its program'
	},
	{
		name: 'a Chinese font',
		there: hasChineseFont,
		debian: ['fonts-noto-cjk', 'fontconfig'],
		elsewhere: 'install fontconfig and a font with Chinese characters, e.g. Noto Sans CJK'
	}
];

const missing = () => NEEDS.filter(({ there }) => !there());

/**
 * Installs what is missing where that can be done.
 * @param {(line: string) => void} report
 * @returns {string[]} one line for each missing part: what to install
 */
export function installSystemPackages(report) {
	const wanted = missing();
	if (wanted.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
		const packages = wanted.flatMap(({ debian }) => debian);
		report(`installing ${packages.join(', ')}`);
		const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]])
			spawnSync('apt-get', ['-q', ...args], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
	}
	return missing().map(
		({ name, debian, elsewhere }) =>
			`${name} is missing: on Debian apt-get install ${debian.join(' ')}; else ${elsewhere}`
	);
}
