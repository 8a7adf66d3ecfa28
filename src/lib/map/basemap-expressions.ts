/** Small expressions that the layers of the ground share. */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { Mode } from './palette.ts';

export interface GroundOptions {
	mode: Mode;
	language: string;
	townLanguage: string;
	/** Word set beside the town's name along its line, to say that the line is not the legal one. */
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
