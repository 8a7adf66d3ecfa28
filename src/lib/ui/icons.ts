/**
 * Icons of the interface, each one path on a 24 × 24 grid, drawn as a line 1.75 wide. What a feature is has its own
 * pictograms, shared with the map: `KindSymbol.svelte`.
 */
export const ICONS = {
	search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.3 15.3L20.5 20.5',
	close: 'M5.5 5.5L18.5 18.5M18.5 5.5L5.5 18.5',
	chevron: 'M6 9.5L12 15.5L18 9.5',
	download: 'M12 3.5V15M7.5 10.5L12 15L16.5 10.5M4 17.5V20.5H20V17.5',
	link: 'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7L12 17.7',
	sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2.5V5M12 19V21.5M2.5 12H5M19 12H21.5M5.3 5.3L7 7M17 17L18.7 18.7M5.3 18.7L7 17M17 7L18.7 5.3',
	moon: 'M20 14.2A8.3 8.3 0 1 1 9.8 4A6.6 6.6 0 0 0 20 14.2Z',
	'text-size': 'M2.5 18.5L7.5 6L12.5 18.5M4.2 14.5H10.8M14.5 18.5L18 10L21.5 18.5M15.8 15.5H20.2',
	layers: 'M12 3.5L21 8.5L12 13.5L3 8.5ZM3 12.5L12 17.5L21 12.5M3 16.3L12 21.2L21 16.3',
	legend: 'M4 5H8V9H4ZM4 15H8V19H4ZM11.5 7H20.5M11.5 17H20.5',
	filter: 'M3.5 6H20.5M6.5 12H17.5M10 18H14',
	globe:
		'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12H21M12 3c3.2 2.6 4.3 5.6 4.3 9s-1.1 6.4-4.3 9c-3.2-2.6-4.3-5.6-4.3-9s1.1-6.4 4.3-9',
	clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7V12L15.5 14',
	route:
		'M6 21a2.5 2.5 0 1 0 0-5a2.5 2.5 0 1 0 0 5M18 8a2.5 2.5 0 1 0 0-5a2.5 2.5 0 1 0 0 5M8.5 18.5H15a3.2 3.2 0 0 0 0-6.5H9a3.2 3.2 0 0 1 0-6.5H15.5',
	compare: 'M12 3V21M9 6.5H3.5V17.5H9M15 6.5H20.5V17.5H15',
	plus: 'M12 5V19M5 12H19',
	minus: 'M5 12H19',
	locate: 'M12 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12M12 2.5V8M12 16V21.5M2.5 12H8M16 12H21.5',
	document: 'M6 3H14.5L19 7.5V21H6ZM14 3V8H19M9 12.5H16M9 16.5H16',
	warning: 'M12 3.5L21.5 20H2.5ZM12 9.5V14.5M12 17.2V17.4',
	settings:
		'M4 7H13M17.5 7H20M4 17H6.5M11 17H20M15.2 4.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4M8.8 14.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4',
	check: 'M4.5 12.5L9.5 17.5L19.5 6.5',
	sort: 'M8 4.5V19.5M4.5 8L8 4.5L11.5 8M16 19.5V4.5M12.5 16L16 19.5L19.5 16'
} as const satisfies Record<string, string>;

export type IconName = keyof typeof ICONS;
