import type { live as zh } from '../zh/live.ts';

export const live: typeof zh = {
	updated: (names) => `Just updated: ${names}`,
	names: (names, more) => names.join(', ') + (more > 0 ? ` and ${more} more` : ''),
	everything: 'Just updated: many places on the map',
	water: 'Just updated: water quality',
	circle: 'Just updated: living circle'
};
