/**
 * Input made on the server-rendered page before it hydrates: hydration resets every radio button, checkbox and select to
 * the address, without a change event for the earlier input.
 */
import { navigating } from '$app/state';

type Choice = HTMLInputElement | HTMLSelectElement;

/** The option that is selected by default: the marked one, else the first that can be selected, else none. */
function givenIndex({ options }: HTMLSelectElement): number {
	const all = [...options];
	const marked = all.findLastIndex(({ defaultSelected }) => defaultSelected);
	return marked >= 0 ? marked : all.findIndex((option) => !option.matches(':disabled'));
}

/** Repeats the input; null where there was none. */
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
 * Call before hydration.
 * @returns repeats the input, one after the other, with change events; call after hydration
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
