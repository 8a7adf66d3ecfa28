import type { Card } from '../../domain/lifecycle/quarter-board.ts';
import type { I18n } from '../../i18n/index.ts';

export type SheetCell = string | number | null;

/** One milestone as a row of the quarterly sheet, in the order of `plan.quarter.columns`. */
export function boardRow(i18n: I18n, { milestone, light, done, slip }: Card): SheetCell[] {
	const { plan, desk } = i18n.m;
	return [
		milestone.unit,
		i18n.name(milestone.feature.name),
		i18n.name(milestone.title),
		i18n.date(milestone.due, milestone.precision),
		done ? plan.done : plan.light[light],
		done ? milestone.done_on : null,
		slip ? i18n.date(slip.from, slip.fromPrecision) : null,
		slip ? slip.days : null,
		desk.status.visibilities[milestone.visibility],
		milestone.document,
		i18n.name(milestone.note) || null
	];
}
