import type { LocalText } from '../shared/text.ts';
import type { Facility, ResidentPoint } from './places.ts';

/** A residential compound as the living circle knows it. */
export interface Compound extends ResidentPoint {
	/**
	 * False where nobody said how many people live there, or so few that the number is withheld: `population` is 0 then,
	 * counts for nothing, and is not to be shown.
	 */
	readonly populationKnown: boolean;
	readonly is_example: boolean;
}

/** A facility with what the pages say of it beyond what the sums need. */
export interface CircleFacility extends Facility {
	/** When it is promised to open, an ISO day; null when it is open, closed, or nothing is said. */
	readonly opens: string | null;
	/** The feature of the planning map it is, for a link; null where it came from a file. */
	readonly featureSlug: string | null;
	/** The feature's name in every language it has; null where it came from a file, whose one name is `name`. */
	readonly localName: LocalText | null;
	readonly is_example: boolean;
}

/** A place where a facility might be put: a vacant parcel, or a renewal project. */
export interface Candidate {
	readonly slug: string;
	readonly name: LocalText;
	readonly class: 'parcel' | 'project';
	readonly lon: number;
	readonly lat: number;
	readonly accuracy_m: number | null;
	readonly is_example: boolean;
}

/** Where the streets come from; the arrays themselves travel apart, see network-codec.ts. */
export interface NetworkOrigin {
	/** `drawn`: grown by the generator from the drawn main roads, for demonstration; `osm`; `file`. */
	readonly kind: 'drawn' | 'osm' | 'file';
	/** Name of the extract or file, or of the generator. */
	readonly name: string;
	/** Day of the extract, ISO; null when not stated. */
	readonly asOf: string | null;
	readonly is_example: boolean;
	/** Tells one network from another: part of the address it is fetched from. */
	readonly version: string;
}

/** Everything the worker is given besides the streets. */
export interface CirclePlaces {
	readonly network: NetworkOrigin | null;
	readonly compounds: readonly Compound[];
	readonly facilities: readonly CircleFacility[];
	readonly candidates: readonly Candidate[];
	/**
	 * Facilities that are known but nowhere placed, or not within 300 m: they count nowhere, and the pages say how many.
	 */
	readonly unplaced: readonly { readonly slug: string; readonly name: LocalText; readonly kind: string }[];
}
