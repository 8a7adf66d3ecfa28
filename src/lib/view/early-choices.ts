/**
 * Choices made on the page as the server sent it, before its scripts were there. Waking up, components set every radio
 * button, box and list back to what the address says, and nobody has told them of what was chosen meanwhile.
 */

const isChanged = (input: HTMLInputElement): boolean =>
	input.checked !== input.defaultChecked && (input.type === 'checkbox' || input.checked);

/** What stands there without anybody's choice: the option that is marked, else the first. */
function givenIndex({ options }: HTMLSelectElement): number {
	const marked = [...options].findLastIndex(({ defaultSelected }) => defaultSelected);
	return Math.max(0, marked);
}

/**
 * Looks for them before the page wakes up. @returns makes them again, for the components to hear; to be called once
 * the page is awake
 */
export function earlyChoices(page: ParentNode): () => void {
	const inputs = [...page.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')]
		.filter(isChanged)
		.map((input) => {
			const { checked } = input;
			return [input, () => (input.checked = checked)] as const;
		});
	const lists = [...page.querySelectorAll<HTMLSelectElement>('select:not([multiple])')]
		.filter((list) => list.selectedIndex !== givenIndex(list))
		.map((list) => {
			const { selectedIndex } = list;
			return [list, () => (list.selectedIndex = selectedIndex)] as const;
		});
	return () => {
		for (const [element, choose] of [...inputs, ...lists]) {
			if (!element.isConnected) continue;
			choose();
			element.dispatchEvent(new Event('change', { bubbles: true }));
		}
	};
}
