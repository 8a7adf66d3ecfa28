/** Pictograms of feature kinds, by the symbol names in a town's kinds. Line drawings in a box of 24 by 24. */
const PATHS: Readonly<Record<string, string>> = {
	plot: 'M4 5H20V19H4ZM4 13H13M13 5V19',
	building: 'M6 21V3H15V21M15 9H19V21M3 21H21M9 7H12M9 11H12M9 15H12',
	area: 'M12 3L20 8V17L12 21L4 16V8Z',
	village: 'M2 21V13L7 9L12 13V21M12 21V15L17 11L22 15V21M2 21H22',
	home: 'M3 12L12 4L21 12M6 10V20H18V10M10 20V14H14V20',
	document: 'M6 3H14L18 7V21H6ZM14 3V7H18M9 12H15M9 16H15',
	rail: 'M7 4H17V16H7ZM7 10H17M7 21L9 16M17 21L15 16M9 13H9.1M15 13H15.1',
	road: 'M8 3L4 21M16 3L20 21M12 4V8M12 11V15M12 18V21',
	square: 'M4 4H20V20H4ZM12 8L16 12L12 16L8 12Z',
	tree: 'M12 21V13M12 3C7 3 5 7 6 10C7 14 10 14 12 14C14 14 17 14 18 10C19 7 17 3 12 3M8 21H16',
	circle: 'M12 3A9 9 0 1 1 11.9 3M12 7V12L16 14',
	people:
		'M9 4A3 3 0 1 1 8.9 4M3 20C3 14 6 12 9 12C12 12 15 14 15 20M16 5A2.5 2.5 0 1 1 15.9 5M17 12C20 12 21 15 21 19',
	shield: 'M12 3L20 6V12C20 17 16 20 12 21C8 20 4 17 4 12V6Z',
	heart: 'M12 20L4 12C1 8 5 3 9 5C10.5 5.7 12 8 12 8C12 8 13.5 5.7 15 5C19 3 23 8 20 12Z',
	bowl: 'M3 11H21C21 16 17 19 12 19C7 19 3 16 3 11M9 4V7M15 4V7M12 3V7',
	cross: 'M9 3H15V9H21V15H15V21H9V15H3V9H9Z',
	book: 'M12 6C9 4 6 4 3 5V19C6 18 9 18 12 20C15 18 18 18 21 19V5C18 4 15 4 12 6V20',
	ball: 'M12 3A9 9 0 1 1 11.9 3M3 12H21M12 3C8 8 8 16 12 21M12 3C16 8 16 16 12 21',
	chip: 'M7 7H17V17H7ZM10 3V7M14 3V7M10 17V21M14 17V21M3 10H7M3 14H7M17 10H21M17 14H21',
	flag: 'M6 21V3M6 4H19L16 8L19 12H6',
	spark: 'M12 3L14 10L21 12L14 14L12 21L10 14L3 12L10 10Z',
	shop: 'M4 9L6 4H18L20 9M4 9V20H20V9M4 9C4 12 8 12 8 9C8 12 12 12 12 9C12 12 16 12 16 9C16 12 20 12 20 9M10 20V15H14V20',
	drop: 'M12 3C12 3 5 11 5 15A7 7 0 0 0 19 15C19 11 12 3 12 3Z'
};

/** For an unknown symbol. */
const UNKNOWN = 'M12 8A4 4 0 1 1 11.9 8';

export const PICTOGRAM_BOX = 24;
export const pictogramPath = (symbol: string): string => PATHS[symbol] ?? UNKNOWN;
export const PICTOGRAM_SYMBOLS: readonly string[] = Object.keys(PATHS);

/** Name of a pictogram among the images of the map; unknown symbols share one. */
export const pictogramImage = (symbol: string): string => `kind-${PATHS[symbol] ? symbol : 'other'}`;
export const PICTOGRAM_IMAGES: readonly { image: string; path: string }[] = [
	...PICTOGRAM_SYMBOLS.map((symbol) => ({ image: `kind-${symbol}`, path: pictogramPath(symbol) })),
	{ image: 'kind-other', path: UNKNOWN }
];
