import { tick } from 'svelte';
import type { ShellState } from '$lib/client/shared/shell-state.svelte.ts';
import type { TownMap } from '$lib/map/engine/town-map.ts';

/** Prints the page with its map in light mode; `PrintedHead` ends that mode after printing. */
export async function printSheet(shell: ShellState, map: TownMap | null): Promise<void> {
	if (shell.dark) {
		shell.onPaper = true;
		await tick();
		await map?.settled();
	}
	print();
}
