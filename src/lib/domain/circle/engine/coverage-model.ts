import { snapPoints, DEFAULT_SNAP_M, type SnappedPoints } from '../network/snap.ts';
import type { KindTimes } from '../coverage/coverage.ts';
import { indexEdges, type EdgeIndex } from '../network/edge-index.ts';
import type { LonLat } from '../../shared/geo/geodesy.ts';
import { UNREACHED, type WalkingNetwork } from '../network/network.ts';
import { servesIn, type Facility, type Phase, type ResidentPoint } from '../facility.ts';
import { limit_mm, type Mode, type Preset } from '../presets.ts';
import { StraightLineReach, sortByLatitude, straightTimes, type PointsByLatitude } from '../coverage/straight-line.ts';
import { MultiSourceDijkstra } from '../network/multi-source-dijkstra.ts';
import {
	unreachedTimes,
	keepNearest,
	timesToNearest,
	timesWithMore,
	type Entrances,
	type NearestTimes
} from '../coverage/walk-times.ts';

export interface CoverageModelInput {
	readonly network: WalkingNetwork;
	readonly residents: readonly ResidentPoint[];
	readonly facilities: readonly Facility[];
	readonly snapLimit_m?: number;
	/** Upper bound of the search: it makes large networks quicker. Without it every route is found. */
	readonly horizon_mm?: number;
	/** Built when not given. */
	readonly index?: EdgeIndex;
}

/**
 * Walking costs of a town for what-if scenarios: facilities are added, removed and moved, and only the kind that changed
 * is searched again. Another speed or limit needs no search: costs are distances, and the speed divides them at the end.
 * Facilities keep their number for the lifetime of the model.
 */
export class CoverageModel {
	readonly network: WalkingNetwork;
	readonly index: EdgeIndex;
	readonly residents: readonly ResidentPoint[];
	readonly homes: SnappedPoints;
	readonly #snapLimit_m: number;
	readonly #horizon_mm: number;
	readonly #search: MultiSourceDijkstra;
	#sortedHomes: PointsByLatitude | null = null;
	readonly #facilities: (Facility | null)[] = [];
	readonly #numbers = new Map<string, number>();
	/** Numbers of the facilities of each kind, removed ones included. */
	readonly #ofKind = new Map<string, number[]>();
	readonly #times = new Map<string, Partial<Record<Mode, Record<Phase, NearestTimes>>>>();
	readonly #lineReach = new Map<string, StraightLineReach>();

	constructor({ network, residents, facilities, snapLimit_m, horizon_mm, index }: CoverageModelInput) {
		this.network = network;
		this.index = index ?? indexEdges(network);
		this.residents = residents;
		this.#snapLimit_m = snapLimit_m ?? DEFAULT_SNAP_M;
		this.#horizon_mm = horizon_mm ?? UNREACHED - 1;
		this.homes = this.snap(residents);
		this.#search = new MultiSourceDijkstra(network);
		for (const facility of facilities) this.put(facility);
	}

