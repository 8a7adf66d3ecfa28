import * as v from 'valibot';
import { REQUIREMENT_KINDS, type Requirement } from '../../domain/planning/lifecycle/requirement.ts';
import type { Visibility } from '../../domain/shared/visibility.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { DataClient } from '../client.ts';
import { rpcOrRefusal, unwrap, type Answer } from '../rpc.ts';
import { optionalText, text } from '../shared/schemas.ts';

const requirement = v.object({
	lifecycle: v.string(),
	stage: v.string(),
	seq: v.number(),
	field: v.string(),
	kind: v.picklist(REQUIREMENT_KINDS),
	name: text,
	unit: optionalText,
	choices: v.nullable(v.array(v.object({ code: v.string(), name: text })))
});

/** Required fields of one lifecycle, by stage. */
export async function listRequirements(db: DataClient, town: string, lifecycle: string): Promise<Requirement[]> {
	const answer = await db
		.from('stage_requirements')
		.select('lifecycle, stage, seq, field, kind, name, unit, choices')
		.eq('town_code', town)
		.eq('lifecycle', lifecycle)
		.order('stage')
		.order('seq');
	return unwrap(answer, v.array(requirement));
}

export const FILL_REFUSALS = ['unknown_feature', 'no_lifecycle', 'nothing_given', 'bad_field', 'not_allowed'] as const;
export type FillRefusal = (typeof FILL_REFUSALS)[number];

/** Adds missing required fields of the stages that a feature has been at. */
export async function fillRequired(
	db: DataClient,
	town: string,
	feature: string,
	fields: Readonly<Record<string, string>>,
	{ language, visibility }: { language: Language; visibility: Visibility }
): Promise<Answer<{ id: number }, FillRefusal>> {
	const args = {
		p_town: town,
		p_feature: feature,
		p_fields: fields,
		p_language: language,
		p_visibility: visibility
	};
	return rpcOrRefusal(db, 'fill_required', args, v.object({ id: v.number() }), FILL_REFUSALS);
}
