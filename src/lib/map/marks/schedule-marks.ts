/**
 * The signs of the schedule status, each with its own shape, so that red and green do not differ by colour alone: a
 * disc, a triangle, a lozenge with a bar; done has a tick in its disc. Pure; in a box of 10 by 10. Map, lists and board draw the same paths.
 */
import type { ScheduleStatus } from '../../domain/planning/milestones/milestone.ts';

export const LIGHT_BOX = 10;

export interface LightPaths {
	outline: string;
	/** Lines drawn over the outline in the colour of the paper. */
	sign: string;
}

export const LIGHT_PATHS: Readonly<Record<ScheduleStatus, LightPaths>> = {
	green: { outline: 'M5 0.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4Z', sign: '' },
	amber: { outline: 'M5 0.7L9.6 8.9L0.4 8.9Z', sign: 'M5 4V6.9' },
	red: { outline: 'M5 0.2L9.8 5L5 9.8L0.2 5Z', sign: 'M5 2.6V5.5M5 7V7.3' }
};

export const DONE_SIGN = 'M3.1 5.1L4.5 6.5L7 3.8';
