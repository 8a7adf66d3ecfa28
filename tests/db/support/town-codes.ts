/** The project's own town, and the one invented for the tests. */
export const TOWN = '310113102';
export const OTHER_TOWN = 'TESTE01';
