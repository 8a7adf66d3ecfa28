/**
 * Features as of a day, kept for as long as the town's records stay what they are: the database counts its changes, so
 * what is kept is never older than the request. The page, its map and the next reader share one answer.
 */
import type { DataClient } from '../data/client.ts';
import { listFeatures } from '../data/features.ts';
import { getEdition } from '../data/towns.ts';
import type { PlanningFeature } from '../domain/planning.ts';

export type Features = readonly PlanningFeature[];

interface Kept {
	edition: number;
	features: Promise<Features>;
}

/** Days kept at a time: today and those people compare it with. A large town is some ten megabytes a day. */
const MOST_DAYS = 6;

const byClient = new WeakMap<DataClient, Map<string, Kept>>();

/** @param asOf ISO date; @returns the same array, not to be changed, until something about the town has changed */
export async function featuresAsOf(db: DataClient, town: string, asOf: string): Promise<Features> {
	const edition = await getEdition(db, town);
	const days = byClient.get(db) ?? new Map<string, Kept>();
	byClient.set(db, days);
	const key = `${town} ${asOf}`;
	const known = days.get(key);
	const kept = known?.edition === edition ? known : { edition, features: listFeatures(db, town, asOf) };
	// A failure is not remembered: the next request asks again.
	kept.features.catch(() => days.get(key) === kept && days.delete(key));
	days.delete(key);
	days.set(key, kept);
	// The one not asked for the longest goes first.
	for (const oldest of days.keys()) if (days.size > MOST_DAYS) days.delete(oldest);
	return kept.features;
}
