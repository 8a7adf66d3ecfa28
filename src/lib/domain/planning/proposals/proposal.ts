/** A change proposed by staff, to be decided by an administrator. */
import type { Geometry } from 'geojson';
import type { DatePrecision } from '../../shared/statement.ts';
import type { Visibility } from '../../shared/visibility.ts';
import type { FeatureClass } from '../../shared/feature-filter.ts';
import type { LocalText } from '../../shared/text.ts';
import type { Language } from '../../../i18n/shared/languages.ts';

export const PROPOSAL_KINDS = ['status', 'facts', 'place'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/**
 * - `open`: waits for a decision
 * - `returned`: returned to the proposer with a comment
 * - `approved`: approved and applied
 * - `withdrawn`: withdrawn by the proposer
 */
export const PROPOSAL_STATES = ['open', 'returned', 'approved', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export interface ProposedStatus {
	stage: string;
	/** ISO date: any day of the period. */
	date: string;
	precision: DatePrecision;
	document: string;
	document_no: string;
	note: string;
	language: Language;
	visibility: Visibility;
	reason: string;
	fields: Readonly<Record<string, string>>;
}

/** Columns of a record with their values. */
export interface Facts {
	changes: Readonly<Record<string, unknown>>;
}

/** Evidence for proposed values, as typed. */
export interface ProposedEvidence {
	document: string;
	document_no: string;
	note: string;
	/** Reason of the proposal, beside the evidence. */
	why: string;
}

export interface ProposedFacts extends Facts {
	/** Absent in older proposals. */
	evidence?: ProposedEvidence;
}

export interface ProposedPlace {
	geometry: Geometry;
	basis: string;
	language: Language;
	accuracy_m: number;
	document: string;
	system: string;
}

/** Status at the time of the proposal; empty without one. */
export interface StatusBefore {
	stage?: string | null;
	phrase?: LocalText;
	date?: string;
	precision?: DatePrecision;
	document?: string | null;
	document_no?: string | null;
	visibility?: Visibility;
}

export interface PlaceBefore {
	geometry: Geometry | null;
	basis: LocalText | null;
	accuracy_m: number | null;
}

export type ProposedChange =
	| { kind: 'status'; payload: ProposedStatus; before: StatusBefore }
	| { kind: 'facts'; payload: ProposedFacts; before: Facts }
	| { kind: 'place'; payload: ProposedPlace; before: PlaceBefore };

export type Proposal = ProposedChange & {
	id: number;
	version: number;
	/** Id of the underlying event for a status, else the version of the record. */
	base: number | null;
	/** Whether the record is unchanged since the proposal; otherwise it cannot be approved. */
	base_holds: boolean;
	why: string;
	state: ProposalState;
	comment: string | null;
	proposer: string;
	proposer_email: string;
	proposed_at: string;
	decided_by_email: string | null;
	decided_at: string | null;
	feature: { id: number; slug: string; name: LocalText; class: FeatureClass; lifecycle: string | null };
};

/** Values before and after, column by column, as in the change log. */
export function comparedValues(proposal: Proposal): {
	before: Record<string, unknown>;
	after: Record<string, unknown>;
} {
	const { lifecycle } = proposal.feature;
	if (proposal.kind === 'status') {
		const { stage, date, precision, document, document_no, note, visibility, fields } = proposal.payload;
		const { before: was } = proposal;
		// The phrase of the event repeats the stage and is left out.
		const before = {
			stage: was.stage,
			date: was.date,
			precision: was.precision,
			document: was.document,
			document_no: was.document_no,
			visibility: was.visibility
		};
		return {
			before: { ...before, lifecycle },
			after: { stage, date, precision, document, document_no, note, visibility, ...fields, lifecycle }
		};
	}
	if (proposal.kind === 'facts') return { before: proposal.before.changes, after: proposal.payload.changes };
	const { geometry, basis, accuracy_m } = proposal.before;
	const { payload } = proposal;
	return {
		before: { geom: geometry, basis, accuracy_m },
		after: {
			geom: payload.geometry,
			basis: { [payload.language]: payload.basis },
			accuracy_m: payload.accuracy_m,
			document: payload.document
		}
	};
}
