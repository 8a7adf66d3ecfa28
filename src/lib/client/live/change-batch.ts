/** Changes that come in a row, such as those of an import, are followed together and one time after the other. */
import type { Change } from '../../domain/shared/live.ts';

/**
 * Open maps hear of a change in the same moment; they ask for it spread over so long. Everything is a long answer, and
 * takes longer to give to all of them. Of the two seconds within which everybody sees a change, this is the smaller part.
 */
const SPREAD_MS = { some: 100, everything: 500 };

export class GatheredChanges {
	readonly #follow: (changes: readonly Change[]) => Promise<void>;
	#waiting: Change[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#following = false;

	constructor(follow: (changes: readonly Change[]) => Promise<void>) {
		this.#follow = follow;
	}

	add(changes: readonly Change[]): void {
		this.#waiting.push(...changes);
		this.#begin();
	}

	stop(): void {
		this.#waiting = [];
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#begin(): void {
		if (this.#following || this.#timer !== undefined || this.#waiting.length === 0) return;
		const everything = this.#waiting.some(({ records }) => records === null);
		const within_ms = everything ? SPREAD_MS.everything : SPREAD_MS.some;
		this.#timer = setTimeout(() => void this.#followAll(), Math.random() * within_ms);
	}

	async #followAll(): Promise<void> {
		const changes = together(this.#waiting);
		this.stop();
		this.#following = true;
		try {
			await this.#follow(changes);
		} finally {
			this.#following = false;
			this.#begin();
		}
	}
}

/** One change a theme: the records of all of them, or everything where one of them says so. */
export function together(changes: readonly Change[]): Change[] {
	return [...Map.groupBy(changes, ({ theme }) => theme)].map(([theme, own]) => ({
		theme,
		edition: Math.max(...own.map(({ edition }) => edition)),
		records: own.some(({ records }) => records === null)
			? null
			: [...new Set(own.flatMap(({ records }) => records ?? []))]
	}));
}
