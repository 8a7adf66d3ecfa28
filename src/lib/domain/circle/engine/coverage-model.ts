import { attach, DEFAULT_SNAP_M, type Attachments } from '../network/snap.ts';
import type { KindTimes } from '../coverage/coverage.ts';
import { indexEdges, type EdgeIndex } from '../network/edge-index.ts';
import type { LonLat } from '../../shared/geodesy.ts';
import { UNREACHED, type WalkingNetwork } from '../network/network.ts';
import { servesIn, type Facility, type Phase, type ResidentPoint } from '../places.ts';
import { limit_mm, type Mode, type Preset } from '../presets.ts';
import { LineReach, southToNorth, straightTimes, type SortedPlaces } from '../coverage/straight-line.ts';
import { Sweep } from '../network/multi-source-dijkstra.ts';
import {
	noTimes,
	offer,
	timesToNearest,
	timesWithMore,
	type Entrances,
	type NearestTimes
} from '../coverage/walk-times.ts';

export interface CircleInput {
	readonly network: WalkingNetwork;
	readonly residents: readonly ResidentPoint[];
	readonly facilities: readonly Facility[];
	readonly snapLimit_m?: number;
	/** Nothing farther is looked for: a bound makes large networks quicker. Without it every way is found. */
	readonly horizon_mm?: number;
	/** Given where it is already at hand; otherwise built. */
	readonly index?: EdgeIndex;
}

/**
 * A town's living circle that answers "what if": facilities come, go and move, and only the kind that changed is
 * swept again. Another speed or another limit sweeps nothing: costs are metres, and the speed divides them at the end.
 * Facilities keep their number as long as the model lives.
 */
export class CircleModel {
	readonly network: WalkingNetwork;
	readonly index: EdgeIndex;
	readonly residents: readonly ResidentPoint[];
	readonly homes: Attachments;
	readonly #snapLimit_m: number;
	readonly #horizon_mm: number;
	readonly #sweep: Sweep;
	#sortedHomes: SortedPlaces | null = null;
	readonly #facilities: (Facility | null)[] = [];
	readonly #numbers = new Map<string, number>();
	/** Numbers of the facilities of each kind; of those taken out as well. */
	readonly #ofKind = new Map<string, number[]>();
	readonly #times = new Map<string, Partial<Record<Mode, Record<Phase, NearestTimes>>>>();
	readonly #lineReach = new Map<string, LineReach>();

	constructor({ network, residents, facilities, snapLimit_m, horizon_mm, index }: CircleInput) {
		this.network = network;
		this.index = index ?? indexEdges(network);
		this.residents = residents;
		this.#snapLimit_m = snapLimit_m ?? DEFAULT_SNAP_M;
		this.#horizon_mm = horizon_mm ?? UNREACHED - 1;
		this.homes = this.attach(residents);
		this.#sweep = new Sweep(network);
		for (const facility of facilities) this.put(facility);
	}

	attach(places: readonly LonLat[]): Attachments {
		return attach(this.network, this.index, places, this.#snapLimit_m);
	}

	/** The facility with that number, as named by NearestTimes.nearest; null when there is none any more. */
	facility(number: number): Facility | null {
		return this.#facilities[number] ?? null;
	}

	/** All of them as they are now, whatever their state. */
	facilities(): Facility[] {
		return this.#facilities.filter((facility) => facility !== null);
	}

	/** Kinds that any facility has, whatever its state, in alphabetical order. */
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

	/** Every resident point's way to the nearest facility of the kind; kept until the kind changes. */
	times(kind: string, phase: Phase = 'now', mode: Mode = 'network'): NearestTimes {
		const known = this.#times.get(kind)?.[mode];
		if (known) return known[phase];
		const both = mode === 'network' ? this.#byStreet(kind) : this.#byLine(kind);
		this.#times.set(kind, { ...this.#times.get(kind), [mode]: both });
		return both[phase];
	}

	/** Now and with what is coming, in one go: what opens later only improves on what is open. */
	#byStreet(kind: string): Record<Phase, NearestTimes> {
		const now = this.#sweepFrom(this.#entrances(kind, isOpen));
		const more = this.#entrances(kind, isComing);
		if (more.at.length === 0) return { now, after_planned: now };
		const after = timesWithMore(this.#sweep, now, this.#hang(more), this.homes, this.#horizon_mm);
		return { now, after_planned: after };
	}

	#byLine(kind: string): Record<Phase, NearestTimes> {
		const now = this.#lineFrom(this.#entrances(kind, isOpen));
		const more = this.#entrances(kind, isComing);
		return { now, after_planned: more.at.length === 0 ? now : nearerOf(now, this.#lineFrom(more)) };
	}

	/**
	 * Whom the kind would reach today if one could walk as the crow flies: for the figure beside the walked one.
	 * @returns times that are right to compare with this limit and good for nothing else
	 */
	reachByLine(kind: string, limit: number): NearestTimes {
		const known = this.#times.get(kind)?.straight_line?.now;
		if (known) return known;
		let reach = this.#lineReach.get(kind);
		if (!reach) {
			const { at, facilityOf } = this.#entrances(kind, isOpen);
			reach = new LineReach(southToNorth(at, facilityOf), this.#homesInOrder(), this.times(kind));
			this.#lineReach.set(kind, reach);
		}
		return reach.within(limit);
	}

	/** The times of several kinds with the distance that counts under a preset. */
	kindTimes(kinds: readonly string[], preset: Preset, phase: Phase = 'now', mode: Mode = 'network'): KindTimes[] {
		return kinds.map((kind) => ({
			kind,
			times: this.times(kind, phase, mode),
			limit_mm: limit_mm(preset, kind)
		}));
	}

	/**
	 * Follows a pointer: the rest of the kind is looked through once, each new position costs one search from there
	 * alone. The model itself stays as it is until put() is called with the place where the facility was let go.
	 * @returns the kind's times with the facility at that place
	 */
	drag(kind: string, id: string, phase: Phase = 'now', mode: Mode = 'network'): (place: LonLat) => NearestTimes {
		const number = this.#numbers.get(keyOf(kind, id)) ?? this.#facilities.length;
		const serves = (facility: Facility, itsNumber: number): boolean =>
			itsNumber !== number && servesIn(facility.state, phase);
		const from = (list: EntranceList): NearestTimes =>
			mode === 'network' ? this.#sweepFrom(list) : this.#lineFrom(list);
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

	#hang({ at, facilityOf }: EntranceList): Entrances {
		return { places: this.attach(at), facilityOf };
	}

	#sweepFrom(entrances: EntranceList): NearestTimes {
		return timesToNearest(this.#sweep, this.#hang(entrances), this.homes, this.#horizon_mm);
	}

	#lineFrom({ at, facilityOf }: EntranceList): NearestTimes {
		return straightTimes(southToNorth(at, facilityOf), this.#homesInOrder());
	}

	#homesInOrder(): SortedPlaces {
		this.#sortedHomes ??= southToNorth(this.residents);
		return this.#sortedHomes;
	}

	#forget(kind: string): void {
		this.#times.delete(kind);
		this.#lineReach.delete(kind);
	}
}

/** The entrances of facilities before they hang on the network. */
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
	const nearer = noTimes(a.cost_mm.length);
	for (const { cost_mm, nearest } of [a, b]) {
		for (let resident = 0; resident < cost_mm.length; resident++) {
			offer(nearer, resident, cost_mm[resident] ?? UNREACHED, nearest[resident] ?? -1);
		}
	}
	return nearer;
}
