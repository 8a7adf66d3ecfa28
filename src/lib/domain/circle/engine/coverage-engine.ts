/**
 * Owns the walking network and answers questions about it. One answers in the worker of every tab, one on the server:
 * both give the same figures for the same question.
 */
import type { CircleFacility, CirclePlaces } from '../circle-data.ts';
import { offNetwork } from '../network/snap.ts';
import { CircleModel } from './coverage-model.ts';
import { ageGroups, coverageOf, type Share } from '../coverage/coverage.ts';
import { indexEdges, type EdgeIndex } from '../network/edge-index.ts';
import type { LonLat } from '../../shared/geodesy.ts';
import { islandsOf } from '../network/islands.ts';
import { buildNetwork, type NetworkArrays, type WalkingNetwork } from '../network/network.ts';
import { limit_mm } from '../presets.ts';
import { servesIn } from '../places.ts';
import { Sweep } from '../network/multi-source-dijkstra.ts';
import type { NearestTimes } from '../coverage/walk-times.ts';
import { doorAnswer, type DoorAnswer, type EntranceList } from './origin.ts';
import { reportOf, weightsOf, type CircleReport, type ReportQuery } from './report.ts';
import { applyEdits, encodeEdits, type Edit } from './scenario.ts';
import { sitingAnswer, type SitingAnswer, type SitingQuery } from './where-next.ts';

/** What is true of the data whatever is asked. */
export interface DeskFacts {
	/** Kinds that the town's facilities have, in alphabetical order. */
	readonly kinds: readonly string[];
	readonly ageGroups: readonly string[];
	readonly hasAreas: boolean;
	readonly people: number;
	readonly nodes: number;
	readonly edges: number;
	readonly length_m: number;
	/** Parts of the network without a street between them, and the share of the largest. */
	readonly islands: number;
	readonly largestShare: number;
	/** Places of the compounds and facilities too far from any street: counted as unserved, and named. */
	readonly offCompounds: readonly number[];
	readonly offFacilities: readonly number[];
}

/** A facility under the pointer, and what its kind covers from there. */
export interface DragAnswer {
	readonly cost_mm: Int32Array;
	readonly share: Share;
}

interface Scenario {
	readonly key: string;
	readonly model: CircleModel;
	readonly facilities: readonly CircleFacility[];
	/** Place in `facilities` by kind and id. */
	readonly place: ReadonlyMap<string, number>;
	/** The same by the facility's number in the model, as far as it was asked for. */
	readonly placeByNumber: Map<number, number>;
	entrances: EntranceList | null;
}

type MoveTo = (place: LonLat) => NearestTimes;

export class CircleDesk {
	readonly #places: CirclePlaces;
	readonly #network: WalkingNetwork;
	readonly #index: EdgeIndex;
	readonly #sweep: Sweep;
	readonly #base: Scenario;
	#trial: Scenario | null = null;
	#dragged: { key: string; moveTo: MoveTo } | null = null;

	/** @throws NetworkError when there is no street at all */
	constructor(places: CirclePlaces, arrays: NetworkArrays) {
		this.#places = places;
		this.#network = buildNetwork(arrays);
		this.#index = indexEdges(this.#network);
		this.#sweep = new Sweep(this.#network);
		this.#base = this.#scenario('', places.facilities, this.#newModel(places.facilities));
	}

	facts(): DeskFacts {
		const { model, facilities } = this.#base;
		const { count, largestShare } = islandsOf(this.#network);
		const { at, hung, facility } = this.#entrances(this.#base);
		const reached = new Set([...at.keys()].filter((i) => hung.edge[i] !== -1).map((i) => facility[i]));
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

	door(at: LonLat, query: ReportQuery, edits: readonly Edit[]): DoorAnswer {
		const scenario = this.#with(edits);
		return doorAnswer({
			network: this.#network,
			sweep: this.#sweep,
			door: this.#base.model.attach([at]),
			place: at,
			facilities: scenario.facilities,
			entrances: this.#entrances(scenario),
			query
		});
	}

	site(siting: SitingQuery, query: ReportQuery, edits: readonly Edit[]): SitingAnswer {
		return sitingAnswer(this.#with(edits).model, this.#sweep, query, siting);
	}

	/** Follows the pointer: the rest of the kind is swept once a drag, each position costs one search of its own. */
	drag(facility: { kind: string; id: string }, to: LonLat, query: ReportQuery, edits: readonly Edit[]): DragAnswer {
		const scenario = this.#with(edits);
		const drag = JSON.stringify([scenario.key, facility.kind, facility.id, query.open, query.way]);
		if (this.#dragged?.key !== drag) this.#dragged = { key: drag, moveTo: follower(scenario, facility, query) };
		const times = this.#dragged.moveTo(to);
		const row = { kind: facility.kind, times, limit_mm: limit_mm(query.preset, facility.kind) };
		const [share] = coverageOf([row], weightsOf(scenario.model.residents, query.count), []).kinds;
		// A copy: what is sent to the page is gone here, and times may be those the model keeps.
		return { cost_mm: times.cost_mm.slice(), share: share ?? { covered: 0, total: 0, share: null } };
	}

	#newModel(facilities: readonly CircleFacility[]): CircleModel {
		return new CircleModel({
			network: this.#network,
			index: this.#index,
			residents: this.#places.compounds,
			facilities
		});
	}

	#scenario(key: string, facilities: readonly CircleFacility[], model: CircleModel): Scenario {
		const place = new Map(facilities.map((facility, i) => [keyOf(facility), i]));
		return { key, model, facilities, place, placeByNumber: new Map(), entrances: null };
	}

	/** The model with these edits in it: only what differs from the last one asked for is changed and swept again. */
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
		return { at, hung: model.attach(at), facility };
	}
}

/** Times of the kind with the facility wherever it is held. One that is not open serves nobody from anywhere. */
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

/** An edit may move a facility or bring another under the same name; nothing else about it changes. */
function sameFacility(a: CircleFacility, b: CircleFacility): boolean {
	return a === b || (a.capacity === b.capacity && JSON.stringify(a.entrances) === JSON.stringify(b.entrances));
}
