/** Example compounds and facilities along the example streets. None of them is real, nor is any resident. */
import type { LonLat } from '../../../domain/shared/geo/geodesy.ts';
import type { NetworkArrays } from '../../../domain/circle/network/network.ts';
import type { Facility, ResidentPoint } from '../../../domain/circle/facility.ts';
import { joinStreets } from '../../../domain/circle/network/streets.ts';
import { seededRandom } from '../../../domain/shared/random.ts';
import type { ExampleCirclePlan } from '../../seed/circle/format.ts';
import { crossesBarrier, isNearBarrier, type BasemapConstraints } from './basemap-constraints.ts';
import { exampleStreets } from './example-streets.ts';
import { length_m, pointAlong, type Point, type Segment } from './plane.ts';

export interface ExampleCircle {
	readonly arrays: NetworkArrays;
	readonly compounds: readonly ResidentPoint[];
	readonly facilities: readonly (Facility & { readonly opens: string | null })[];
}

export function exampleCircle(plan: ExampleCirclePlan, constraints: BasemapConstraints): ExampleCircle {
	const streets = exampleStreets(plan, constraints);
	const lots = new Lots(
		streets.map(({ lonLat }): Segment => {
			const end = (i: number): Point => constraints.plane.pointOf({ lon: lonLat[i] ?? NaN, lat: lonLat[i + 1] ?? NaN });
			return [end(0), end(2)];
		}),
		constraints
	);
	return {
		arrays: joinStreets(streets).arrays,
		compounds: compoundsOf(plan, lots),
		facilities: plan.facilities.flatMap((kind, number) =>
			facilitiesOf(kind, lots, seededRandom(plan.seed + 1000 * (number + 2)))
		)
	};
}

/** From the middle of the street to a gate. */
const SETBACK_M = 22;
/** Minimum distance to a river or an expressway. */
const CLEAR_M = 45;

/** Places beside the streets. */
class Lots {
	readonly #streets: readonly Segment[];
	readonly #constraints: BasemapConstraints;

	constructor(streets: readonly Segment[], constraints: BasemapConstraints) {
		this.#streets = streets.filter((street) => length_m(street) > 2 * SETBACK_M);
		this.#constraints = constraints;
	}

	/** So many places, as far from each other as possible: the distance is reduced only where no others are left. */
	scatter(count: number, random: () => number): Point[] {
		const chosen: Point[] = [];
		const [width_m, height_m] = [
			this.#constraints.east_m - this.#constraints.west_m,
			this.#constraints.north_m - this.#constraints.south_m
		];
		let apart_m = Math.sqrt((width_m * height_m) / count);
		// Fifty attempts at each distance, then a smaller one; at the end any place is accepted.
		for (let tries = 1; chosen.length < count; tries++) {
			const place = this.#beside(random);
			if (tries % (50 + count) === 0) apart_m *= 0.9;
			if (place && chosen.every((other) => length_m([place, other]) >= apart_m)) chosen.push(place);
		}
		return chosen;
	}

	/** A second entrance of the same place, on a street nearby; the place itself where there is none. */
	entranceNear(place: Point, random: () => number): Point {
		for (let tries = 0; tries < 400; tries++) {
			const other = this.#beside(random);
			const distance_m = other ? length_m([place, other]) : Infinity;
			if (other && distance_m > 40 && distance_m < 160 && !crossesBarrier(this.#constraints, [place, other]))
				return other;
		}
		return place;
	}

	lonLatOf(point: Point): LonLat {
		return this.#constraints.plane.lonLatOf(point);
	}

	#beside(random: () => number): Point | null {
		const street = this.#streets[Math.floor(random() * this.#streets.length)];
		if (!street) throw new RangeError('the example has no street long enough for a gate');
		const on = pointAlong(street, 0.25 + random() / 2);
		const side = random() < 0.5 ? SETBACK_M : -SETBACK_M;
		const [[ax, ay], [bx, by]] = street;
		const whole_m = length_m(street);
		const place: Point = [on[0] - ((by - ay) / whole_m) * side, on[1] + ((bx - ax) / whole_m) * side];
		const stands = this.#constraints.isInside(place) && !isNearBarrier(this.#constraints, place, CLEAR_M);
		return stands ? place : null;
	}
}

/** Square metres of residential land per person, minimum and maximum: between towers and old villages. */
const LAND_M2 = [14, 34] as const;

function compoundsOf({ seed, compounds: { name, count, population } }: ExampleCirclePlan, lots: Lots): ResidentPoint[] {
	const random = seededRandom(seed + 1000);
	const places = lots.scatter(count, random);
	const weights = places.map(() => 0.35 + 1.3 * random());
	const people = shareOut(population, weights);
	return places.map((place, i) => {
		const number = String(i + 1).padStart(3, '0');
		const own = people[i] ?? 0;
		const [young, old] = [0.08 + 0.07 * random(), 0.16 + 0.26 * random()];
		const [children = 0, grown = 0, elders = 0] = shareOut(own, [young, 1 - young - old, old]);
		const land_m2 = own * (LAND_M2[0] + (LAND_M2[1] - LAND_M2[0]) * random());
		return {
			id: `example-${number}`,
			name: `${name} ${number}`,
			population: own,
			ages: { '0-14': children, '15-59': grown, '60+': elders },
			residential_m2: Math.round(land_m2 / 100) * 100,
			...lots.lonLatOf(place)
		};
	});
}

/** Integers in the proportion of the weights that add up to the total (largest remainder method). */
function shareOut(total: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((a, b) => a + b, 0);
	const exact = weights.map((weight) => (weight / sum) * total);
	const shares = exact.map(Math.floor);
	const left = total - shares.reduce((a, b) => a + b, 0);
	const byRemainder = exact
		.map((value, i) => [value - Math.floor(value), i] as const)
		.sort(([a, i], [b, j]) => b - a || i - j);
	for (const [, i] of byRemainder.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1;
	return shares;
}

type KindPlan = ExampleCirclePlan['facilities'][number];

function facilitiesOf(plan: KindPlan, lots: Lots, random: () => number): ExampleCircle['facilities'] {
	const { kind, name, count, coming, entrances, capacity } = plan;
	return lots.scatter(count + coming.length, random).map((place, i) => {
		const number = String(i + 1).padStart(2, '0');
		const later = coming[i - count];
		const others = Array.from({ length: entrances - 1 }, () => lots.entranceNear(place, random));
		return {
			id: `example-${kind}-${number}`,
			kind,
			name: `${name} ${number}`,
			state: later?.state ?? 'operating',
			opens: later?.opens ?? null,
			entrances: [place, ...others].map((point) => lots.lonLatOf(point)),
			capacity
		};
	});
}
