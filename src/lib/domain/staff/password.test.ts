import { expect, it } from 'vitest';
import { passwordProblem } from './password.ts';

const EMAIL = 'somebody@example.org';
const GOOD = 'long enough to keep';

it.each([
	['short', 'eleven char', 'too_short'],
	['twelve', 'twelve chars', null],
	['73 bytes in fewer characters', '密'.repeat(20) + 'abcdefghijklmn', 'too_long'],
	['the e-mail itself', 'Somebody@Example.org', 'is_the_email'],
	['a pattern', 'abababababababab', 'too_plain'],
	['a sentence', GOOD, null]
])('%s: %s is %s', (_, password, problem) => {
	expect(passwordProblem(password, password, EMAIL)).toBe(problem);
});

it('wants the same twice', () => {
	expect(passwordProblem(GOOD, `${GOOD}!`, EMAIL)).toBe('not_repeated');
});
