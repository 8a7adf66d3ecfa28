/** Password rules: length matters; character classes are not required (NIST SP 800-63B). */
export const MIN_PASSWORD_LENGTH = 12;
/** bcrypt ignores everything beyond 72 bytes. */
const MAX_PASSWORD_BYTES = 72;

export const PASSWORD_PROBLEMS = ['too_short', 'too_long', 'not_repeated', 'is_the_email', 'too_plain'] as const;
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];

/** Passwords with fewer distinct characters are refused. */
const MIN_DISTINCT_CHARACTERS = 5;

/** What is wrong with a new password; null when it may be used. */
export function passwordProblem(password: string, repeated: string, email: string): PasswordProblem | null {
	if ([...password].length < MIN_PASSWORD_LENGTH) return 'too_short';
	if (new TextEncoder().encode(password).length > MAX_PASSWORD_BYTES) return 'too_long';
	if (password.toLowerCase() === email.toLowerCase()) return 'is_the_email';
	if (new Set(password.toLowerCase()).size < MIN_DISTINCT_CHARACTERS) return 'too_plain';
	return password === repeated ? null : 'not_repeated';
}
