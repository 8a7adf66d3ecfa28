/** Paint expressions of the planning layers that depend on feature-state. Pure. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { ScheduleStatus } from '../../domain/planning/milestones/milestone.ts';
import { PHASES, type Phase } from '../../domain/shared/phase.ts';
import { MARKS, PHASE_COLOURS, type Mode } from '../marks/palette.ts';

const state = (key: string): ExpressionSpecification => ['feature-state', key];
const isOn = (key: string, fallback: boolean): ExpressionSpecification => ['boolean', state(key), fallback];
/** A feature without state is shown: a map without colours is better than an empty one. */
const SHOWN = isOn('shown', true);
/** From feature-state; until it is set, where thousands are drawn, from the data of the feature. */
const PHASE: ExpressionSpecification = [
	'case',
	['==', state('shown'), null],
	['coalesce', state('phase'), ['get', 'phase'], 'none'],
	['coalesce', state('phase'), 'none']
];
const PROMISE: ExpressionSpecification = ['coalesce', state('promise'), 'none'];

/** Colour of the phase a feature is in. */
export function phaseColour(mode: Mode): ExpressionSpecification {
	return colourBy(PHASE, mode);
}

/** Colour of the promised phase. */
export function promiseColour(mode: Mode): ExpressionSpecification {
	return colourBy(PROMISE, mode);
}

function colourBy(input: ExpressionSpecification, mode: Mode): ExpressionSpecification {
	const pairs = PHASES.flatMap((phase) => [phase, PHASE_COLOURS[mode][phase]]);
	return ['match', input, ...pairs, MARKS[mode].unknown] as unknown as ExpressionSpecification;
}

/** `value` for a feature that passes the filter, 0 for the rest. */
export function whenShown(value: number | ExpressionSpecification): ExpressionSpecification {
	return ['case', SHOWN, value, 0];
}

/** 1 in the layer of the feature's own phase, 0 in the five others. */
export function inPhase(phase: Phase | null): ExpressionSpecification {
	return ['case', ['all', SHOWN, ['==', PHASE, phase ?? 'none']], 1, 0];
}

export function hasPromise(hard: boolean): ExpressionSpecification {
	return ['case', ['all', SHOWN, ['!=', PROMISE, 'none'], ['==', isOn('hard', false), hard]], 1, 0];
}

/** 1 in the layer of the feature's schedule status. */
export function inLight(light: ScheduleStatus): ExpressionSpecification {
	return ['case', ['all', SHOWN, ['==', ['coalesce', state('light'), 'none'], light]], 1, 0];
}

/** The ring around a mark: strongest for the selected one. */
export const HALO_OPACITY: ExpressionSpecification = [
	'case',
	isOn('selected', false),
	1,
	['!', SHOWN],
	0,
	isOn('hover', false),
	0.85,
	isOn('moved', false),
	0.9,
	0
];

/** The selected feature has a label of its own; a hidden one loses its label at once, before the new layout. */
export const LABEL_OPACITY: ExpressionSpecification = ['case', isOn('selected', false), 0, SHOWN, 1, 0];

export function haloColour(mode: Mode): ExpressionSpecification {
	const marks = MARKS[mode];
	return ['case', isOn('selected', false), marks.selected, isOn('hover', false), marks.hover, marks.moved];
}

/** Stronger while a feature is hovered or selected. */
export function emphasised(usual: number, strong: number): ExpressionSpecification {
	return whenShown(['case', ['any', isOn('selected', false), isOn('hover', false)], strong, usual]);
}
