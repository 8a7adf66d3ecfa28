import { tick } from 'svelte';
import type { CircleState } from '$lib/client/circle/circle-state.svelte.ts';
import type { ShellState } from '$lib/client/shared/shell-state.svelte.ts';

/** Prints the page with its map on the light ground; `PrintedHead` takes the ground back when the sheet is done. */
export async function printSheet(shell: ShellState, live: Pick<CircleState, 'settled'>): Promise<void> {
	if (shell.dark) {
		shell.onPaper = true;
		await tick();
		await live.settled?.();
	}
	print();
}
