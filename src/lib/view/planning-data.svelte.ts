/**
 * The features of the town in the browser: fetched once per day read, shared by the map and the list. Until they are
 * here, pages show what the server rendered. One per tab, made in the root layout and held in context.
 */
import { createContext } from 'svelte';
import type { PlanningFeature } from '../domain/planning.ts';
import { featuresAddress } from './data-addresses.ts';

type Loading = { key: string; features: readonly PlanningFeature[] | null };

const NONE: Loading = { key: '', features: null };

export class PlanningData {
	#now: Loading = $state.raw(NONE);
	#before: Loading = $state.raw(NONE);
	failed = $state(false);
	/** Id of the feature that the pointer or the focus is on in a list: the map lights it up. */
	pointed: number | null = $state(null);

	/** Features as a proposal would make them: the map shows them in the place of those with the same id, or besides. */
	preview: readonly PlanningFeature[] = $state.raw([]);

	/** Features as of the day read; null until they have arrived. */
	get features(): readonly PlanningFeature[] | null {
		return this.#now.features;
	}

	/** Features as of the day compared with; null without a comparison, and until they have arrived. */
	get before(): readonly PlanningFeature[] | null {
		return this.#before.features;
	}

	/** Whether `features` belong to this town and day. */
	isFor(town: string, asOf: string, compare: string | null): boolean {
		if (!this.#now.features || this.#now.key !== keyOf(town, asOf)) return false;
		return compare === null || (this.#before.features !== null && this.#before.key === keyOf(town, compare));
	}

	/** Fetches what is missing. The old features stay until the new ones are here, so that the map never blinks. */
	async load(town: string, asOf: string, compare: string | null): Promise<void> {
		this.failed = false;
		try {
			const [now, before] = await Promise.all([
				this.#fetch(this.#now, town, asOf),
				compare === null ? NONE : this.#fetch(this.#before, town, compare)
			]);
			this.#now = now;
			this.#before = before;
		} catch {
			this.failed = true;
		}
	}

	/** Asks again for what is shown: somebody has changed it. */
	async renew(): Promise<void> {
		const [now, before] = [this.#now, this.#before];
		const again = async ({ key, features }: Loading): Promise<Loading> => {
			const [town, asOf] = key.split(' ');
			return town && asOf && features ? this.#fetch(NONE, town, asOf) : NONE;
		};
		try {
			const fresh = await Promise.all([again(now), again(before)]);
			// Another day may have been asked for meanwhile.
			if (this.#now === now && this.#before === before) [this.#now, this.#before] = fresh;
		} catch {
			this.failed = true;
		}
	}

	async #fetch(known: Loading, town: string, asOf: string): Promise<Loading> {
		const key = keyOf(town, asOf);
		if (known.key === key && known.features) return known;
		const response = await fetch(featuresAddress(town, asOf));
		if (!response.ok) throw new Error(`features: ${response.status}`);
		return { key, features: (await response.json()) as PlanningFeature[] };
	}
}

const keyOf = (town: string, asOf: string): string => `${town} ${asOf}`;

export const [usePlanningData, setPlanningData] = createContext<PlanningData>();
