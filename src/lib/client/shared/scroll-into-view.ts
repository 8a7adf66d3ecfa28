/** A row of links that scrolls horizontally on a phone: centres the link of the current page. */
export function currentInSight(row: HTMLElement | undefined): void {
	const current = row?.querySelector<HTMLElement>('[aria-current]');
	if (!row || !current) return;
	const { left, width } = current.getBoundingClientRect();
	row.scrollLeft += left - row.getBoundingClientRect().left - (row.clientWidth - width) / 2;
}
