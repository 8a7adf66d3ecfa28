/** Rows of the siting page: candidates, picks, and movable facilities. */
import type { CircleFacility, CircleData } from '../../domain/circle/circle-data.ts';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import type { LocalText } from '../../domain/shared/text.ts';
import type { CircleParams } from '../../domain/circle/view-params.ts';
import { named, type FacilityName } from './views.ts';
import type { SitePick, SitingAnswer } from '../../domain/circle/engine/where-next.ts';

/** A candidate site: of the planning map, or set by the user. */
export interface SiteCandidate extends LonLat {
	readonly slug: string | null;
	/** Null for the user's own points. */
	readonly name: LocalText | null;
	/** Number of the user's own points, from 1; 0 for the others. */
	readonly own: number;
	readonly class: 'parcel' | 'project' | 'free';
	readonly accuracy_m: number | null;
}

/** In the order of the indexes in the picks. */
export function siteCandidates({ candidates }: CircleData, { from, free }: CircleParams): SiteCandidate[] {
	return [
		...candidates
			.filter((candidate) => from.includes(candidate.class))
			.map(({ slug, name, class: of, lon, lat, accuracy_m }) => ({
				slug,
				name,
				own: 0,
				class: of,
				lon,
				lat,
				accuracy_m
			})),
		...free.map(({ lon, lat }, i) => ({
			slug: null,
			name: null,
			own: i + 1,
			class: 'free' as const,
			lon,
			lat,
			accuracy_m: null
		}))
	];
}

export interface SiteView extends Omit<SitingAnswer, 'picks' | 'off'> {
	readonly tried: number;
	readonly off: number;
	readonly picks: readonly (SitePick & { readonly site: SiteCandidate })[];
}

export function siteView(answer: SitingAnswer, candidates: readonly SiteCandidate[]): SiteView {
	return {
		...answer,
		tried: candidates.length,
		off: answer.off.length,
		picks: answer.picks.flatMap((pick) => {
			const site = candidates[pick.candidate];
			return site ? [{ ...pick, site }] : [];
		})
	};
}

/** A movable facility with its index in the list. */
export interface FacilityRow {
	readonly place: number;
	readonly facility: FacilityName;
	readonly state: CircleFacility['state'];
	readonly at: LonLat | null;
}

export const facilitiesOf = (facilities: readonly CircleFacility[], kind: string): FacilityRow[] =>
	facilities.flatMap((facility, place) => {
		const name = named(facility);
		if (!name || facility.kind !== kind || facility.state === 'closed') return [];
		return [{ place, facility: name, state: facility.state, at: facility.entrances[0] ?? null }];
	});
