import type { Geometry } from 'geojson';
import * as v from 'valibot';
import {
	PROPOSAL_STATES,
	type Proposal,
	type ProposedFacts,
	type ProposedPlace,
	type ProposedStatus
} from '../../domain/planning/proposals/proposal.ts';
import { VISIBILITIES } from '../../domain/shared/visibility.ts';
import { FEATURE_CLASSES } from '../../domain/shared/feature-filter.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import { rpc, rpcOrRefusal, type Answer } from '../rpc.ts';
import { RECORD_ALIASES, RECORD_REFUSALS, type RecordRefusal, type Saved } from './records.ts';
import { geometry, optionalText, precision, text } from './schemas.ts';
import { MOVE_REFUSALS } from '../../domain/planning/lifecycle/move-refusal.ts';

const values = v.record(v.string(), v.unknown());
const string = v.optional(v.nullable(v.string(), ''), '');
const language = v.fallback(v.picklist(LANGUAGES), DEFAULT_LANGUAGE);
const visibility = v.picklist(VISIBILITIES);

const shared = {
	id: v.number(),
	version: v.number(),
	base: v.nullable(v.number()),
	base_holds: v.boolean(),
	why: v.string(),
	state: v.picklist(PROPOSAL_STATES),
	comment: v.nullable(v.string()),
	proposer: v.string(),
	proposer_email: v.string(),
	proposed_at: v.string(),
	decided_by_email: v.nullable(v.string()),
	decided_at: v.nullable(v.string()),
	feature: v.object({
		id: v.number(),
		slug: v.string(),
		name: text,
		class: v.picklist(FEATURE_CLASSES),
		lifecycle: v.nullable(v.string())
	})
};

const proposal = v.variant('kind', [
	v.object({
		...shared,
		kind: v.literal('status'),
		payload: v.object({
			stage: v.string(),
			date: v.string(),
			precision,
			document: string,
			document_no: string,
			note: string,
			language,
			visibility,
			reason: string,
			fields: v.optional(v.record(v.string(), v.string()), {})
		}),
		before: v.object({
			stage: v.optional(v.nullable(v.string())),
			phrase: v.optional(text),
			date: v.optional(v.string()),
			precision: v.optional(precision),
			document: v.optional(v.nullable(v.string())),
			document_no: v.optional(v.nullable(v.string())),
			visibility: v.optional(visibility)
		})
	}),
	v.object({
		...shared,
		kind: v.literal('facts'),
		payload: v.object({
			changes: values,
			// The database does not check it: values that the form cannot send count as missing.
			evidence: v.fallback(
				v.optional(v.object({ document: string, document_no: string, note: string, why: string })),
				undefined
			)
		}),
		before: v.object({ changes: values })
	}),
	v.object({
		...shared,
		kind: v.literal('place'),
		payload: v.object({
			geometry,
			basis: v.string(),
			language,
			accuracy_m: v.number(),
			document: string,
			system: string
		}),
		before: v.object({ geometry: v.nullable(geometry), basis: optionalText, accuracy_m: v.nullable(v.number()) })
	})
]);

/** Proposals of a town that the user may see, newest first. */
export async function listProposals(db: DataClient, town: string): Promise<Proposal[]> {
	return ask(db, town, null);
}

/** @returns null when it does not exist or the user may not see it */
export async function getProposal(db: DataClient, town: string, id: number): Promise<Proposal | null> {
	return (await ask(db, town, id))[0] ?? null;
}

async function ask(db: DataClient, town: string, id: number | null): Promise<Proposal[]> {
	return (await rpc(db, 'proposal_list', { p_town: town, p_id: id }, v.array(proposal))) as Proposal[];
}

