/** File format of a scenario, for download and upload. */
import * as v from 'valibot';
import { editsSchema, type Edit } from './scenario.ts';

const FORMAT = 'living-circle-scenario';

const fileSchema = v.object({
	format: v.literal(FORMAT),
	version: v.literal(1),
	town: v.string(),
	/** Query string of its page: presets, minutes, kind. */
	settings: v.pipe(v.string(), v.maxLength(4000)),
	edits: editsSchema
});

export interface ScenarioFile {
	readonly town: string;
	readonly settings: string;
	readonly edits: readonly Edit[];
}

/** A scenario has at most forty edits: a larger file is not a scenario. */
const MAX_SCENARIO_BYTES = 200_000;

export function writeScenario({ town, settings, edits }: ScenarioFile): string {
	return `${JSON.stringify({ format: FORMAT, version: 1, town, settings, edits }, null, '\t')}\n`;
}

export type ScenarioRead =
	{ readonly scenario: ScenarioFile } | { readonly problem: 'not_a_scenario' | 'other_town' | 'too_large' };

/** @param town slug of the current town: the edits refer to its facilities */
export function readScenario(text: string, town: string): ScenarioRead {
	if (text.length > MAX_SCENARIO_BYTES) return { problem: 'too_large' };
	const result = v.safeParse(fileSchema, parsed(text));
	if (!result.success) return { problem: 'not_a_scenario' };
	if (result.output.town !== town) return { problem: 'other_town' };
	return { scenario: result.output };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
