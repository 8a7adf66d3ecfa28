import type { SystemCode } from './systems/crs.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { Shape } from './geometry/shape.ts';

/** A position of a feature, to be stored. */
export interface PlacedGeometry {
	readonly slug: string;
	/** The version that the person saw: where another has come since, nothing is stored. */
	readonly version: number;
	/** WGS 84. */
	readonly geometry: Shape;
	/** What the place is known by, in `language`. */
	readonly basis: string;
	readonly language: Language;
	/** 0 to 1,000. */
	readonly accuracy_m: number;
	/** What shows it; may be empty. */
	readonly document: string;
	/** Needed where there was a place before. */
	readonly reason: string;
	/** What it was given in. */
	readonly system: SystemCode;
}