	snap(places: readonly LonLat[]): SnappedPoints {
		return snapPoints(this.network, this.index, places, this.#snapLimit_m);
	}

	/** The facility with that number, as in NearestTimes.nearest; null when it was removed. */
	facility(number: number): Facility | null {
		return this.#facilities[number] ?? null;
	}

	/** All current facilities, in any state. */
	facilities(): Facility[] {
		return this.#facilities.filter((facility) => facility !== null);
	}

	/** Kinds of all facilities, in any state, in alphabetical order. */
	kinds(): string[] {
		return [...new Set(this.#facilities.flatMap((facility) => facility?.kind ?? []))].sort();
	}

	/** Adds a facility, or moves or changes the one of the same kind and id. @returns its number */
	put(facility: Facility): number {
		const key = keyOf(facility.kind, facility.id);
		const number = this.#numbers.get(key) ?? this.#newNumber(facility.kind);
		this.#facilities[number] = facility;
		this.#numbers.set(key, number);
		this.#forget(facility.kind);
		return number;
	}

	#newNumber(kind: string): number {
		const number = this.#facilities.length;
		const numbers = this.#ofKind.get(kind);
		if (numbers) numbers.push(number);
		else this.#ofKind.set(kind, [number]);
		return number;
	}

	/** @returns whether there was such a facility */
	remove(kind: string, id: string): boolean {
		const key = keyOf(kind, id);
		const number = this.#numbers.get(key);
		if (number === undefined) return false;
		this.#facilities[number] = null;
		this.#numbers.delete(key);
		this.#forget(kind);
		return true;
	}

	/** Cost of every resident point to the nearest facility of the kind; cached until the kind changes. */
	times(kind: string, phase: Phase = 'now', mode: Mode = 'network'): NearestTimes {
		const known = this.#times.get(kind)?.[mode];
		if (known) return known[phase];
		const both = mode === 'network' ? this.#byStreet(kind) : this.#byLine(kind);
		this.#times.set(kind, { ...this.#times.get(kind), [mode]: both });
		return both[phase];
	}

	/** Now and with planned facilities, in one run: planned ones can only lower the cost. */
	#byStreet(kind: string): Record<Phase, NearestTimes> {
		const now = this.#searchFrom(this.#entrances(kind, isOpen));
		const more = this.#entrances(kind, isComing);
		if (more.at.length === 0) return { now, after_planned: now };
		const after = timesWithMore(this.#search, now, this.#snapEntrances(more), this.homes, this.#horizon_mm);
		return { now, after_planned: after };
	}

	#byLine(kind: string): Record<Phase, NearestTimes> {
		const now = this.#lineFrom(this.#entrances(kind, isOpen));
		const more = this.#entrances(kind, isComing);
		return { now, after_planned: more.at.length === 0 ? now : nearerOf(now, this.#lineFrom(more)) };
	}

	/**
	 * Straight-line reach of the kind today, for comparison with the network figure.
	 * @returns costs that are valid only for comparison with this limit
	 */
	reachByLine(kind: string, limit: number): NearestTimes {
		const known = this.#times.get(kind)?.straight_line?.now;
		if (known) return known;
		let reach = this.#lineReach.get(kind);
		if (!reach) {
			const { at, facilityOf } = this.#entrances(kind, isOpen);
			reach = new StraightLineReach(sortByLatitude(at, facilityOf), this.#homesInOrder(), this.times(kind));
			this.#lineReach.set(kind, reach);
		}
		return reach.within(limit);
	}

	/** The costs of several kinds with their limits under a preset. */
	kindTimes(kinds: readonly string[], preset: Preset, phase: Phase = 'now', mode: Mode = 'network'): KindTimes[] {
		return kinds.map((kind) => ({
			kind,
			times: this.times(kind, phase, mode),
			limit_mm: limit_mm(preset, kind)
		}));
	}

	/**
	 * For dragging: the other facilities of the kind are searched once, each new position costs one search from there
	 * alone. The model itself is unchanged until put() is called with the final position.
	 * @returns the kind's times with the facility at that place
	 */
	drag(kind: string, id: string, phase: Phase = 'now', mode: Mode = 'network'): (place: LonLat) => NearestTimes {
		const number = this.#numbers.get(keyOf(kind, id)) ?? this.#facilities.length;
		const serves = (facility: Facility, itsNumber: number): boolean =>
			itsNumber !== number && servesIn(facility.state, phase);
		const from = (list: EntranceList): NearestTimes =>
			mode === 'network' ? this.#searchFrom(list) : this.#lineFrom(list);
		const others = from(this.#entrances(kind, serves));
		return (place) => nearerOf(others, from({ at: [place], facilityOf: Int32Array.of(number) }));
	}

	#entrances(kind: string, serves: (facility: Facility, number: number) => boolean): EntranceList {
		const at: LonLat[] = [];
		const numbers: number[] = [];
		for (const number of this.#ofKind.get(kind) ?? []) {
			const facility = this.#facilities[number];
			if (!facility || !serves(facility, number)) continue;
			for (const entrance of facility.entrances) {
				at.push(entrance);
				numbers.push(number);
			}
		}
		return { at, facilityOf: Int32Array.from(numbers) };
	}

	#snapEntrances({ at, facilityOf }: EntranceList): Entrances {
		return { places: this.snap(at), facilityOf };
	}

	#searchFrom(entrances: EntranceList): NearestTimes {
		return timesToNearest(this.#search, this.#snapEntrances(entrances), this.homes, this.#horizon_mm);
	}

	#lineFrom({ at, facilityOf }: EntranceList): NearestTimes {
		return straightTimes(sortByLatitude(at, facilityOf), this.#homesInOrder());
	}

	#homesInOrder(): PointsByLatitude {
		this.#sortedHomes ??= sortByLatitude(this.residents);
		return this.#sortedHomes;
	}

	#forget(kind: string): void {
		this.#times.delete(kind);
		this.#lineReach.delete(kind);
	}
}

/** The entrances of facilities before they are snapped to the network. */
interface EntranceList {
	readonly at: readonly LonLat[];
	readonly facilityOf: Int32Array;
}

const isOpen = ({ state }: Facility): boolean => servesIn(state, 'now');
const isComing = ({ state }: Facility): boolean => servesIn(state, 'after_planned') && !servesIn(state, 'now');

function keyOf(kind: string, id: string): string {
	return JSON.stringify([kind, id]);
}

function nearerOf(a: NearestTimes, b: NearestTimes): NearestTimes {
	const nearer = unreachedTimes(a.cost_mm.length);
	for (const { cost_mm, nearest } of [a, b]) {
		for (let resident = 0; resident < cost_mm.length; resident++) {
			keepNearest(nearer, resident, cost_mm[resident] ?? UNREACHED, nearest[resident] ?? -1);
		}
	}
	return nearer;
}
