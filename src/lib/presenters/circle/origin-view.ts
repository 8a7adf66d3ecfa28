/** Rows of the public page about one origin. */
import type { CircleFacility } from '../../domain/circle/circle-data.ts';
import type { OriginAnswer } from '../../domain/circle/engine/origin.ts';
import { named, type FacilityName } from './views.ts';

export interface PlannedRow {
	readonly facility: FacilityName;
	readonly state: CircleFacility['state'];
	/** ISO day; null where nothing is said. */
	readonly opens: string | null;
	readonly slug: string | null;
	readonly is_example: boolean;
	readonly minutes: number;
}

export interface OriginKindRow {
	readonly kind: string;
	readonly needed: boolean;
	readonly minutes: number | null;
	readonly reached: boolean;
	readonly facility: FacilityName | null;
}

export interface OriginView {
	readonly off: boolean;
	readonly street_m: number;
	readonly kinds: readonly OriginKindRow[];
	readonly planned: readonly PlannedRow[];
}

export function originView(answer: OriginAnswer, facilities: readonly CircleFacility[]): OriginView {
	const minutes = (one: { minutes: number | null }): number => one.minutes ?? Infinity;
	return {
		off: answer.off,
		street_m: answer.street_m,
		kinds: answer.kinds
			.map((one) => ({
				kind: one.kind,
				needed: one.needed,
				minutes: one.minutes,
				reached: one.reached,
				facility: named(facilities[one.facility])
			}))
			.toSorted((a, b) => minutes(a) - minutes(b)),
		planned: answer.planned.flatMap(({ facility: place, minutes: walk }) => {
			const facility = facilities[place];
			const name = named(facility);
			if (!facility || !name) return [];
			const { state, opens, featureSlug, is_example } = facility;
			return [{ facility: name, state, opens, slug: featureSlug, is_example, minutes: walk }];
		})
	};
}
