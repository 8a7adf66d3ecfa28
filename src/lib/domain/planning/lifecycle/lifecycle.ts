import type { LocalText } from '../../shared/text.ts';
import type { Stage } from './status.ts';

export interface StageDefinition extends Stage {
	entry: LocalText | null;
	evidence: LocalText | null;
}

export interface Lifecycle {
	code: string;
	name: LocalText;
	source: LocalText;
	/** In order of progress. */
	stages: readonly StageDefinition[];
}
