import type { Snippet } from 'svelte';

/** One column of a `DataTable`. A cell is `text`, or what `cell` renders. */
export interface Column<Row> {
	key: string;
	label: string;
	text?: (row: Row) => string;
	cell?: Snippet<[Row]>;
	/** Figures: right aligned. */
	numeric?: boolean;
	sortable?: boolean;
	/** The cell that names the row: a `<th scope="row">`. One column per table. */
	heading?: boolean;
	/** What one may do with the row: on a card its own words are enough. */
	action?: boolean;
	/** Any CSS width. */
	width?: string;
}
