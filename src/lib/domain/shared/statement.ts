/** A statement of a source: where it stands, how exact its date and how firm its promise is. */

/** Source of a statement: a document and the section in it. */
export interface Citation {
	source: string;
	section: string;
}

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
