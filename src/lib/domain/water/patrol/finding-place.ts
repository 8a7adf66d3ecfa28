/** How the place of an outfall or a finding came into the form. */
export const PLACE_WAYS = ['map', 'device', 'photo', 'typed'] as const;
export type PlaceWay = (typeof PLACE_WAYS)[number];

/** Decimal degrees, or metres, as people type them. */
export const DECIMAL = /^-?\d{1,3}(\.\d{1,12})?$/;

/** @returns null for anything else */
export const decimalIn = (text: string): number | null => (DECIMAL.test(text.trim()) ? Number(text) : null);
