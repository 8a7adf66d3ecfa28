/** Required information per stage, and what of it is missing. The database enforces the same rule on a move. */
import type { FeatureDetail, StatusEvent } from '../feature.ts';
import type { LocalText } from '../../shared/text.ts';

/** `document`, `document_no` and `day` are fields of the event, the others are facts of the feature. */
export const REQUIREMENT_KINDS = ['document', 'document_no', 'day', 'choice', 'text', 'number'] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];

export interface Requirement {
	lifecycle: string;
	stage: string;
	seq: number;
	/** Code of the required fact. */
	field: string;
	kind: RequirementKind;
	name: LocalText;
	unit: LocalText | null;
	choices: readonly { code: string; name: LocalText }[] | null;
}

export const isFact = ({ kind }: Pick<Requirement, 'kind'>): boolean =>
	kind === 'choice' || kind === 'text' || kind === 'number';

export interface Missing {
	requirement: Requirement;
	/** True for the current stage, false for an earlier one. */
	now: boolean;
}

/** Missing information for the stages of a feature's history, the current stage first. */
export function missingOf(
	requirements: readonly Requirement[],
	{ lifecycle, events, facts }: Pick<FeatureDetail, 'lifecycle' | 'events' | 'facts'>
): Missing[] {
	const history = events
		.filter(({ kind, revoked_at, stage }) => kind === 'actual' && revoked_at === null && stage !== null)
		.toSorted((a, b) => (a.date === b.date ? b.id - a.id : a.date < b.date ? 1 : -1));
	const known = new Set(facts.map(({ code }) => code));
	const seen = new Set<string>();
	return history.flatMap((event, back) => {
		const stage = event.stage ?? '';
		// Of repeated stages the latest event counts.
		if (seen.has(stage)) return [];
		seen.add(stage);
		return requirements
			.filter((requirement) => requirement.lifecycle === lifecycle && requirement.stage === stage)
			.filter((requirement) => !isAnswered(requirement, event, known))
			.map((requirement) => ({ requirement, now: back === 0 }));
	});
}

function isAnswered({ kind, field }: Requirement, event: StatusEvent, known: ReadonlySet<string>): boolean {
	if (kind === 'document') return event.document !== null;
	if (kind === 'document_no') return event.document_no !== null;
	if (kind === 'day') return event.precision === 'day';
	return known.has(field);
}
