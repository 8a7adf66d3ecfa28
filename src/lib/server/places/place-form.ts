/** The form that puts a feature where it is: read, checked for its shape, and kept as it was typed when it is refused. */
import type { PlaceRefusal, PlacedGeometry } from '../../data/places/places.ts';
import type { ProposalEntry, RefusedProposal } from '../../data/shared/proposals.ts';
import type { Proposal } from '../../domain/planning/proposals/proposal.ts';
import { readCoordinates, writeCoordinates, type TextProblem } from '../../domain/places/text/typed-coordinates.ts';
import { AXIS_ORDERS, isSystemCode, systemOf } from '../../domain/places/systems/crs.ts';
import { isShape, kindOf, SHAPE_KINDS } from '../../domain/places/geometry/shape.ts';
import { DISC_LIMIT_M } from '../../domain/shared/geo/placement.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import { MAX_TEXT_LENGTH } from '../../domain/places/text/typed-coordinates.ts';
import { insteadOf, readId } from '../planning/status-form.ts';

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
	'why',
	'proposal',
	'proposal_version'
] as const;
export type PlaceFields = Record<(typeof PLACE_FIELDS)[number], string>;

const LONGEST = { basis: 1000, document: 200, reason: 1000, why: 800 } as const;
const LONGEST_KEPT = 4000;

/** What was typed, trimmed, and never more of it than a page can carry. */
export function typedPlace(form: FormData): PlaceFields {
	return Object.fromEntries(
		PLACE_FIELDS.map((field) => {
			const value = form.get(field);
			const most = field === 'coordinates' ? MAX_TEXT_LENGTH + 1 : LONGEST_KEPT;
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
	const shape = SHAPE_KINDS.find((value) => value === fields.shape) ?? 'polygon';
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
export function proposedPlace(place: PlacedGeometry, fields: PlaceFields): ProposalEntry {
	const { slug, version, geometry, basis, language, accuracy_m, document, system } = place;
	return {
		kind: 'place',
		feature: slug,
		base: version,
		why: fields.why || place.reason,
		instead: insteadOf(fields),
		payload: { geometry, basis, language, accuracy_m, document, system }
	};
}

/** The form as it was when it was proposed, to be changed: in the system that it was given in. */
export function proposedPlaceForm(
	{ id, version, why, payload }: Extract<Proposal, { kind: 'place' }>,
	seen: number
): PlaceFields | null {
	const { geometry, basis, accuracy_m, document } = payload;
	if (!isShape(geometry)) return null;
	const system = isSystemCode(payload.system) ? payload.system : 'EPSG:4326';
	const order = systemOf(system).usualOrder;
	return {
		coordinates: writeCoordinates(geometry, { system, order }) ?? '',
		system,
		order,
		shape: kindOf(geometry),
		basis,
		accuracy_m: String(accuracy_m),
		document,
		reason: why,
		version: String(seen),
		why,
		proposal: String(id),
		proposal_version: String(version)
	};
}
