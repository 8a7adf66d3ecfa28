/**
 * Known vulnerabilities of the server's packages, as reported by the npm registry. Some registries have no audit
 * endpoint, and some machines reach none: then the check is skipped.
 */
import { spawn } from 'node:child_process';

const PATIENCE_MS = 30_000;
/** Severities that count as failures. */
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
 * npm also exits with an error when it finds something: only its output is evaluated.
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
