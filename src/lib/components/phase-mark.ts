import type { Phase } from '../domain/lifecycle/phase.ts';

/** A mark on a 24 × 24 grid: `line` is stroked 2.5 wide, `fill` is filled (even-odd); both in the phase's colour. */
export interface PhaseMarkShape {
	line: string;
	fill: string;
}

const RING = 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17Z';

/** How far a thing has come, told by form alone: the ring fills clockwise; a cross stands for stopped. */
export const PHASE_MARKS: Readonly<Record<Phase, PhaseMarkShape>> = {
	idea: { line: RING, fill: '' },
	preparation: { line: RING, fill: 'M12 12V3.5A8.5 8.5 0 0 1 20.5 12Z' },
	clearing: { line: RING, fill: 'M12 3.5A8.5 8.5 0 0 1 12 20.5Z' },
	building: { line: RING, fill: 'M12 12V3.5A8.5 8.5 0 1 1 3.5 12Z' },
	done: { line: '', fill: 'M8.2 3A9.75 9.75 0 1 0 15.8 3L12 11Z' },
	stopped: { line: `${RING}M8.4 8.4L15.6 15.6M15.6 8.4L8.4 15.6`, fill: '' }
};
