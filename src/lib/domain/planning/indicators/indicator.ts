import type { Commitment } from '../../shared/statement.ts';
import type { Remark } from '../../shared/source.ts';
import type { LocalText } from '../../shared/text.ts';

export type IndicatorOperator = '=' | '>=' | '<=' | '~';

/** One year's figure of an indicator, actual or target, as its source states it. */
export interface IndicatorValue {
	year: number;
	kind: 'actual' | 'target';
	/** Null where the source gives words only (`text`), or where the number is withheld (`suppressed`). */
	value: number | null;
	/** True when a count of people or households is too small to publish. */
	suppressed: boolean;
	text: LocalText | null;
	operator: IndicatorOperator;
	/** `growth`: the value is a change against the year before, in percent. */
	measure: 'level' | 'growth';
	qualifier: LocalText | null;
	period: LocalText | null;
	change: { value: number; unit: 'percent' | 'points' | 'unclear' } | null;
	rank: LocalText | null;
	/** Worked out from the source, not stated in it. */
	derived: boolean;
	commitment: Commitment | null;
	source: string;
	section: string;
}

export interface Indicator {
	code: string;
	theme: string;
	name: LocalText;
	unit: LocalText | null;
	/** By year, actual before target. */
	values: readonly IndicatorValue[];
	notes: readonly Remark[];
}
