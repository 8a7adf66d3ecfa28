import type { Citation, Commitment, DatePrecision } from '../../shared/statement.ts';
import type { LocalText } from '../../shared/text.ts';
import type { Phase } from '../../shared/phase.ts';

/** One stage of a lifecycle, as the town's data defines it. */
export interface Stage {
	lifecycle: string;
	code: string;
	seq: number;
	phase: Phase;
	name: LocalText;
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
