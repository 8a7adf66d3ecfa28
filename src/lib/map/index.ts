/** The code of the map as one chunk, which is fetched with the first page that shows the map. */
export { createTownMap } from './engine/town-map.ts';
export { createThemes } from './themes.ts';
