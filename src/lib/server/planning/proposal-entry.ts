/** From the values of a form to the arguments of the database: a change, or a proposal of it. */
import type { PlacedGeometry } from '../../domain/places/placed-geometry.ts';
import type { StatusMove } from '../../data/planning/status-moves.ts';
import type { ProposalEntry, SeenProposal } from '../../data/shared/proposals.ts';
import type { placeForm } from '../../domain/places/place-form.ts';
import type { statusForm } from '../../domain/planning/lifecycle/status-form.ts';
import type { ValuesOf } from '../../domain/shared/form.ts';
import type { Language } from '../../i18n/shared/languages.ts';

/** Author of the change, and the language of its texts: that of the page. */
interface About {
	slug: string;
	language: Language;
}

/** The proposal that a form replaces. */
export const replacedBy = (values: {
	proposal: number | null;
	proposal_version: number | null;
}): SeenProposal | null =>
	values.proposal !== null && values.proposal_version !== null
		? { id: values.proposal, version: values.proposal_version }
		: null;

type StatusValues = ValuesOf<typeof statusForm>;

export function statusMove(values: StatusValues, { slug, language }: About): StatusMove {
	const { stage, date, precision, document, note, visibility, reason, seen } = values;
	return {
		...{ feature: slug, stage, date, precision, document, documentNo: values.document_no, note, language, visibility },
		...{ reason, seen, fields: values.answers }
	};
}

export function statusProposal(values: StatusValues, { slug, language }: About): ProposalEntry {
	const { seen, why, proposal, proposal_version, answers, ...payload } = values;
	return {
		kind: 'status',
		feature: slug,
		base: seen,
		why,
		instead: replacedBy({ proposal, proposal_version }),
		payload: { ...payload, language, fields: answers }
	};
}

type PlaceValues = ValuesOf<typeof placeForm>;

export function placedGeometry(values: PlaceValues, about: About): PlacedGeometry {
	const { version, geometry, basis, accuracy_m, document, reason, system } = values;
	return { ...about, version, geometry, basis, accuracy_m, document, reason, system };
}

/** The reason of the proposal becomes the reason of the move. */
export function placeProposal(values: PlaceValues, { slug, language }: About): ProposalEntry {
	const { version, geometry, basis, accuracy_m, document, reason, system, why } = values;
	return {
		kind: 'place',
		feature: slug,
		base: version,
		why: why || reason,
		instead: replacedBy(values),
		payload: { geometry, basis, language, accuracy_m, document, system }
	};
}
