/**
 * The page's side of the worker. Per topic one question is in progress and only the newest is queued; those in between
 * are dropped. Answers arrive in the order of their questions, so that the page never shows an older one.
 */
import type { FailureReason, Message, Question, Topic, Topics } from './worker-protocol.ts';

/** The part of a worker that the client uses, so that a test can replace it. */
export interface WorkerPort {
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

interface Pending {
	readonly question: Question;
	/** @param answer null when a newer question replaced this one */
	readonly resolve: (answer: Topics[Topic]['answer'] | null) => void;
	readonly fail: (reason: FailureReason) => void;
}

export class CircleWorker {
	readonly #port: WorkerPort;
	readonly #asked = new Map<Topic, Pending>();
	readonly #next = new Map<Topic, Pending>();
	#number = 0;

	/** @param onprogress share of the loading that is done, 0 … 1 */
	constructor(port: WorkerPort, onprogress: (share: number) => void = () => undefined) {
		this.#port = port;
		port.onmessage = ({ data }) => (data.type === 'progress' ? onprogress(data.share) : this.#receive(data));
		port.onerror = () => this.#failAll();
	}

	/** @returns null when a newer question on the same topic replaced it, or it was cancelled */
	ask<T extends Topic>(topic: T, question: Topics[T]['question']): Promise<Topics[T]['answer'] | null> {
		return new Promise((resolve, reject) => {
			const pending: Pending = {
				question: { ...question, topic, number: ++this.#number } as Question,
				resolve: (answer) => resolve(answer as Topics[T]['answer'] | null),
				fail: (reason) => reject(new CircleFailure(reason))
			};
			if (this.#asked.has(topic)) {
				this.#next.get(topic)?.resolve(null);
				this.#next.set(topic, pending);
			} else this.#send(pending);
		});
	}

	/** Cancels the questions on a topic. */
	cancel(topic: Topic): void {
		this.#next.get(topic)?.resolve(null);
		this.#next.delete(topic);
		const asked = this.#asked.get(topic);
		// It stays pending until the worker answers; the answer is dropped.
		if (asked)
			this.#asked.set(topic, { ...asked, resolve: () => asked.resolve(null), fail: () => asked.resolve(null) });
	}

	close(): void {
		this.#port.terminate();
		for (const pending of [...this.#asked.values(), ...this.#next.values()]) pending.resolve(null);
		this.#asked.clear();
		this.#next.clear();
	}

	#send(pending: Pending): void {
		this.#asked.set(pending.question.topic, pending);
		this.#port.postMessage(pending.question);
	}

	#receive(message: Exclude<Message, { type: 'progress' }>): void {
		const asked = [...this.#asked.values()].find(({ question }) => question.number === message.number);
		if (!asked) return;
		const { topic } = asked.question;
		this.#asked.delete(topic);
		const next = this.#next.get(topic);
		this.#next.delete(topic);
		if (next) this.#send(next);
		if (message.type === 'failed') asked.fail(message.reason);
		else asked.resolve(message.answer);
	}

	#failAll(): void {
		for (const pending of [...this.#asked.values(), ...this.#next.values()]) pending.fail('internal');
		this.#asked.clear();
		this.#next.clear();
	}
}
