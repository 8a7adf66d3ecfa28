/**
 * The features of the town in the browser: fetched once per as-of day, shared by the map and the list. Until they are
 * loaded, pages show what the server rendered. One per tab, made in the root layout and held in context.
 */
import { createContext } from 'svelte';
import { unpackFeatures, type PackedFeatures } from '../../domain/planning/packed-features.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { featuresAddress } from './data-urls.ts';
import { differences, merged } from './merge-features.ts';

type Loading = { key: string; features: readonly PlanningFeature[] | null };

const NONE: Loading = { key: '', features: null };

export class PlanningData {
	#now: Loading = $state.raw(NONE);
	#before: Loading = $state.raw(NONE);
	failed = $state(false);
	/** Whether this data may be newer than that of the server's page. */
	renewed = $state(false);
	/** Id of the feature under the pointer or focus in a list: the map highlights it. */
	pointed: number | null = $state(null);
	/** Features as changed by a proposal: the map shows them instead of those with the same id. */
	preview: readonly PlanningFeature[] = $state.raw([]);

	#turn: Promise<unknown> = Promise.resolve();

	/** Features as of the shown day; null until they are loaded. */
	get features(): readonly PlanningFeature[] | null {
		return this.#now.features;
	}

	/** Features as of the compared day; null without a comparison, and until they are loaded. */
	get before(): readonly PlanningFeature[] | null {
		return this.#before.features;
	}

	/** Whether `features` belong to this town and day. */
	isFor(town: string, asOf: string, compare: string | null): boolean {
		if (!this.#now.features || this.#now.key !== keyOf(town, asOf)) return false;
		return compare === null || (this.#before.features !== null && this.#before.key === keyOf(town, compare));
	}

	/** Fetches missing features. The old ones stay until the new ones are loaded, so that the map does not flicker. */
	async load(town: string, asOf: string, compare: string | null): Promise<void> {
		const loading = this.#load(town, asOf, compare);
		// An answer in transit may be older than a change reported meanwhile: that is fetched afterwards.
		this.#turn = Promise.all([this.#turn, loading]);
		await loading;
	}

	async #load(town: string, asOf: string, compare: string | null): Promise<void> {
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

	/**
	 * Refetches changed features.
	 * @param slugs of the features that were changed; null for all features, such as after an import
	 * @returns features that are new or differ, and those that are gone as they were; none when all were fetched
	 */
	async renew(slugs: readonly string[] | null): Promise<PlanningFeature[]> {
		// One after the other: each merges into the result of the one before.
		const turn = this.#turn.then(() => this.#renew(slugs));
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #renew(slugs: readonly string[] | null): Promise<PlanningFeature[]> {
		const [now, before] = [this.#now, this.#before];
		const again = async (known: Loading): Promise<Loading> => {
			const [town, asOf] = known.key.split(' ');
			if (!town || !asOf || !known.features) return known;
			const fresh = await featuresFrom(featuresAddress(town, asOf, slugs));
			return { key: known.key, features: slugs ? merged(known.features, slugs, fresh) : fresh };
		};
		try {
			const fresh = await Promise.all([again(now), again(before)]);
			// Another day may have been requested meanwhile.
			if (this.#now !== now || this.#before !== before) return [];
			[this.#now, this.#before] = fresh;
			this.renewed = true;
			return slugs ? differences(now.features ?? [], fresh[0].features ?? []) : [];
		} catch {
			this.failed = this.#now.features === null;
			return [];
		}
	}

	async #fetch(known: Loading, town: string, asOf: string): Promise<Loading> {
		const key = keyOf(town, asOf);
		if (known.key === key && known.features) return known;
		return { key, features: await featuresFrom(featuresAddress(town, asOf)) };
	}
}

async function featuresFrom(address: string): Promise<PlanningFeature[]> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`features: ${response.status}`);
	return unpackFeatures((await response.json()) as PackedFeatures);
}

const keyOf = (town: string, asOf: string): string => `${town} ${asOf}`;

export const [usePlanningData, setPlanningData] = createContext<PlanningData>();
