/** What the page of the next facility says: candidates, picks, and the facilities that can be moved about. */
import type { CircleFacility, CircleData } from '../../domain/circle/circle-data.ts';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import type { LocalText } from '../../domain/shared/text.ts';
import type { CircleParams } from '../../domain/circle/view-params.ts';
import { named, type FacilityName } from './views.ts';
import type { SitePick, SitingAnswer } from '../../domain/circle/engine/where-next.ts';

/** A place where the next one may go: of the planning map, or put there by the reader. */
export interface SiteCandidate extends LonLat {
	readonly slug: string | null;
	/** Null for a point of the reader's own. */
	readonly name: LocalText | null;
	/** From 1 among the reader's own points; 0 for the others. */
	readonly own: number;
	readonly class: 'parcel' | 'project' | 'free';
	readonly accuracy_m: number | null;
}

/** In the order by which the picks name them. */
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

/** One facility of the kind that is moved about, with where it stands in the list. */
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
