/** The living circle on the server: for pages before their scripts run, and for downloads. */
import { CoverageEngine, type CoverageFacts } from '../../domain/circle/engine/coverage-engine.ts';
import { parseCircleParams, type CircleParams, type CircleProblem } from '../../domain/circle/view-params.ts';
import { queryOf, validatedParams } from '../../domain/circle/engine/report-reading.ts';
import type { CircleReport } from '../../domain/circle/engine/report.ts';
import { applyEdits } from '../../domain/circle/engine/scenario.ts';
import { getCirclePlaces, getWalkingStreets } from '../../data/circle/places.ts';
import type { DataClient } from '../../data/client.ts';
import { getEdition } from '../../data/shared/towns.ts';
import type { CircleFacility, CircleData } from '../../domain/circle/circle-data.ts';
import { decodeNetwork } from '../../domain/circle/network/network-codec.ts';
import type { Town } from '../../domain/shared/town.ts';
import { editionCache } from '../cache/cached-by-edition.ts';
import { todayIn } from '../shared/town-directory.ts';

export interface TownCircle {
	readonly places: CircleData;
	/** Null where the town has no streets to walk on. */
	readonly engine: CoverageEngine | null;
	readonly facts: CoverageFacts | null;
}

/** A large town's network is some hundred megabytes. */
const MAX_TOWNS = 2;
const cache = editionCache<TownCircle>(getEdition, MAX_TOWNS);

/** Built once per day, on which the states of facilities depend. */
export const townCircle = (db: DataClient, town: Town): Promise<TownCircle> =>
	cache(db, town.code, todayIn(town), () => load(db, town));

async function load(db: DataClient, town: Town): Promise<TownCircle> {
	const [places, streets] = await Promise.all([
		getCirclePlaces(db, town, todayIn(town)),
		getWalkingStreets(db, town.code)
	]);
	if (!streets) return { places, engine: null, facts: null };
	const engine = new CoverageEngine(places, decodeNetwork(Buffer.from(streets.streets, 'base64')));
	return { places, engine, facts: engine.facts() };
}

export interface CircleRequest {
	readonly circle: CircleParams;
	readonly problems: readonly CircleProblem[];
	/** Null where there is nothing to count. */
	readonly report: CircleReport | null;
	readonly facilities: readonly CircleFacility[];
}

const NO_FACTS = { kinds: [], ageGroups: [], hasAreas: false };

/** The report for an address; names in it that the town does not have fall back, with a message. */
export function circleRequest({ places, engine, facts }: TownCircle, params: URLSearchParams): CircleRequest {
	const read = parseCircleParams(params);
	const { circle, problems } = engine
		? validatedParams(read.circle, facts ?? NO_FACTS)
		: { circle: read.circle, problems: [] };
	const { facilities } = applyEdits(places.facilities, circle.edits);
	const asked = engine && places.compounds.length > 0 && places.facilities.length > 0;
	const report = asked ? engine.report(queryOf(circle, facts?.kinds ?? []), circle.edits) : null;
	return { circle, problems: [...read.problems, ...problems], report, facilities };
}
