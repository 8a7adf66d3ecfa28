/** The marks of the map as SVG parts, so that a list, a table and the legend show the same sign as the map. */
import type { Phase } from '../domain/lifecycle/phase.ts';
import type { FeatureClass } from '../domain/planning.ts';
import { arcPath, MARK_BOX, markPaths } from './marks.ts';

export const MARK_VIEW_BOX = `0 0 ${MARK_BOX} ${MARK_BOX}`;

/** CSS colour of a phase; the token is defined in app.css. */
export const phaseVariable = (phase: Phase | null): string =>
	phase ? `var(--phase-${phase})` : 'var(--phase-unknown, #77746c)';

export interface MarkSvgPart {
	d: string;
	fill: string;
	stroke: string;
	strokeWidth: number;
}

export interface MarkSvgInput {
	phase: Phase | null;
	shape?: FeatureClass;
	promise?: Phase | null;
	hard?: boolean;
}

/** Paths from back to front. Fills follow the even-odd rule. */
export function markSvg({ phase, shape = 'project', promise = null, hard = false }: MarkSvgInput): MarkSvgPart[] {
	const paths = markPaths(shape, phase);
	const color = phaseVariable(phase);
	const parts: MarkSvgPart[] = [
		{ d: paths.outline, fill: 'var(--mark-inside, var(--paper))', stroke: 'none', strokeWidth: 0 },
		{ d: paths.fill, fill: color, stroke: 'none', strokeWidth: 0 },
		{ d: paths.dot, fill: color, stroke: 'none', strokeWidth: 0 },
		{ d: paths.strokes, fill: 'none', stroke: color, strokeWidth: 2 },
		{ d: paths.outline, fill: 'none', stroke: color, strokeWidth: 2 },
		{ d: promise ? arcPath(hard) : '', fill: 'none', stroke: phaseVariable(promise), strokeWidth: 2 }
	];
	return parts.filter((part) => part.d !== '');
}
