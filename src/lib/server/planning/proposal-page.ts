/** A proposal as the map shows it: the feature before and after. */
import type { DataClient } from '../../data/client.ts';
import { getProposal } from '../../data/shared/proposals.ts';
import type { Proposal, ProposalKind } from '../../domain/planning/proposals/proposal.ts';
import { placementOf } from '../../domain/shared/geo/placement.ts';
import type { Lifecycle } from '../../domain/planning/lifecycle/lifecycle.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import { DEFAULT_VIEW, viewQuery, type ViewState } from '../../domain/shared/view-state.ts';

/** Address of a proposal after it was made. */
export const proposalPage = (id: number, view: ViewState): string =>
	`/desk/proposals/${id}${viewQuery({ ...DEFAULT_VIEW, lang: view.lang, town: view.town }, new URLSearchParams({ done: 'proposed' }))}`;

/**
 * The proposal that its proposer revises: of this record, and still open.
 * @param asked its number from the address; null without one
 */
export async function proposalToRevise<Kind extends ProposalKind>(
	db: DataClient,
	town: string,
	asked: number | null,
	{ kind, slug, proposer }: { kind: Kind; slug: string; proposer: string }
): Promise<Extract<Proposal, { kind: Kind }> | null> {
	const proposal = asked === null ? null : await getProposal(db, town, asked);
	if (!proposal || proposal.kind !== kind || proposal.feature.slug !== slug || proposal.proposer !== proposer)
		return null;
	const waits = proposal.state === 'open' || proposal.state === 'returned';
	return waits ? (proposal as Extract<Proposal, { kind: Kind }>) : null;
}

/** Far above any feature's own id: the current place is shown on the map beside the proposed one. */
const BESIDE = 2_000_000_000;

/**
 * Features for the map: the feature as proposed, under its id, and, for a changed place, as it is now.
 * @param listed the feature as the user sees it now
 * @param nameBefore label of the current place
 */
export function previewOf(
	proposal: Proposal,
	listed: PlanningFeature,
	lifecycles: readonly Lifecycle[],
	nameBefore: (feature: PlanningFeature) => PlanningFeature['name']
): PlanningFeature[] {
	if (proposal.kind === 'status') {
		const { stage: code, date, precision } = proposal.payload;
		const stage = lifecycles
			.find((lifecycle) => lifecycle.code === listed.lifecycle)
			?.stages.find((known) => known.code === code);
		if (!stage) return [];
		const cited = { source: listed.source, section: listed.section };
		return [{ ...listed, current: { stage: code, phase: stage.phase, phrase: stage.name, date, precision, ...cited } }];
	}
	if (proposal.kind === 'place') {
		const { geometry, accuracy_m } = proposal.payload;
		const after = { ...listed, geometry, accuracy_m, placement: placementOf(accuracy_m) };
		if (!listed.geometry) return [after];
		return [after, { ...listed, id: BESIDE + listed.id, slug: `${listed.slug}-before`, name: nameBefore(listed) }];
	}
	return [];
}
