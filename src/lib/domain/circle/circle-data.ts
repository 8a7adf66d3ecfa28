import type { LocalText } from '../shared/text.ts';
import type { Facility, ResidentPoint } from './facility.ts';

/** A residential compound of the living circle. */
export interface Compound extends ResidentPoint {
	/**
	 * False where the population is not stated, or too small to publish: `population` is then 0, has no weight, and is not
	 * to be shown.
	 */
	readonly populationKnown: boolean;
	readonly is_example: boolean;
}

/** A facility with the attributes that pages show beyond those of the calculation. */
export interface CircleFacility extends Facility {
	/** ISO date of the promised opening; null when open, closed, or not stated. */
	readonly opens: string | null;
	/** Slug of its feature on the planning map, for a link; null for facilities from a file. */
	readonly featureSlug: string | null;
	/** The feature's name in all its languages; null for facilities from a file, which have `name` only. */
	readonly localName: LocalText | null;
	readonly is_example: boolean;
}

/** A candidate site for a facility: a vacant parcel, or a renewal project. */
export interface Candidate {
	readonly slug: string;
	readonly name: LocalText;
	readonly class: 'parcel' | 'project';
	readonly lon: number;
	readonly lat: number;
	readonly accuracy_m: number | null;
	readonly is_example: boolean;
}

/** Source of the streets; the arrays themselves are transferred separately, see network-codec.ts. */
export interface NetworkSource {
	/** `drawn`: generated from the drawn main roads, for demonstration; `osm`; `file`. */
	readonly kind: 'drawn' | 'osm' | 'file';
	/** Name of the extract or file, or of the generator. */
	readonly name: string;
	/** Day of the extract, ISO; null when not stated. */
	readonly asOf: string | null;
	readonly is_example: boolean;
	/** Version of the network: part of the URL it is fetched from. */
	readonly version: string;
}

/** Input of the worker besides the streets. */
export interface CircleData {
	readonly network: NetworkSource | null;
	readonly compounds: readonly Compound[];
	readonly facilities: readonly CircleFacility[];
	readonly candidates: readonly Candidate[];
	/**
	 * Facilities without a position, or with one less accurate than 300 m: left out of the calculation, counted on the pages.
	 */
	readonly unplaced: readonly { readonly slug: string; readonly name: LocalText; readonly kind: string }[];
}
