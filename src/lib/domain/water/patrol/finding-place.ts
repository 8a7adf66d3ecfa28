/** How the position of an outfall or finding was entered. */
export const PLACE_WAYS = ['map', 'device', 'photo', 'typed'] as const;
export type PlaceWay = (typeof PLACE_WAYS)[number];

/** Typed decimal degrees or metres. */
export const DECIMAL = /^-?\d{1,3}(\.\d{1,12})?$/;

/** @returns null for any other text */
export const decimalIn = (text: string): number | null => (DECIMAL.test(text.trim()) ? Number(text) : null);
