import type { Geometry } from 'geojson';
import * as v from 'valibot';
import {
	PROPOSAL_STATES,
	type Proposal,
	type ProposedFacts,
	type ProposedPlace,
	type ProposedStatus
} from '../../domain/planning/proposals/proposal.ts';
import { FEATURE_CLASSES, VISIBILITIES } from '../../domain/planning/feature.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import type { Json } from '../database.types.ts';
import { savedOrRefused, type Refused, type Saved } from './records.ts';
import { geometry, optionalText, precision, text } from './schemas.ts';
import { MOVE_REFUSALS } from '../planning/status-moves.ts';
import { unwrap } from './unwrap.ts';

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
			// The database does not look at it: whatever somebody sent past the form is as if it were not there.
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

/** Proposals of a town that the asker may see, newest first. */
export async function listProposals(db: DataClient, town: string): Promise<Proposal[]> {
	return ask(db, town, null);
}

/** @returns null when it is not there or the asker may not see it */
export async function getProposal(db: DataClient, town: string, id: number): Promise<Proposal | null> {
	return (await ask(db, town, id))[0] ?? null;
}

async function ask(db: DataClient, town: string, id: number | null): Promise<Proposal[]> {
	// The generated types do not know that an argument may be null.
	const answer = await db.rpc('proposal_list', { p_town: town, p_id: id as number });
	return unwrap(answer, v.array(proposal)) as Proposal[];
}

/** Why there is no proposal, or no decision: of the proposal, or of the change that it is about. */
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
	'proposal_changed'
] as const;
export type ProposalRefusal = (typeof PROPOSAL_REFUSALS)[number];

/** A refusal of the change itself that has no word here is told in its own: `other`. */
export interface RefusedProposal {
	refusal: ProposalRefusal | 'other';
	/** Fields that it is about, where it is about any. */
	fields: readonly string[];
}

const saved = v.object({ id: v.number(), version: v.number() });
export type ProposalSaved = v.InferOutput<typeof saved> | RefusedProposal;

interface Answered {
	data: unknown;
	error: { code?: string; hint?: string | null; details?: string | null; message: string } | null;
}

function outcome(answer: Answered): ProposalSaved {
	const { error } = answer;
	if (!error) return unwrap(answer, saved);
	if (error.code === '42501') return { refusal: 'not_allowed', fields: [] };
	const known = PROPOSAL_REFUSALS.find((refusal) => refusal === error.hint);
	// Knowing refusals of the database say why by a hint; what has none is a fault.
	const refusal = known ?? (error.hint && error.code === '22023' ? 'other' : null);
	if (!refusal) return unwrap(answer, saved);
	return { refusal, fields: /^[a-z_,]+$/.test(error.details ?? '') ? (error.details ?? '').split(',') : [] };
}

export interface SeenProposal {
	id: number;
	version: number;
}

/** What somebody proposes: the change, the base it is made on, and why. */
export type ProposalEntry = {
	feature: string;
	base: number | null;
	why: string;
	/** The earlier one that it takes the place of. */
	instead: SeenProposal | null;
} & (
	| { kind: 'status'; payload: ProposedStatus }
	| { kind: 'facts'; payload: ProposedFacts }
	| { kind: 'place'; payload: Omit<ProposedPlace, 'geometry'> & { geometry: Geometry } }
);

async function send(db: DataClient, town: string, entry: ProposalEntry) {
	return db.rpc('propose', {
		p_town: town,
		p_feature: entry.feature,
		p_kind: entry.kind,
		p_payload: entry.payload as unknown as Json,
		// Null for no base and for a new one, which the generated types do not know of.
		p_base: entry.base as number,
		p_why: entry.why,
		p_id: (entry.instead?.id ?? null) as number,
		p_version: (entry.instead?.version ?? null) as number
	});
}

export async function propose(db: DataClient, town: string, entry: ProposalEntry): Promise<ProposalSaved> {
	return outcome(await send(db, town, entry));
}

/** Whoever changes a proposal finds it gone: somebody decided it, or it was changed or withdrawn in another window. */
const GONE: readonly string[] = [
	'unknown_proposal',
	'not_yours',
	'decided_already',
	'proposal_changed'
] satisfies ProposalRefusal[];

/**
 * Proposes a correction of a record. @returns its number, null where the same waits already; or what a save would answer
 * that changes nothing or is refused
 */
export async function proposeFacts(
	db: DataClient,
	town: string,
	entry: ProposalEntry & { kind: 'facts' }
): Promise<{ proposal: number | null } | Saved | Refused | { refusal: 'proposal_gone'; column: null }> {
	const answer = await send(db, town, entry);
	if (!answer.error) return { proposal: unwrap(answer, saved).id };
	if (answer.error.hint === 'there_already') return { proposal: null };
	if (answer.error.hint === 'nothing_changed') return { version: entry.base ?? 0, changed: [] };
	if (GONE.includes(answer.error.hint ?? '')) return { refusal: 'proposal_gone', column: null };
	if (answer.error.hint === 'why_missing') return { refusal: 'reason_missing', column: null };
	return savedOrRefused(answer);
}

export async function withdrawProposal(
	db: DataClient,
	town: string,
	{ id, version }: SeenProposal
): Promise<ProposalSaved> {
	return outcome(await db.rpc('withdraw_proposal', { p_town: town, p_id: id, p_version: version }));
}

/** @param approve false returns it, which needs a comment */
export async function decideProposal(
	db: DataClient,
	town: string,
	{ id, version }: SeenProposal,
	{ approve, comment }: { approve: boolean; comment: string }
): Promise<ProposalSaved> {
	return outcome(
		await db.rpc('decide_proposal', {
			p_town: town,
			p_id: id,
			p_version: version,
			p_approve: approve,
			p_comment: comment
		})
	);
}
