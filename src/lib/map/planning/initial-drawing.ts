/**
 * The initial data of a map whose first theme is planning: features added later would cost a second round to maplibre's
 * worker.
 */
import type { SourceSpecification } from 'maplibre-gl';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import type { MapState } from './feature-state.ts';
import { marksSource, openingsOf, planningMarks, type PlanningMarks } from './planning-marks.ts';
import { planningShapes, type PlanningShapes, shapesSource } from './planning-shapes.ts';
import {
	isCrowded,
	isOutlined,
	type Openings,
	PLANNING_MARKS_SOURCE,
	PLANNING_SOURCE,
	PLANNING_SOURCES
} from './planning-source.ts';

const NO_MARKS: PlanningMarks = { type: 'FeatureCollection', features: [] };

export interface InitialDrawing {
	readonly sources: Record<string, SourceSpecification>;
	readonly crowded: boolean;
	readonly shapes: PlanningShapes;
	/** None where thousands of marks are drawn only at a closer zoom: the first frame does not wait for them. */
	readonly marks: PlanningMarks;
	readonly openings: Openings;
	/** States that are in the data of the sources and need no feature-state. */
	readonly states: ReadonlyMap<number, MapState>;
}

export function initialDrawing(
	features: readonly PlanningFeature[],
	symbolOf: (kind: string) => string,
	wanted: ReadonlyMap<number, MapState>
): InitialDrawing {
	const crowded = isCrowded(features);
	const states = crowded ? statesInData(features, wanted) : new Map<number, MapState>();
	const shapes = planningShapes(features, states);
	const marks = crowded ? NO_MARKS : planningMarks(features, { symbolOf, crowded: false });
	const filled = { [PLANNING_SOURCE]: shapesSource(shapes), [PLANNING_MARKS_SOURCE]: marksSource(marks) };
	const sources = features.length > 0 ? filled : { ...PLANNING_SOURCES };
	return { sources, crowded, shapes, marks, openings: openingsOf(marks, crowded), states };
}

/** Of thousands of outlines, those that pass the filter have their state in the data: feature-state for each takes longer. */
export function statesInData(
	features: readonly PlanningFeature[],
	wanted: ReadonlyMap<number, MapState>
): Map<number, MapState> {
	const states = new Map<number, MapState>();
	for (const feature of features) {
		const state = wanted.get(feature.id);
		if (state?.shown && isOutlined(feature)) states.set(feature.id, state);
	}
	return states;
}
