/** A row of links that scrolls sideways on a phone: the link of the current page comes to its middle. */
export function currentInSight(row: HTMLElement | undefined): void {
	const current = row?.querySelector<HTMLElement>('[aria-current]');
	if (!row || !current) return;
	const { left, width } = current.getBoundingClientRect();
	row.scrollLeft += left - row.getBoundingClientRect().left - (row.clientWidth - width) / 2;
}
