import { goto } from '$app/navigation';
import { page } from '$app/state';
import { parseView, viewQuery, type ViewState } from '../../domain/shared/view-state.ts';

/** The view that the address stands for now. */
const currentView = (): ViewState => parseView(page.url.searchParams).view;

/**
 * Changes the view in place: the address follows, focus and scroll stay.
 * @param options.replace true for what is no step of its own, such as the next letter of a search or a moved map
 */
export async function changeView(change: Partial<ViewState>, options: { replace?: boolean } = {}): Promise<void> {
	const query = viewQuery({ ...currentView(), ...change }, page.url.searchParams);
	if (query === page.url.search) return;
	await goto(`${page.url.pathname}${query}${page.url.hash}`, {
		keepFocus: true,
		noScroll: true,
		replaceState: options.replace ?? false
	});
}
