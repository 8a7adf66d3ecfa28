/** The themes of the map. A further one is a folder beside these, a class that implements `MapTheme`, and a place in this array. */
import { CircleTheme } from './circle/circle-theme.ts';
import { PlanningTheme } from './planning/planning-theme.ts';
import { WaterTheme } from './water/water-theme.ts';

const THEMES = [PlanningTheme, WaterTheme, CircleTheme] as const;

type Theme = InstanceType<(typeof THEMES)[number]>;

export type MapThemeId = Theme['id'];
/** By id. */
export type MapThemes = { readonly [Id in MapThemeId]: Extract<Theme, { id: Id }> };

/** One of each, for one map. */
export const createThemes = (): MapThemes =>
	Object.fromEntries(THEMES.map((Theme) => new Theme()).map((theme) => [theme.id, theme])) as MapThemes;
