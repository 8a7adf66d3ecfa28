import { goto } from '$app/navigation';
import { page } from '$app/state';
import { parseView, viewQuery, type ViewState } from '../../domain/shared/view-state.ts';

/** The view of the current address. */
const currentView = (): ViewState => parseView(page.url.searchParams).view;

/**
 * Changes the view in place: the address is updated, focus and scroll position stay.
 * @param options.replace true for changes without a history entry of their own, such as typing or moving the map
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
