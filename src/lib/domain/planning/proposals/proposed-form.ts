/** Forms as they were when they were proposed, to be changed and proposed again. */
import { isShape, kindOf } from '../../places/geometry/shape.ts';
import type { PlaceFields } from '../../places/place-form.ts';
import { isSystemCode, systemOf } from '../../places/systems/crs.ts';
import { writeCoordinates } from '../../places/text/typed-coordinates.ts';
import { valuesOf, type EditableRecord } from '../../shared/records/fields.ts';
import { NO_EVIDENCE, type RecordForm } from '../../shared/records/record-form.ts';
import type { StatusFields } from '../lifecycle/status-form.ts';
import type { Proposal, ProposedFacts } from './proposal.ts';

export function proposedStatusForm({ id, version, why, payload }: Extract<Proposal, { kind: 'status' }>): StatusFields {
	const { fields, ...typed } = payload;
	return {
		...typed,
		answers: { ...fields },
		seen: '',
		why,
		proposal: String(id),
		proposal_version: String(version)
	};
}

/** In the system that the place was given in. @param seen the version of the feature now */
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

/** On top of what the record is now. */
export function proposedRecordForm(
	opened: RecordForm,
	record: EditableRecord,
	{ changes, evidence = { ...NO_EVIDENCE, why: '' } }: ProposedFacts
): RecordForm {
	const { document, document_no, note } = evidence;
	return {
		...opened,
		values: valuesOf(opened.fields, { ...record.values, ...changes }),
		evidence: { document, document_no, note }
	};
}
