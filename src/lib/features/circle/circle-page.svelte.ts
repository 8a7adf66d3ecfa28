/**
 * The settings of a living-circle page from its address, and the value of a slider before it is released. With the worker
 * loaded the page computes its figures itself; until then every change is a request to the server.
 */
import { afterNavigate, goto, invalidate } from '$app/navigation';
import { page } from '$app/state';
import { useActiveMap } from '$lib/client/shared/active-map.svelte.ts';
import type { CircleState } from '$lib/client/circle/circle-state.svelte.ts';
import type { CoverageFacts } from '$lib/domain/circle/engine/coverage-engine.ts';
import { circleHref, parseCircleParams, type CircleParams } from '$lib/domain/circle/view-params.ts';
import { queryOf, validatedParams } from '$lib/domain/circle/engine/report-reading.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';

/** Dependencies of the pages' loads: a change of the address alone does not reload them. */
const CIRCLE_PAGE = 'circle:page';

const NO_FACTS = { kinds: [], ageGroups: [], hasAreas: false };

export class CirclePage {
	readonly #state: CircleState;
	readonly #facts: () => CoverageFacts | null;
	/** Value while the slider is moving. */
	#live: Partial<CircleParams> = $state.raw({});
	readonly view = $derived(parseView(page.url.searchParams).view);
	readonly #read = $derived(parseCircleParams(page.url.searchParams));
	readonly #validated = $derived.by(() =>
		validatedParams({ ...this.#read.circle, ...this.#live }, this.#facts() ?? NO_FACTS)
	);
	readonly circle = $derived(this.#validated.circle);
	readonly problems = $derived([...this.#read.problems, ...this.#validated.problems]);
	readonly query = $derived.by(() => queryOf(this.circle, this.#facts()?.kinds ?? []));

	/**
	 * Call during the setup of a page.
	 * @param asks whether the server is asked for figures before the worker is loaded; never where the address holds a place
	 */
	constructor(state: CircleState, facts: () => CoverageFacts | null, asks = true) {
		this.#state = state;
		this.#facts = facts;
		afterNavigate(({ from, to }) => {
			if (asks && !state.answers && from && from.route.id === to?.route.id) void invalidate(CIRCLE_PAGE);
		});
	}

	readonly preview = (part: Partial<CircleParams>): void => {
		// Without the worker the figures could not follow.
		if (this.#state.answers) this.#live = { ...this.#live, ...part };
	};

	/** The settings are final: the address is updated. A new choice begins at the first page of every list. */
	readonly change = async (part: Partial<CircleParams>): Promise<void> => {
		const href = circleHref(page.url.pathname, { ...this.view, page: 1 }, { ...this.circle, ...part });
		await goto(href, { keepFocus: true, noScroll: true, replaceState: true });
		this.#live = {};
	};

	hrefOf(part: Partial<CircleParams>, listPage = 1): string {
		return circleHref(page.url.pathname, { ...this.view, page: listPage }, { ...this.circle, ...part });
	}

	/** A file of the figures that the page shows. */
	fileHref(name: 'coverage' | 'minutes'): string {
		const view = { ...this.view, camera: null, basemap: null, page: 1 };
		return circleHref(`/living-circle/${name}.csv`, view, this.circle);
	}

	/** The page of the origin, at a compound. */
	readonly doorHref = (home: string): string =>
		circleHref('/living-circle', { ...this.view, page: 1 }, { ...this.circle, home });
}

/** For a page about all compounds: its report follows the settings, and its table the compound that is tapped on the map. */
export function followReport(state: CircleState, at: CirclePage): void {
	const activeMap = useActiveMap();
	$effect(() => {
		if (state.answers) void state.askReport(at.query, at.circle.edits);
	});
	$effect(() =>
		activeMap.themes?.circle.on('tap', ({ compound }) => {
			if (compound !== null) state.pointed = compound;
		})
	);
}
