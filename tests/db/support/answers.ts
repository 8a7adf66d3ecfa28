import type { Answer } from '../../../src/lib/domain/shared/answer.ts';

/** The value of an answer. @throws with the refusal where there is none */
export function valueOf<T>(answer: Answer<T, string>): T {
	if (!answer.ok) throw new Error(answer.refusal);
	return answer.value;
}

/** The expected answer of an accepted change. */
export const accepted = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
