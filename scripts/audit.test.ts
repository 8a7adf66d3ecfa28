import { expect, it } from 'vitest';
import { auditResult } from './audit.mjs';

const found = (severity: string) =>
	JSON.stringify({ vulnerabilities: { 'a-package': { severity, range: '<1.2.3' } }, metadata: {} });

it('fails on high severities, and names the package', () => {
	for (const severity of ['high', 'critical'])
		expect(auditResult(found(severity))).toEqual({
			count: { passed: 0, failed: 1, skipped: 0 },
			output: `a-package <1.2.3: ${severity}`
		});
	expect(auditResult(found('moderate')).count).toEqual({ passed: 1, failed: 0, skipped: 0 });
	expect(auditResult('{"vulnerabilities": {}}').count).toEqual({ passed: 1, failed: 0, skipped: 0 });
});

it.each(['', 'null', 'npm error', '{"message": "405 Method Not Allowed", "error": {}}'])(
	'is skipped where no registry answered: %s',
	(text) => {
		expect(auditResult(text).count).toEqual({ passed: 0, failed: 0, skipped: 1 });
	}
);
