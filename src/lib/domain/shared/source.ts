import type { Commitment, DatePrecision } from './statement.ts';
import type { LocalText } from './text.ts';

export interface SourceSection {
	code: string;
	name: LocalText;
}

/** A source document and how it was evaluated. */
export interface SourceDocument {
	slug: string;
	kind: string;
	title: LocalText;
	author: LocalText | null;
	published_on: string | null;
	period: LocalText | null;
	occasion: LocalText | null;
	licence: LocalText | null;
	how_read: LocalText;
	missing: readonly LocalText[];
	sections: readonly SourceSection[];
	/** How many records cite it: features, status events, facts, programmes, notes, indicator values. */
	cited: {
		features: number;
		events: number;
		facts: number;
		programmes: number;
		notes: number;
		indicator_values: number;
	};
}

/** A statement about the town's activities without a position. */
export interface Programme {
	slug: string;
	name: LocalText;
	theme: string;
	kind: string;
	summary: LocalText;
	reported: StatementAt | null;
	promised: (StatementAt & { commitment: Commitment }) | null;
	indicators: readonly string[];
	source: string;
	section: string;
}

export interface StatementAt {
	text: LocalText;
	date: string;
	precision: DatePrecision;
	source: string;
	section: string;
}

/** A glossary entry, goal, problem, award, or contradiction in a source. */
export interface SourceNote {
	slug: string;
	kind: string;
	name: LocalText;
	text: LocalText;
	source: string;
	section: string;
}

export const REMARK_KINDS = ['tension', 'gap', 'remark'] as const;
/** A remark attached to a feature or an indicator. */
export interface Remark {
	kind: (typeof REMARK_KINDS)[number];
	text: LocalText;
}
