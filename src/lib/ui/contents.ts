/** An entry of the list of contents of a page without a map. */
export interface ContentsEntry {
	/** Id of the part it leads to. */
	id: string;
	label: string;
	/** Written out, e.g. a number of records. */
	count?: string;
	children?: readonly ContentsEntry[];
}
