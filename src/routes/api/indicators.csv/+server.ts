import { indicatorsAsCsv } from '$lib/server/api/indicators.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = indicatorsAsCsv;
