/**
 * State shared by the shell and its pages: display preferences, the height of the sheet on a phone.
 * One per tab or request, made in the root layout and held in context.
 */
import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { Account, Staff } from '../../domain/staff/access.ts';
import type { ExampleRoom } from '../../data/shared/examples.ts';
import type { Kind, Theme, Town } from '../../domain/shared/town.ts';
import type { OnlineBasemap } from '../../domain/shared/online-basemap.ts';
import type { Lifecycle } from '../../domain/planning/lifecycle/lifecycle.ts';

export const MODES = ['auto', 'light', 'dark'] as const;
export type Mode = (typeof MODES)[number];
export const TEXT_SIZES = ['normal', 'large'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
export const SHEET_STOPS = ['peek', 'half', 'full'] as const;
export type SheetStop = (typeof SHEET_STOPS)[number];

/** Data of the root layout. The error page may lack any of it. */
export interface ShellData {
	town: Town;
	towns: readonly Pick<Town, 'slug' | 'name' | 'language'>[];
	themes: readonly Theme[];
	kinds: readonly Kind[];
	lifecycles: readonly Lifecycle[];
	mode: Mode;
	text: TextSize;
	/** Parts of the site that show examples beside facts. */
	examples: readonly ExampleRoom[];
	/** Whether the page offers to remove the examples. */
	canRemoveExamples: boolean;
	/** The signed-in user, and their role in the town that is shown. */
	account: Account | null;
	staff: Staff | null;
	onlineBasemaps: readonly OnlineBasemap[];
	/** ISO date in the town's time zone. */
	today: string;
}

export class ShellState {
	mode: Mode = $state('auto');
	text: TextSize = $state('normal');
	sheet: SheetStop = $state('half');
	/** Height of the sheet in pixels while it covers the map, else 0: padding for the camera. */
	sheet_height_px: number = $state(0);

	/** While the page is printed: it and the map are in light mode. */
	onPaper: boolean = $state(false);

	/** Id of the chosen online basemap that could not be reached: the schematic one is shown instead. */
	failedBasemap: string | null = $state(null);

	readonly #systemDark = new MediaQuery('(prefers-color-scheme: dark)', false);

	constructor(mode: Mode, text: TextSize) {
		this.mode = mode;
		this.text = text;
	}

	chooseMode(mode: Mode): void {
		this.mode = mode;
		remember('mode', mode);
	}

	chooseText(text: TextSize): void {
		this.text = text;
		remember('text', text);
	}

	/** Whether the page is dark, by choice or by the system's preference. False in print and on the server. */
	get dark(): boolean {
		if (this.onPaper) return false;
		return this.mode === 'auto' ? this.#systemDark.current : this.mode === 'dark';
	}
}

const ONE_YEAR_S = 31_536_000;

/** For this page at once, and for the server's next page. */
function remember(name: 'mode' | 'text', value: string): void {
	document.cookie = `${name}=${value}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
	document.documentElement.dataset[name] = value;
}

export const [useShell, setShell] = createContext<ShellState>();
