/** The selected and the hovered feature of a theme, as feature-state. */
export class Highlight {
	readonly #setState: (id: number, state: { selected?: boolean; hover?: boolean }) => void;
	#selected: number | null = null;
	#hovered: number | null = null;

	constructor(setState: (id: number, state: { selected?: boolean; hover?: boolean }) => void) {
		this.#setState = setState;
	}

	get selected(): number | null {
		return this.#selected;
	}

	/** @returns whether the selection changed */
	select(id: number | null): boolean {
		if (id === this.#selected) return false;
		if (this.#selected !== null) this.#setState(this.#selected, { selected: false });
		this.#selected = id;
		if (id !== null) this.#setState(id, { selected: true });
		return true;
	}

	hover(id: number | null): void {
		if (id === this.#hovered) return;
		if (this.#hovered !== null) this.#setState(this.#hovered, { hover: false });
		this.#hovered = id;
		if (id !== null) this.#setState(id, { hover: true });
	}

	/** Sets both again, after the states of the source were removed. */
	restore(): void {
		if (this.#selected !== null) this.#setState(this.#selected, { selected: true });
		if (this.#hovered !== null) this.#setState(this.#hovered, { hover: true });
	}
}
