import { featuresAsCsv } from '$lib/server/api/features.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = featuresAsCsv;
