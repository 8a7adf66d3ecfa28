/** Icons of the drawing tools, on the grid of `Icon.svelte`; separate, since only this page uses them. */
export const DRAW_ICONS = {
	point: 'M12 21C8 15.8 6 12.6 6 9.8a6 6 0 0 1 12 0C18 12.6 16 15.8 12 21ZM12 7.8a2 2 0 1 0 0 4a2 2 0 1 0 0-4',
	line: 'M6.2 17.8L10 8.5L15 13.5L18.2 6.2M5 17a1.8 1.8 0 1 0 .1 0M18.6 4.1a1.8 1.8 0 1 0 .1 0',
	polygon: 'M6 7.5L17.5 5L20 14.5L10 19.5L4.5 14.5Z',
	edit: 'M6 6H18V18H6ZM4 4H8V8H4ZM16 4H20V8H16ZM4 16H8V20H4ZM16 16H20V20H16Z',
	erase: 'M6 6H18V12M12 18H6V6M4 4H8V8H4ZM15.5 15.5L21 21M21 15.5L15.5 21',
	finish: 'M4.5 12.5L9.5 17.5L19.5 6.5',
	undo: 'M9 5L4.5 9.5L9 14M4.5 9.5H14a5 5 0 0 1 0 10H9',
	redo: 'M15 5L19.5 9.5L15 14M19.5 9.5H10a5 5 0 0 0 0 10H15'
} as const;
export type DrawIcon = keyof typeof DRAW_ICONS;
