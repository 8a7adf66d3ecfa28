/** Where the next facility of a kind should go: existing ones fixed, one pick after the other, each with its gain. */
import type { Attachments } from '../network/snap.ts';
import type { CircleModel } from './coverage-model.ts';
import { byPopulation, type Share } from '../coverage/coverage.ts';
import { distance_m, type LonLat } from '../../shared/geodesy.ts';
import { servesIn, type Facility } from '../places.ts';
import { limit_mm } from '../presets.ts';
import { candidateReach, pickSites, reachOf, unservedBy, type Reach } from './siting.ts';
import type { Sweep } from '../network/multi-source-dijkstra.ts';
import type { ReportQuery } from './report.ts';

export interface SitingQuery {
	readonly kind: string;
	readonly picks: number;
	readonly capacity: number | null;
	readonly candidates: readonly LonLat[];
}

export interface SitePick {
	/** Place in the list of candidates. */
	readonly candidate: number;
	/** People who are served because of this pick and were not before. */
	readonly gain: number;
	/** Share of all people who are served after this pick and all earlier ones. */
	readonly share: number | null;
}

export interface SitingAnswer {
	readonly kind: string;
	/** Before the first pick. */
	readonly before: Share;
	/** People a new one could still help. */
	readonly unserved: number;
	readonly picks: readonly SitePick[];
	/** Candidates that hang on no street: nobody could walk there. */
	readonly off: readonly number[];
}

export function sitingAnswer(
	model: CircleModel,
	sweep: Sweep,
	query: ReportQuery,
	{ kind, picks, capacity, candidates }: SitingQuery
): SitingAnswer {
	const people = byPopulation(model.residents);
	const within_mm = limit_mm(query.preset, kind);
	const reachFrom = (places: readonly LonLat[], hung: Attachments): Reach[] =>
		query.way === 'network'
			? candidateReach(sweep, hung, model.homes, within_mm)
			: places.map((place) => reachByLine(place, model.residents, within_mm));
	const existing = model.facilities().filter((one) => one.kind === kind && servesIn(one.state, query.open));
	const unserved =
		capacity === null
			? beyond(people, model.times(kind, query.open, query.way).cost_mm, within_mm)
			: leftOver(model, existing, people, reachFrom);
	const total = people.reduce((sum, count) => sum + count, 0);
	const left = unserved.reduce((sum, count) => sum + count, 0);
	const hung = model.attach(candidates);
	const chosen = pickSites({ reach: reachFrom(candidates, hung), unserved, picks, capacity });
	return {
		kind,
		before: { covered: total - left, total, share: total === 0 ? null : (total - left) / total },
		unserved: left,
		picks: chosen.map(({ candidate, gain, served }) => ({
			candidate,
			gain,
			share: total === 0 ? null : (total - left + served) / total
		})),
		off: query.way === 'network' ? [...hung.edge.keys()].filter((place) => hung.edge[place] === -1) : []
	};
}

/** Without a bound on what a new one can serve, none counts for the existing ones either: whoever reaches one is served. */
function beyond(people: Float64Array, cost_mm: Int32Array, within_mm: number): Float64Array {
	return people.map((count, i) => ((cost_mm[i] ?? Infinity) <= within_mm ? 0 : count));
}

/** With one, the existing serve what they can, their nearest people first; who comes too late stays unserved. */
function leftOver(
	model: CircleModel,
	existing: readonly Facility[],
	people: Float64Array,
	reachFrom: (places: readonly LonLat[], hung: Attachments) => Reach[]
): Float64Array {
	const reached = existing.map(({ entrances, capacity }) => ({
		capacity,
		reach: nearestOf(reachFrom(entrances, model.attach(entrances)))
	}));
	return unservedBy(reached, people);
}

/** One facility with several entrances reaches whoever reaches any of them. */
function nearestOf(reaches: readonly Reach[]): Reach {
	const cost = new Map<number, number>();
	for (const { residents, cost_mm } of reaches) {
		for (const [i, resident] of residents.entries()) {
			cost.set(resident, Math.min(cost.get(resident) ?? Infinity, cost_mm[i] ?? Infinity));
		}
	}
	return reachOf([...cost]);
}

function reachByLine({ lon, lat }: LonLat, homes: readonly LonLat[], within_mm: number): Reach {
	return reachOf(
		homes
			.map((home, i): [number, number] => [i, Math.round(distance_m(lon, lat, home.lon, home.lat) * 1000)])
			.filter(([, cost_mm]) => cost_mm <= within_mm)
	);
}
