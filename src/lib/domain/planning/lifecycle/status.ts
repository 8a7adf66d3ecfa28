import type { LocalText } from '../../shared/text.ts';
import type { Phase } from './phase.ts';

/** Precision of a date: a report on a whole year gives `year`, and no more may be shown. */
export const DATE_PRECISIONS = ['day', 'month', 'quarter', 'year'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/**
 * Strength of a commitment. `commit` is firm (完成, 交付, 开办); the others are soft:
 * `strive` 力争, `promote` 推动, `coordinate` 协调督促.
 */
export const COMMITMENTS = ['commit', 'strive', 'promote', 'coordinate'] as const;
export type Commitment = (typeof COMMITMENTS)[number];
export const isHard = (commitment: Commitment): boolean => commitment === 'commit';

/** One stage of a lifecycle, as the town's data defines it. */
export interface Stage {
	lifecycle: string;
	code: string;
	seq: number;
	phase: Phase;
	name: LocalText;
}

/** Source of a statement: a document and the section in it. */
export interface Citation {
	source: string;
	section: string;
}

/** A known status. `stage` is null where the source states progress outside the lifecycle's stages. */
export interface Status extends Citation {
	stage: string | null;
	phase: Phase | null;
	/** The source's own short term, e.g. 正实施招投标. */
	phrase: LocalText;
	/** ISO date; last day of the period when the precision is coarser than a day. */
	date: string;
	precision: DatePrecision;
}

/** A promised status with its date. */
export interface Target extends Status {
	commitment: Commitment;
}
