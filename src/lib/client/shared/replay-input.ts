import { navigating } from '$app/state';

/**
 * Choices made on the page as the server sent it, before its scripts were there. Waking up, components set every radio
 * button, box and list back to what the address says, and nobody has told them of what was chosen meanwhile.
 */

type Choice = HTMLInputElement | HTMLSelectElement;

/** What stands there without anybody's choice: the option that is marked, else the first that can be chosen, else none. */
function givenIndex({ options }: HTMLSelectElement): number {
	const all = [...options];
	const marked = all.findLastIndex(({ defaultSelected }) => defaultSelected);
	return marked >= 0 ? marked : all.findIndex((option) => !option.matches(':disabled'));
}

/** How the choice is made again; null where nothing was chosen. */
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
 * Looks for them before the page wakes up. @returns makes them again, one after the other, for the components to hear;
 * to be called once the page is awake
 */
export function earlyChoices(page: ParentNode): () => Promise<void> {
	const all = page.querySelectorAll<Choice>('input[type=radio], input[type=checkbox], select:not([multiple])');
	const made = [...all].map((element) => ({ element, choose: choiceIn(element) }));
	return async () => {
		for (const { element, choose } of made) {
			if (!choose || !element.isConnected) continue;
			choose();
			element.dispatchEvent(new Event('change', { bubbles: true }));
			// One that leads to another address is answered first: the next builds on it.
			await new Promise((resolve) => setTimeout(resolve));
			await navigating.complete;
		}
	};
}
