/** Small expressions that the layers of the basemap share. */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { StyleOptions } from '../engine/theme.ts';

export interface BasemapOptions extends StyleOptions {
	/** Set along the town line: says that it is a drawing, not the legal line. */
	schematic: string;
}

export const inLayer = (name: string, ...also: ExpressionSpecification[]): FilterSpecification => [
	'all',
	['==', ['get', 'layer'], name],
	...also
];
export const ofClass = (...names: string[]): ExpressionSpecification => ['in', ['get', 'class'], ['literal', names]];

/** Grows by the zoom around the scale at which a town fills a screen. */
export function byZoom(...stops: [zoom: number, value: number][]): ExpressionSpecification {
	return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}
