/** The project's own town, and the invented one of the tests. */
export const TOWN = '310113102';
export const OTHER_TOWN = 'TESTE01';
