/** Features as of a day: the page, its map and the next reader share one answer. */
import { listFeatures } from '../../data/planning/features.ts';
import { getEdition } from '../../data/shared/towns.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { keptWhile } from './cached-by-edition.ts';

export type Features = readonly PlanningFeature[];

/** Days kept at a time: today and those people compare it with. A large town is some ten megabytes a day. */
const MOST_DAYS = 6;

/** `featuresAsOf(db, town, asOf)`: @param asOf ISO date; @returns the same array until something about the town has changed */
export const featuresAsOf = keptWhile<Features>(getEdition, MOST_DAYS, listFeatures);
