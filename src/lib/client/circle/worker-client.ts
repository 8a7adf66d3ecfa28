/**
 * The page's end of the line to its worker. Of several questions on one topic one is being answered and the newest
 * waits; whatever came between them is never asked. Answers arrive in the order of their questions, so that what the
 * page shows only ever becomes newer.
 */
import type { FailureReason, Message, Question, Topic, Topics } from './worker-protocol.ts';

/** What a worker is to its client: a test brings one of its own. */
export interface Line {
	postMessage(question: Question): void;
	onmessage: ((event: MessageEvent<Message>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
	terminate(): void;
}

export class CircleFailure extends Error {
	readonly reason: FailureReason;

	constructor(reason: FailureReason) {
		super(reason);
		this.reason = reason;
	}
}

interface Waiting {
	readonly question: Question;
	/** @param answer null when a newer question took this one's place */
	readonly settle: (answer: Topics[Topic]['answer'] | null) => void;
	readonly fail: (reason: FailureReason) => void;
}

export class CircleWorker {
	readonly #line: Line;
	readonly #asked = new Map<Topic, Waiting>();
	readonly #next = new Map<Topic, Waiting>();
	#number = 0;

	/** @param onprogress share of the loading that is done, 0 … 1 */
	constructor(line: Line, onprogress: (share: number) => void = () => undefined) {
		this.#line = line;
		line.onmessage = ({ data }) => (data.type === 'progress' ? onprogress(data.share) : this.#hear(data));
		line.onerror = () => this.#failAll();
	}

	/** @returns null when a newer question on the same topic took its place before it was asked, or it was dropped */
	ask<T extends Topic>(topic: T, question: Topics[T]['question']): Promise<Topics[T]['answer'] | null> {
		return new Promise((resolve, reject) => {
			const waiting: Waiting = {
				question: { ...question, topic, number: ++this.#number } as Question,
				settle: (answer) => resolve(answer as Topics[T]['answer'] | null),
				fail: (reason) => reject(new CircleFailure(reason))
			};
			if (this.#asked.has(topic)) {
				this.#next.get(topic)?.settle(null);
				this.#next.set(topic, waiting);
			} else this.#send(waiting);
		});
	}

	/** What is still being worked out on the topic is not wanted any more. */
	drop(topic: Topic): void {
		this.#next.get(topic)?.settle(null);
		this.#next.delete(topic);
		const asked = this.#asked.get(topic);
		// It stays in its place, so that the worker's answer finds somebody; but nobody hears it.
		if (asked) this.#asked.set(topic, { ...asked, settle: () => asked.settle(null), fail: () => asked.settle(null) });
	}

	close(): void {
		this.#line.terminate();
		for (const waiting of [...this.#asked.values(), ...this.#next.values()]) waiting.settle(null);
		this.#asked.clear();
		this.#next.clear();
	}

	#send(waiting: Waiting): void {
		this.#asked.set(waiting.question.topic, waiting);
		this.#line.postMessage(waiting.question);
	}

	#hear(message: Exclude<Message, { type: 'progress' }>): void {
		const asked = [...this.#asked.values()].find(({ question }) => question.number === message.number);
		if (!asked) return;
		const { topic } = asked.question;
		this.#asked.delete(topic);
		const next = this.#next.get(topic);
		this.#next.delete(topic);
		if (next) this.#send(next);
		if (message.type === 'failed') asked.fail(message.reason);
		else asked.settle(message.answer);
	}

	#failAll(): void {
		for (const waiting of [...this.#asked.values(), ...this.#next.values()]) waiting.fail('internal');
		this.#asked.clear();
		this.#next.clear();
	}
}
