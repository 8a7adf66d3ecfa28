/**
 * On a page that opens with the map, the map's code is fetched at once: during hydration, not after it.
 * The region is part of the server's page, hidden where there is no map.
 */
if (document.querySelector('.map-region:not([hidden])')) void import('$lib/map/index.ts');

export {};
