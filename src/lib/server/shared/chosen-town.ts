import type { BBox } from '../../domain/shared/bbox.ts';
import { StartError } from '../backend/settings.ts';
import type { Statements } from '../backend/engine.ts';

/** The town that a command works for. */
export interface ChosenTown {
	readonly code: string;
	readonly slug: string;
	/** Its box without the margin. */
	readonly bbox: BBox;
	readonly margin_m: number;
	/** Its box with the margin: what lies outside cannot be the town's. */
	readonly allowed: BBox;
}

interface TownRow {
	code: string;
	slug: string;
	west: number;
	south: number;
	east: number;
	north: number;
	margin_m: number;
}

/**
 * @param wanted slug or code; null where the database has but one town
 * @throws StartError naming the towns that there are
 */
export async function chosenTown(statements: Statements, wanted: string | null): Promise<ChosenTown> {
	const towns = await statements.query<TownRow>(
		'select code, slug, west, south, east, north, margin_m from public.towns order by code'
	);
	const [only] = towns;
	const found = wanted
		? towns.find(({ slug, code }) => slug === wanted || code === wanted)
		: towns.length === 1
			? only
			: null;
	if (found) return withBoxes(found);
	const slugs = towns.map(({ slug }) => slug).join(', ') || 'none';
	throw new StartError(wanted ? `no town "${wanted}"; there are: ${slugs}` : `which town? Give --town: ${slugs}`);
}

/** As private.check_place() of the database has it. */
const DEGREE_M = 111_320;

function withBoxes({ code, slug, west, south, east, north, margin_m }: TownRow): ChosenTown {
	const dLat = margin_m / DEGREE_M;
	const dLon = margin_m / (DEGREE_M * Math.cos(((south + north) / 2) * (Math.PI / 180)));
	return {
		code,
		slug,
		margin_m,
		bbox: [west, south, east, north],
		allowed: [west - dLon, south - dLat, east + dLon, north + dLat]
	};
}

export const isInBox = ([west, south, east, north]: BBox, lon: number, lat: number): boolean =>
	lon >= west && lon <= east && lat >= south && lat <= north;

export const isBoxWithin = (inner: BBox, outer: BBox): boolean =>
	isInBox(outer, inner[0], inner[1]) && isInBox(outer, inner[2], inner[3]);
