/** By which column a table is sorted. */
export interface TableSort {
	key: string;
	descending: boolean;
}

/** What a click on a column's head asks for: ascending first, then the other way. */
export function nextSort(sort: TableSort | null, key: string): TableSort {
	return { key, descending: sort?.key === key && !sort.descending };
}