/** Refusals of a proposal or a decision: of the proposal itself, or of the change in it. */
export const PROPOSAL_REFUSALS = [
	...MOVE_REFUSALS,
	'unknown_proposal',
	'unknown_kind',
	'why_missing',
	'comment_missing',
	'not_yours',
	'own_proposal',
	'decided_already',
	'there_already',
	'nothing_changed',
	'base_changed',
	'proposal_changed',
	'other'
] as const;
export type ProposalRefusal = (typeof PROPOSAL_REFUSALS)[number];

/** `other`: a refusal of the change itself that is not listed. */
const ALIASES = { '22023': 'other' } as const;

const saved = v.object({ id: v.number(), version: v.number() });
export type ProposalSaved = Answer<v.InferOutput<typeof saved>, ProposalRefusal>;

export interface SeenProposal {
	id: number;
	version: number;
}

/** The proposed change, the version it is based on, and its reason. */
export type ProposalEntry = {
	feature: string;
	base: number | null;
	why: string;
	/** The earlier proposal that it replaces. */
	instead: SeenProposal | null;
} & (
	| { kind: 'status'; payload: ProposedStatus }
	| { kind: 'facts'; payload: ProposedFacts }
	| { kind: 'place'; payload: Omit<ProposedPlace, 'geometry'> & { geometry: Geometry } }
);

const argumentsOf = (town: string, entry: ProposalEntry) => ({
	p_town: town,
	p_feature: entry.feature,
	p_kind: entry.kind,
	p_payload: entry.payload,
	p_base: entry.base,
	p_why: entry.why,
	p_id: entry.instead?.id ?? null,
	p_version: entry.instead?.version ?? null
});

export async function propose(db: DataClient, town: string, entry: ProposalEntry): Promise<ProposalSaved> {
	return rpcOrRefusal(db, 'propose', argumentsOf(town, entry), saved, PROPOSAL_REFUSALS, ALIASES);
}

/** The proposal was decided, changed or withdrawn meanwhile. */
const GONE = 'proposal_gone';
const FACTS_REFUSALS = [...RECORD_REFUSALS, GONE, 'there_already', 'nothing_changed'] as const;
const FACTS_ALIASES = {
	...RECORD_ALIASES,
	unknown_proposal: GONE,
	not_yours: GONE,
	decided_already: GONE,
	proposal_changed: GONE,
	why_missing: 'reason_missing'
} as const;

export type FactsRefusal = RecordRefusal | typeof GONE;

/**
 * Proposes a correction of a record.
 * @returns its number, null where an equal one is open already; or a save without a change
 */
export async function proposeFacts(
	db: DataClient,
	town: string,
	entry: ProposalEntry & { kind: 'facts' }
): Promise<Answer<{ proposal: number | null } | Saved, FactsRefusal>> {
	const answer = await rpcOrRefusal(db, 'propose', argumentsOf(town, entry), saved, FACTS_REFUSALS, FACTS_ALIASES);
	if (answer.ok) return { ok: true, value: { proposal: answer.value.id } };
	const { refusal } = answer;
	if (refusal === 'there_already') return { ok: true, value: { proposal: null } };
	if (refusal === 'nothing_changed') return { ok: true, value: { version: entry.base ?? 0, changed: [] } };
	return { ...answer, refusal };
}

export async function withdrawProposal(
	db: DataClient,
	town: string,
	{ id, version }: SeenProposal
): Promise<ProposalSaved> {
	const args = { p_town: town, p_id: id, p_version: version };
	return rpcOrRefusal(db, 'withdraw_proposal', args, saved, PROPOSAL_REFUSALS, ALIASES);
}

/** @param approve false returns it, which needs a comment */
export async function decideProposal(
	db: DataClient,
	town: string,
	{ id, version }: SeenProposal,
	{ approve, comment }: { approve: boolean; comment: string }
): Promise<ProposalSaved> {
	const args = { p_town: town, p_id: id, p_version: version, p_approve: approve, p_comment: comment };
	return rpcOrRefusal(db, 'decide_proposal', args, saved, PROPOSAL_REFUSALS, ALIASES);
}
