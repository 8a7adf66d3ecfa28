/** Filters and conditions that marks and their labels share. */
import type { ExpressionSpecification } from 'maplibre-gl';

/** Marks that have room. */
export const MARK_POINTS: ExpressionSpecification = ['>=', ['zoom'], ['coalesce', ['get', 'mark_zoom'], 0]];

/** A caption's mark on a disc is small: it belongs to the words, it does not point at a place. */
export const isDisc: ExpressionSpecification = ['==', ['get', 'drawing'], 'disc'];
