/** The form that puts a feature where it is: read, checked for its shape, and kept as it was typed when it is refused. */
import type { PlaceRefusal, PlacedGeometry } from '../data/places.ts';
import type { ProposalEntry, RefusedProposal } from '../data/proposals.ts';
import { readCoordinates, type TextProblem } from '../domain/geo/coordinate-text.ts';
import { AXIS_ORDERS, isSystemCode } from '../domain/geo/crs.ts';
import { SHAPES } from '../domain/geo/parts.ts';
import { DISC_LIMIT_M } from '../domain/geo/placement.ts';
import type { Language } from '../domain/text.ts';
import { LONGEST_TEXT } from '../domain/geo/coordinate-text.ts';
import { readId } from './status-form.ts';

export type PlaceProblem =
	| PlaceRefusal['code']
	| RefusedProposal['refusal']
	| 'unreadable_coordinates'
	| 'unknown_system'
	| 'too_long'
	| 'bad_accuracy'
	| 'signed_out'
	| 'unavailable';

export const PLACE_FIELDS = [
	'coordinates',
	'system',
	'order',
	'shape',
	'basis',
	'accuracy_m',
	'document',
	'reason',
	'version',
	'why'
] as const;
export type PlaceFields = Record<(typeof PLACE_FIELDS)[number], string>;

const LONGEST = { basis: 1000, document: 200, reason: 1000, why: 800 } as const;
const LONGEST_KEPT = 4000;

/** What was typed, trimmed, and never more of it than a page can carry. */
export function typedPlace(form: FormData): PlaceFields {
	return Object.fromEntries(
		PLACE_FIELDS.map((field) => {
			const value = form.get(field);
			const most = field === 'coordinates' ? LONGEST_TEXT + 1 : LONGEST_KEPT;
			return [field, typeof value === 'string' ? value.trim().slice(0, most) : ''];
		})
	) as PlaceFields;
}

/** @param language in which the basis is written: that of the page it was typed on */
export function readPlace(
	fields: PlaceFields,
	slug: string,
	language: Language
): PlacedGeometry | { problem: PlaceProblem; text?: TextProblem } {
	const { system, basis, document, reason } = fields;
	if (!isSystemCode(system)) return { problem: 'unknown_system' };
	const lengths = Object.entries(LONGEST) as [keyof typeof LONGEST, number][];
	if (lengths.some(([field, most]) => fields[field].length > most)) return { problem: 'too_long' };
	const order = AXIS_ORDERS.find((value) => value === fields.order) ?? 'east_north';
	const shape = SHAPES.find((value) => value === fields.shape) ?? 'polygon';
	const read = readCoordinates(fields.coordinates, { system, order, shape });
	if ('code' in read) return { problem: 'unreadable_coordinates', text: read };
	const version = readId(fields.version);
	if (version === null) return { problem: 'changed_since' };
	if (!basis) return { problem: 'basis_missing' };
	const accuracy_m = fields.accuracy_m === '' ? NaN : Number(fields.accuracy_m);
	if (!(accuracy_m >= 0 && accuracy_m <= DISC_LIMIT_M)) return { problem: 'bad_accuracy' };
	return { slug, version, geometry: read.place, basis, language, accuracy_m, document, reason, system };
}

/** A place that is proposed instead of stored; it is moved for the reason it is proposed for. */
export function proposedPlace(place: PlacedGeometry, why: string): ProposalEntry {
	const { slug, version, geometry, basis, language, accuracy_m, document, system } = place;
	return {
		kind: 'place',
		feature: slug,
		base: version,
		why: why || place.reason,
		instead: null,
		payload: { geometry, basis, language, accuracy_m, document, system }
	};
}
