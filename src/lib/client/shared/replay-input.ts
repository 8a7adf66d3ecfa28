/**
 * Input that was made on the page as the server rendered it, before it hydrates: hydration sets every radio button,
 * checkbox and list back to what the address says, without a change event for what was chosen before.
 */
import { navigating } from '$app/state';

type Choice = HTMLInputElement | HTMLSelectElement;

/** The option that is selected by default: the one that is marked, else the first that can be chosen, else none. */
function givenIndex({ options }: HTMLSelectElement): number {
	const all = [...options];
	const marked = all.findLastIndex(({ defaultSelected }) => defaultSelected);
	return marked >= 0 ? marked : all.findIndex((option) => !option.matches(':disabled'));
}

/** Makes the choice again; null where nothing was chosen. */
function choiceIn(element: Choice): (() => void) | null {
	if (element instanceof HTMLSelectElement) {
		const { selectedIndex } = element;
		const untouched = selectedIndex < 0 || selectedIndex === givenIndex(element);
		return untouched ? null : () => (element.selectedIndex = selectedIndex);
	}
	const { checked, defaultChecked, type } = element;
	if (checked === defaultChecked || (type === 'radio' && !checked)) return null;
	return () => (element.checked = checked);
}

/**
 * To be called before the page hydrates.
 * @returns makes the same choices again, one after the other, with their change events; to be called after hydration
 */
export function replayPreHydrationInput(page: ParentNode): () => Promise<void> {
	const all = page.querySelectorAll<Choice>('input[type=radio], input[type=checkbox], select:not([multiple])');
	const made = [...all].map((element) => ({ element, choose: choiceIn(element) }));
	return async () => {
		for (const { element, choose } of made) {
			if (!choose || !element.isConnected) continue;
			choose();
			element.dispatchEvent(new Event('change', { bubbles: true }));
			// A choice that navigates is finished first: the next builds on its address.
			await new Promise((resolve) => setTimeout(resolve));
			await navigating.complete;
		}
	};
}
