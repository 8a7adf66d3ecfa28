/**
 * Holds the walking network and computes coverage reports, origins, sites and drags. It runs in the worker of every tab
 * and on the server, with the same figures for the same query.
 */
import type { CircleFacility, CircleData } from '../circle-data.ts';
import { offNetwork } from '../network/snap.ts';
import { CoverageModel } from './coverage-model.ts';
import { ageGroups, coverageOf, type Share } from '../coverage/coverage.ts';
import { indexEdges, type EdgeIndex } from '../network/edge-index.ts';
import type { LonLat } from '../../shared/geo/geodesy.ts';
import { islandsOf } from '../network/islands.ts';
import { buildNetwork, type NetworkArrays, type WalkingNetwork } from '../network/network.ts';
import { limit_mm } from '../presets.ts';
import { servesIn } from '../facility.ts';
import { MultiSourceDijkstra } from '../network/multi-source-dijkstra.ts';
import type { NearestTimes } from '../coverage/walk-times.ts';
import { originAnswer, type OriginAnswer, type EntranceList } from './origin.ts';
import { reportOf, weightsOf, type CircleReport, type ReportQuery } from './report.ts';
import { applyEdits, encodeEdits, type Edit } from './scenario.ts';
import { sitingAnswer, type SitingAnswer, type SitingQuery } from './where-next.ts';

/** Facts about the data, independent of any query. */
export interface CoverageFacts {
	/** Kinds of the town's facilities, in alphabetical order. */
	readonly kinds: readonly string[];
	readonly ageGroups: readonly string[];
	readonly hasAreas: boolean;
	readonly people: number;
	readonly nodes: number;
	readonly edges: number;
	readonly length_m: number;
	/** Number of connected components of the network, and the length share of the largest. */
	readonly islands: number;
	readonly largestShare: number;
	/** Indexes of compounds and facilities off the network: counted as unserved, and listed by name. */
	readonly offCompounds: readonly number[];
	readonly offFacilities: readonly number[];
}

/** Result of dragging a facility: the coverage of its kind from there. */
export interface DragAnswer {
	readonly cost_mm: Int32Array;
	readonly share: Share;
}

interface Scenario {
	readonly key: string;
	readonly model: CoverageModel;
	readonly facilities: readonly CircleFacility[];
	/** Index in `facilities` by kind and id. */
	readonly place: ReadonlyMap<string, number>;
	/** The same by the facility's number in the model, filled on demand. */
	readonly placeByNumber: Map<number, number>;
	entrances: EntranceList | null;
}

type MoveTo = (place: LonLat) => NearestTimes;

export class CoverageEngine {
	readonly #places: CircleData;
	readonly #network: WalkingNetwork;
	readonly #index: EdgeIndex;
	readonly #search: MultiSourceDijkstra;
	readonly #base: Scenario;
	#trial: Scenario | null = null;
	#dragged: { key: string; moveTo: MoveTo } | null = null;

	/** @throws NetworkError when there is no street at all */
	constructor(places: CircleData, arrays: NetworkArrays) {
		this.#places = places;
		this.#network = buildNetwork(arrays);
		this.#index = indexEdges(this.#network);
		this.#search = new MultiSourceDijkstra(this.#network);
		this.#base = this.#scenario('', places.facilities, this.#newModel(places.facilities));
	}

