/** Expected content of the pages: the data as the server gives it, and the seed files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type APIRequestContext } from '@playwright/test';
import { parse } from 'yaml';
import { unpackFeatures, type PackedFeatures } from '../../../src/lib/domain/planning/packed-features.ts';
import type { PlanningFeature } from '../../../src/lib/domain/planning/feature.ts';

export const ROOT = path.resolve(import.meta.dirname, '../../..');

export async function featuresOf(request: APIRequestContext, query = ''): Promise<PlanningFeature[]> {
	const response = await request.get(`/api/map/features.json${query}`);
	expect(response.status()).toBe(200);
	return unpackFeatures((await response.json()) as PackedFeatures);
}

export function bySlug(features: readonly PlanningFeature[], slug: string): PlanningFeature {
	const found = features.find((feature) => feature.slug === slug);
	if (!found) throw new Error(`no feature ${slug}`);
	return found;
}

export const slugsOf = (features: readonly PlanningFeature[]): string[] => features.map(({ slug }) => slug).sort();
export const placed = (features: readonly PlanningFeature[]): PlanningFeature[] =>
	features.filter(({ placement }) => placement !== 'unplaced');

/** Entries of a seed file. */
export function seeds(file: string, town = 'seeds/dachang'): { slug?: string; code?: string }[] {
	return parse(readFileSync(path.join(ROOT, town, `${file}.yaml`), 'utf8')) as { slug?: string; code?: string }[];
}

export const FEATURE_FILES = ['parcels', 'projects', 'facilities', 'waters', 'areas'] as const;
