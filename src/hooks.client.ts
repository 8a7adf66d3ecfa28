/**
 * On a page that opens with the map, the map's code is fetched at once: while the page hydrates, not after it.
 * The region is there in what the server rendered, hidden where there is no map.
 */
if (document.querySelector('.map-region:not([hidden])')) void import('$lib/map/index.ts');

export {};