	facts(): CoverageFacts {
		const { model, facilities } = this.#base;
		const { count, largestShare } = islandsOf(this.#network);
		const { at, snapped, facility } = this.#entrances(this.#base);
		const reached = new Set([...at.keys()].filter((i) => snapped.edge[i] !== -1).map((i) => facility[i]));
		return {
			kinds: model.kinds(),
			ageGroups: ageGroups(model.residents),
			hasAreas: model.residents.some(({ residential_m2 }) => residential_m2 !== null),
			people: model.residents.reduce((sum, { population }) => sum + population, 0),
			nodes: this.#network.nodeCount,
			edges: this.#network.edgeCount,
			length_m: this.#network.length_m,
			islands: count,
			largestShare,
			offCompounds: offNetwork(model.homes),
			offFacilities: [...facilities.keys()].filter((place) => !reached.has(place))
		};
	}

	report(query: ReportQuery, edits: readonly Edit[]): CircleReport {
		const scenario = this.#with(edits);
		return reportOf(scenario.model, query, (number) => placeOf(scenario, number));
	}

	origin(at: LonLat, query: ReportQuery, edits: readonly Edit[]): OriginAnswer {
		const scenario = this.#with(edits);
		return originAnswer({
			network: this.#network,
			search: this.#search,
			origin: this.#base.model.snap([at]),
			place: at,
			facilities: scenario.facilities,
			entrances: this.#entrances(scenario),
			query
		});
	}

	site(siting: SitingQuery, query: ReportQuery, edits: readonly Edit[]): SitingAnswer {
		return sitingAnswer(this.#with(edits).model, this.#search, query, siting);
	}

	/** Per drag the other facilities of the kind are searched once; each pointer position costs one more search. */
	drag(facility: { kind: string; id: string }, to: LonLat, query: ReportQuery, edits: readonly Edit[]): DragAnswer {
		const scenario = this.#with(edits);
		const drag = JSON.stringify([scenario.key, facility.kind, facility.id, query.open, query.way]);
		if (this.#dragged?.key !== drag) this.#dragged = { key: drag, moveTo: follower(scenario, facility, query) };
		const times = this.#dragged.moveTo(to);
		const row = { kind: facility.kind, times, limit_mm: limit_mm(query.preset, facility.kind) };
		const [share] = coverageOf([row], weightsOf(scenario.model.residents, query.count), []).kinds;
		// A copy: the array is transferred to the page, and the original may be one that the model caches.
		return { cost_mm: times.cost_mm.slice(), share: share ?? { covered: 0, total: 0, share: null } };
	}

	#newModel(facilities: readonly CircleFacility[]): CoverageModel {
		return new CoverageModel({
			network: this.#network,
			index: this.#index,
			residents: this.#places.compounds,
			facilities
		});
	}

	#scenario(key: string, facilities: readonly CircleFacility[], model: CoverageModel): Scenario {
		const place = new Map(facilities.map((facility, i) => [keyOf(facility), i]));
		return { key, model, facilities, place, placeByNumber: new Map(), entrances: null };
	}

	/** The model with these edits applied: only what differs from the last scenario is changed and searched again. */
	#with(edits: readonly Edit[]): Scenario {
		const key = encodeEdits(edits);
		if (key === '') return this.#base;
		if (this.#trial?.key === key) return this.#trial;
		const before = this.#trial ?? this.#scenario('', this.#base.facilities, this.#newModel(this.#base.facilities));
		const { facilities } = applyEdits(this.#places.facilities, edits);
		const after = this.#scenario(key, facilities, before.model);
		for (const facility of before.facilities)
			if (!after.place.has(keyOf(facility))) after.model.remove(facility.kind, facility.id);
		for (const facility of facilities) {
			const known = before.facilities[before.place.get(keyOf(facility)) ?? -1];
			if (!known || !sameFacility(known, facility)) after.model.put(facility);
		}
		this.#trial = after;
		return after;
	}

	#entrances(scenario: Scenario): EntranceList {
		scenario.entrances ??= this.#listEntrances(scenario);
		return scenario.entrances;
	}

	#listEntrances({ facilities, model }: Scenario): EntranceList {
		const at = facilities.flatMap(({ entrances }) => entrances);
		const facility = Int32Array.from(facilities.flatMap(({ entrances }, i) => entrances.map(() => i)));
		return { at, snapped: model.snap(at), facility };
	}
}

/** Costs of the kind with the facility at the dragged position. A facility that is not open serves no resident. */
function follower(
	{ model, facilities, place }: Scenario,
	{ kind, id }: { kind: string; id: string },
	{ open, way }: ReportQuery
): MoveTo {
	const held = facilities[place.get(keyOf({ kind, id })) ?? -1];
	if (!held || !servesIn(held.state, open)) return () => model.times(kind, open, way);
	return model.drag(kind, id, open, way);
}

const keyOf = ({ kind, id }: { kind: string; id: string }): string => JSON.stringify([kind, id]);

function placeOf({ model, place, placeByNumber }: Scenario, number: number): number {
	const known = placeByNumber.get(number);
	if (known !== undefined) return known;
	const facility = model.facility(number);
	const found = facility ? (place.get(keyOf(facility)) ?? -1) : -1;
	placeByNumber.set(number, found);
	return found;
}

/** An edit may move a facility or add another with the same id; other attributes do not change. */
function sameFacility(a: CircleFacility, b: CircleFacility): boolean {
	return a === b || (a.capacity === b.capacity && JSON.stringify(a.entrances) === JSON.stringify(b.entrances));
}
