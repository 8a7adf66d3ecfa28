/** A change that somebody proposes and an administrator decides. */
import type { Geometry } from 'geojson';
import type { DatePrecision } from '../lifecycle/status.ts';
import type { FeatureClass, Visibility } from '../feature.ts';
import type { LocalText } from '../../shared/text.ts';
import type { Language } from '../../../i18n/shared/languages.ts';

export const PROPOSAL_KINDS = ['status', 'facts', 'place'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/**
 * - `open`: waits for a decision
 * - `returned`: goes back to who proposed it, with a comment
 * - `approved`: decided, and the change is made
 * - `withdrawn`: taken back by who proposed it
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

/** What shows that proposed values are right, as it was typed. */
export interface ProposedEvidence {
	document: string;
	document_no: string;
	note: string;
	/** Why it is proposed, beside the evidence. */
	why: string;
}

export interface ProposedFacts extends Facts {
	/** Missing in proposals that are older than it. */
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

/** What was so when it was proposed; nothing where nothing was known. */
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
	/** Of a status the event it is made on, of the others the record's version. */
	base: number | null;
	/** What it is about is as it was: else it cannot be approved any more. */
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

/** What it is before and after, column by column, as the change log would tell it. */
export function comparedValues(proposal: Proposal): {
	before: Record<string, unknown>;
	after: Record<string, unknown>;
} {
	const { lifecycle } = proposal.feature;
	if (proposal.kind === 'status') {
		const { stage, date, precision, document, document_no, note, visibility, fields } = proposal.payload;
		const { before: was } = proposal;
		// What the event says in words of its own is the stage again.
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
