/** The marks of the map as SVG parts, so that a list, a table and the legend show the same sign as the map. */
import type { Phase } from '../../domain/shared/phase.ts';
import type { FeatureClass } from '../../domain/shared/feature-filter.ts';
import { arcPath, MARK_BOX, markPaths } from './marks.ts';

export const MARK_VIEW_BOX = `0 0 ${MARK_BOX} ${MARK_BOX}`;

/** CSS colour of a phase; the token is defined in app.css. */
const phaseVariable = (phase: Phase | null): string =>
	phase ? `var(--phase-${phase})` : 'var(--phase-unknown, #77746c)';

export interface MarkSvg {
	/** Filled first, so that layers below do not show through. */
	backdrop: string;
	/** Filled by the even-odd rule, in `color`. */
	filled: string;
	/** Lines in `color`. */
	lines: string;
	color: string;
	/** Outer arc of a promise; empty without one. */
	arc: string;
	arcColor: string;
}

export interface MarkSvgInput {
	phase: Phase | null;
	shape?: FeatureClass;
	promise?: Phase | null;
	hard?: boolean;
}

/** There are some hundred different marks; a list shows as many at once. */
const made = new Map<string, MarkSvg>();

/** Paths from back to front. */
export function markSvg({ phase, shape = 'project', promise = null, hard = false }: MarkSvgInput): MarkSvg {
	const key = `${shape} ${phase} ${promise} ${hard}`;
	const known = made.get(key);
	if (known) return known;
	const { outline, fill, dot, strokes } = markPaths(shape, phase);
	const mark: MarkSvg = {
		backdrop: outline,
		filled: fill + dot,
		lines: strokes + outline,
		color: phaseVariable(phase),
		arc: promise ? arcPath(hard) : '',
		arcColor: phaseVariable(promise)
	};
	made.set(key, mark);
	return mark;
}
