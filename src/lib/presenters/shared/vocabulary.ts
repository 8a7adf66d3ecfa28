import type { Lifecycle, StageDefinition } from '$lib/domain/planning/lifecycle/lifecycle.ts';
import type { LocalText } from '$lib/domain/shared/text.ts';
import type { Kind, Theme } from '$lib/domain/shared/town.ts';

export interface VocabularyData {
	themes: readonly Theme[];
	kinds: readonly Kind[];
	lifecycles: readonly Lifecycle[];
}

/** Names of a town's codes. Look-ups return null for unknown codes. */
export class Vocabulary {
	readonly lifecycles: readonly Lifecycle[];
	readonly kinds: readonly Kind[];
	readonly themes: readonly Theme[];
	readonly #names = new Map<string, LocalText>();
	readonly #stages = new Map<string, StageDefinition>();

	constructor({ themes, kinds, lifecycles }: VocabularyData) {
		this.themes = themes;
		this.kinds = kinds;
		this.lifecycles = lifecycles;
		for (const theme of themes) this.#names.set(`theme ${theme.code}`, theme.name);
		for (const kind of kinds) this.#names.set(`kind ${kind.code}`, kind.name);
		for (const { code, name, stages } of lifecycles) {
			this.#names.set(`lifecycle ${code}`, name);
			for (const stage of stages) this.#stages.set(`${code} ${stage.code}`, stage);
		}
	}

	theme = (code: string): LocalText | null => this.#names.get(`theme ${code}`) ?? null;
	kind = (code: string): LocalText | null => this.#names.get(`kind ${code}`) ?? null;
	lifecycle = (code: string): LocalText | null => this.#names.get(`lifecycle ${code}`) ?? null;

	stage(lifecycle: string | null, code: string | null): StageDefinition | null {
		return lifecycle && code ? (this.#stages.get(`${lifecycle} ${code}`) ?? null) : null;
	}

	/** A stage by code alone, as in the filter: of the first lifecycle that has it. */
	anyStage(code: string): StageDefinition | null {
		return this.lifecycles.flatMap(({ stages }) => stages).find((stage) => stage.code === code) ?? null;
	}
}
