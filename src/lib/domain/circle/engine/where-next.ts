/** Sites for the next facilities of a kind: existing ones fixed, one pick after the other, each with its gain. */
import type { SnappedPoints } from '../network/snap.ts';
import type { CoverageModel } from './coverage-model.ts';
import { byPopulation, type Share } from '../coverage/coverage.ts';
import { distance_m, type LonLat } from '../../shared/geo/geodesy.ts';
import { servesIn, type Facility } from '../facility.ts';
import { limit_mm } from '../presets.ts';
import { candidateReach, pickSites, reachOf, unservedBy, type Reach } from './siting.ts';
import type { MultiSourceDijkstra } from '../network/multi-source-dijkstra.ts';
import type { ReportQuery } from './report.ts';

export interface SitingQuery {
	readonly kind: string;
	readonly picks: number;
	readonly capacity: number | null;
	readonly candidates: readonly LonLat[];
}

export interface SitePick {
	/** Index in the list of candidates. */
	readonly candidate: number;
	/** People newly served by this pick. */
	readonly gain: number;
	/** Share of all people served after this pick and all earlier ones. */
	readonly share: number | null;
}

export interface SitingAnswer {
	readonly kind: string;
	/** Before the first pick. */
	readonly before: Share;
	/** People not served yet. */
	readonly unserved: number;
	readonly picks: readonly SitePick[];
	/** Candidates off the network: no resident can walk there. */
	readonly off: readonly number[];
}

export function sitingAnswer(
	model: CoverageModel,
	search: MultiSourceDijkstra,
	query: ReportQuery,
	{ kind, picks, capacity, candidates }: SitingQuery
): SitingAnswer {
	const people = byPopulation(model.residents);
	const within_mm = limit_mm(query.preset, kind);
	const reachFrom = (places: readonly LonLat[], snapped: SnappedPoints): Reach[] =>
		query.way === 'network'
			? candidateReach(search, snapped, model.homes, within_mm)
			: places.map((place) => reachByLine(place, model.residents, within_mm));
	const existing = model.facilities().filter((one) => one.kind === kind && servesIn(one.state, query.open));
	const unserved =
		capacity === null
			? beyond(people, model.times(kind, query.open, query.way).cost_mm, within_mm)
			: leftOver(model, existing, people, reachFrom);
	const total = people.reduce((sum, count) => sum + count, 0);
	const left = unserved.reduce((sum, count) => sum + count, 0);
	const snapped = model.snap(candidates);
	const chosen = pickSites({ reach: reachFrom(candidates, snapped), unserved, picks, capacity });
	return {
		kind,
		before: { covered: total - left, total, share: total === 0 ? null : (total - left) / total },
		unserved: left,
		picks: chosen.map(({ candidate, gain, served }) => ({
			candidate,
			gain,
			share: total === 0 ? null : (total - left + served) / total
		})),
		off: query.way === 'network' ? [...snapped.edge.keys()].filter((place) => snapped.edge[place] === -1) : []
	};
}

/** Without a capacity for new facilities, existing ones have none either: a resident within the limit is served. */
function beyond(people: Float64Array, cost_mm: Int32Array, within_mm: number): Float64Array {
	return people.map((count, i) => ((cost_mm[i] ?? Infinity) <= within_mm ? 0 : count));
}

/** With a capacity, existing facilities serve their nearest people first; the rest stays unserved. */
function leftOver(
	model: CoverageModel,
	existing: readonly Facility[],
	people: Float64Array,
	reachFrom: (places: readonly LonLat[], snapped: SnappedPoints) => Reach[]
): Float64Array {
	const reached = existing.map(({ entrances, capacity }) => ({
		capacity,
		reach: nearestOf(reachFrom(entrances, model.snap(entrances)))
	}));
	return unservedBy(reached, people);
}

/** Reach of a facility with several entrances: the union of their reaches. */
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
