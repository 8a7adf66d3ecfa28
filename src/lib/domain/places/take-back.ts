/** `before`: to what was so before the last change of the place; `unplaced`: off the map. */
export const TAKE_BACK_TO = ['before', 'unplaced'] as const;
export type TakeBackTo = (typeof TAKE_BACK_TO)[number];
