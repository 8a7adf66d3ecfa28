/** By what sections are coloured. */
export const WATER_VIEWS = ['class', 'target', 'odour'] as const;
export type WaterView = (typeof WATER_VIEWS)[number];
