/** Typed events. */
export class Emitter<Events extends object> {
	readonly #listeners = new Map<keyof Events, Set<(detail: never) => void>>();

	/** @returns ends the subscription, so that an effect can return it */
	on<Type extends keyof Events>(type: Type, listener: (detail: Events[Type]) => void): () => void {
		const listeners = this.#listeners.get(type) ?? new Set();
		this.#listeners.set(type, listeners.add(listener));
		return () => void listeners.delete(listener);
	}

	protected emit<Type extends keyof Events>(type: Type, detail: Events[Type]): void {
		for (const listener of this.#listeners.get(type) ?? []) (listener as (detail: Events[Type]) => void)(detail);
	}
}
