import { withMargin, type BBox } from '../../domain/shared/geo/bbox.ts';
import { StartError } from '../backend/settings.ts';
import type { Statements } from '../backend/engine.ts';

/** The town of a command. */
export interface ChosenTown {
	readonly code: string;
	readonly slug: string;
	readonly time_zone: string;
	/** Its box without the margin. */
	readonly bbox: BBox;
	readonly margin_m: number;
	/** Its box with the margin: everything outside is refused. */
	readonly allowed: BBox;
}

interface TownRow {
	code: string;
	slug: string;
	time_zone: string;
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
		'select code, slug, time_zone, west, south, east, north, margin_m from public.towns order by code'
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

function withBoxes({ code, slug, time_zone, west, south, east, north, margin_m }: TownRow): ChosenTown {
	const bbox: BBox = [west, south, east, north];
	return { code, slug, time_zone, margin_m, bbox, allowed: withMargin(bbox, margin_m) };
}
