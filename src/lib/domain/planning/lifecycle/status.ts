import type { LocalText } from '../../shared/text.ts';
import type { Phase } from './phase.ts';

/** How exact a date is: a report on a whole year gives `year`, and only that much may be shown. */
export const DATE_PRECISIONS = ['day', 'month', 'quarter', 'year'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/**
 * How hard a promise is. `commit` is a hard promise (完成, 交付, 开办); the others are soft:
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

/** Where a statement comes from: a document and the place in it. */
export interface Citation {
	source: string;
	section: string;
}

/** What is known to be so. `stage` is null where the source states progress that is no stage of a lifecycle. */
export interface Status extends Citation {
	stage: string | null;
	phase: Phase | null;
	/** The source's own short term, e.g. 正实施招投标. */
	phrase: LocalText;
	/** ISO date; last day of the period when the precision is coarser than a day. */
	date: string;
	precision: DatePrecision;
}

/** What is promised to be so by a date. */
export interface Target extends Status {
	commitment: Commitment;
}
