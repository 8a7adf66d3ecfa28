/** Groups successive changes, such as those of an import, and handles one batch after the other. */
import type { Change } from '../../domain/shared/live.ts';

/**
 * All open maps receive a change at the same moment; their requests are spread over this time. A request for all features
 * takes longer. A change must be visible within two seconds: this is the smaller part.
 */
const SPREAD_MS = { some: 100, everything: 500 };

export class ChangeBatch {
	readonly #handle: (changes: readonly Change[]) => Promise<void>;
	#waiting: Change[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isHandling = false;

	constructor(handle: (changes: readonly Change[]) => Promise<void>) {
		this.#handle = handle;
	}

	add(changes: readonly Change[]): void {
		this.#waiting.push(...changes);
		this.#schedule();
	}

	stop(): void {
		this.#waiting = [];
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#schedule(): void {
		if (this.#isHandling || this.#timer !== undefined || this.#waiting.length === 0) return;
		const everything = this.#waiting.some(({ records }) => records === null);
		const within_ms = everything ? SPREAD_MS.everything : SPREAD_MS.some;
		this.#timer = setTimeout(() => void this.#handleAll(), Math.random() * within_ms);
	}

	async #handleAll(): Promise<void> {
		const changes = mergeChanges(this.#waiting);
		this.stop();
		this.#isHandling = true;
		try {
			await this.#handle(changes);
		} finally {
			this.#isHandling = false;
			this.#schedule();
		}
	}
}

/** One change per theme, with all their records; null for everything where one of them has it. */
export function mergeChanges(changes: readonly Change[]): Change[] {
	return [...Map.groupBy(changes, ({ theme }) => theme)].map(([theme, own]) => ({
		theme,
		edition: Math.max(...own.map(({ edition }) => edition)),
		records: own.some(({ records }) => records === null)
			? null
			: [...new Set(own.flatMap(({ records }) => records ?? []))]
	}));
}
