import { attach, DEFAULT_SNAP_M, type Attachments } from './attach.ts';
import type { KindTimes } from './coverage.ts';
import { indexEdges, type EdgeIndex } from './edge-index.ts';
import type { LonLat } from './geodesy.ts';
import { UNREACHED, type WalkingNetwork } from './network.ts';
import { servesIn, type Facility, type Phase, type ResidentPoint } from './places.ts';
import { limit_mm, type Mode, type Preset } from './presets.ts';
import { straightTimes } from './straight-line.ts';
import { Sweep } from './sweep.ts';
import { noTimes, offer, timesToNearest, type Entrances, type NearestTimes } from './times.ts';

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
	readonly #facilities: (Facility | null)[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #times = new Map<string, NearestTimes>();

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
		const number = this.#numbers.get(key) ?? this.#facilities.length;
		this.#facilities[number] = facility;
		this.#numbers.set(key, number);
		this.#forget(facility.kind);
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
		const key = `${kind} ${phase} ${mode}`;
		const known = this.#times.get(key);
		if (known) return known;
		const times = this.#computeTimes(kind, phase, mode, null);
		this.#times.set(key, times);
		return times;
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
	 * Follows a pointer: the rest of the kind is swept once, each new position costs one search from there alone.
	 * The model itself stays as it is until put() is called with the place where the facility was let go.
	 * @returns the kind's times with the facility at that place
	 */
	drag(kind: string, id: string, phase: Phase = 'now'): (place: LonLat) => NearestTimes {
		const number = this.#numbers.get(keyOf(kind, id)) ?? this.#facilities.length;
		const others = this.#computeTimes(kind, phase, 'network', number);
		return (place) => {
			const alone: Entrances = { places: this.attach([place]), facilityOf: Int32Array.of(number) };
			return nearerOf(others, timesToNearest(this.#sweep, alone, this.homes, this.#horizon_mm));
		};
	}

	#computeTimes(kind: string, phase: Phase, mode: Mode, without: number | null): NearestTimes {
		const places: LonLat[] = [];
		const numbers: number[] = [];
		for (const [number, facility] of this.#facilities.entries()) {
			if (facility?.kind !== kind || number === without || !servesIn(facility.state, phase)) continue;
			for (const entrance of facility.entrances) {
				places.push(entrance);
				numbers.push(number);
			}
		}
		const facilityOf = Int32Array.from(numbers);
		if (mode === 'straight_line') return straightTimes(places, facilityOf, this.residents);
		return timesToNearest(this.#sweep, { places: this.attach(places), facilityOf }, this.homes, this.#horizon_mm);
	}

	#forget(kind: string): void {
		for (const key of this.#times.keys()) if (key.startsWith(`${kind} `)) this.#times.delete(key);
	}
}

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
