/**
 * Known faults in the packages that the server runs with, as the registry of npm reports them. Not every registry does, and
 * not every machine reaches one: then nothing is said of the packages, for good or ill.
 */
import { spawn } from 'node:child_process';

const PATIENCE_MS = 30_000;
/** What is worse than a nuisance. */
const SERIOUS = ['high', 'critical'];

/** @param {string} root folder of package-lock.json */
export async function audit(root) {
	return auditResult(await ask(root));
}

/**
 * @param {string} text what `npm audit --json` wrote
 * @returns {{ count: { passed: number, failed: number, skipped: number }, output: string }}
 */
export function auditResult(text) {
	const { vulnerabilities } = parsed(text);
	if (typeof vulnerabilities !== 'object' || vulnerabilities === null)
		return { count: { passed: 0, failed: 0, skipped: 1 }, output: 'no registry answered' };
	const serious = Object.entries(vulnerabilities).filter(([, { severity }]) => SERIOUS.includes(severity));
	const output = serious.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`).join('\n');
	return { count: { passed: serious.length > 0 ? 0 : 1, failed: serious.length > 0 ? 1 : 0, skipped: 0 }, output };
}

/** @param {string} text @returns {{ vulnerabilities?: Record<string, { severity: string, range: string }> | null }} */
function parsed(text) {
	try {
		return JSON.parse(text) ?? {};
	} catch {
		return {};
	}
}

/**
 * npm says by its exit code too that it has found something: only what it writes is looked at.
 * @param {string} root
 * @returns {Promise<string>}
 */
function ask(root) {
	return new Promise((resolve) => {
		const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${PATIENCE_MS}`];
		const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], timeout: PATIENCE_MS });
		let text = '';
		child.stdout.on('data', (chunk) => (text += chunk));
		child.on('error', () => resolve(''));
		child.on('close', () => resolve(text));
	});
}
