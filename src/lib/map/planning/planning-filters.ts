/** Filters and conditions that marks and their labels share. */
import type { ExpressionSpecification } from 'maplibre-gl';

/** Marks with enough room. */
export const MARK_POINTS: ExpressionSpecification = ['>=', ['zoom'], ['coalesce', ['get', 'mark_zoom'], 0]];

/** The small mark of a label on a disc belongs to the text; it marks no exact position. */
export const isDisc: ExpressionSpecification = ['==', ['get', 'drawing'], 'disc'];
