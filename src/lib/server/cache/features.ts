/** Features as of a day: the page, its map and the next reader share one answer. */
import { listFeatures } from '../../data/planning/features.ts';
import { getEdition } from '../../data/shared/towns.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { cachedByEdition } from './cached-by-edition.ts';

export type Features = readonly PlanningFeature[];

/** Days cached: today and those it is compared with. A large town is some ten megabytes a day. */
const MAX_DAYS = 6;

/** `featuresAsOf(db, town, asOf)`: @param asOf ISO date; @returns the same array until something about the town has changed */
export const featuresAsOf = cachedByEdition<Features>(getEdition, MAX_DAYS, listFeatures);
